package io.baton.standard;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import io.baton.shared.Finding;
import io.baton.source.Source;
import io.baton.source.Sources;
import io.baton.standard.MappingLoad.MappingsLoaded;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts columns of sources under standards and says what their raw codes mean. */
@Component
public class Mappings implements StandardUsers {
  private static final int MOST = 20_000;

  private final MappingBook book;
  private final Standards standards;
  private final Sources sources;
  private final HeadOffice headOffice;
  private final Access access;
  private final Audit audit;

  Mappings(
      MappingBook book,
      Standards standards,
      Sources sources,
      HeadOffice headOffice,
      Access access,
      Audit audit) {
    this.book = book;
    this.standards = standards;
    this.sources = sources;
    this.headOffice = headOffice;
    this.access = access;
    this.audit = audit;
  }

  /**
   * @throws BatonException STANDARD_COLUMN_UNKNOWN
   */
  StandardColumn get(long id) {
    return book.find(id)
        .orElseThrow(
            () ->
                new BatonException(
                    StandardError.STANDARD_COLUMN_UNKNOWN, "there is no such column"));
  }

  /**
   * The column's values are translated from the next import on.
   *
   * @param same whether the standard's own codes mean themselves in this column
   * @throws BatonException SOURCE_UNKNOWN, STANDARD_COLUMN_UNKNOWN, STANDARD_UNKNOWN,
   *     STANDARD_COLUMN_TAKEN, STANDARD_HEAD_OFFICE_ONLY
   */
  @Transactional
  StandardColumn add(String sourceCode, String column, String standardCode, boolean same) {
    headOffice.require();
    Source source = sources.get(sourceCode);
    if (source.column(column).isEmpty()) {
      throw new BatonException(
          StandardError.STANDARD_COLUMN_UNKNOWN,
          "the source %s has no such column".formatted(source.code()),
          List.of(
              new Finding(
                  "/column",
                  StandardError.STANDARD_COLUMN_UNKNOWN.name(),
                  "the source has no column of that name")));
    }
    CodeStandard standard = standards.hold(standardCode);
    long id =
        book.add(source.code(), column, standard.code(), access.callerName())
            .orElseThrow(
                () ->
                    new BatonException(
                        StandardError.STANDARD_COLUMN_TAKEN,
                        "the column is under a standard already"));
    if (same) {
      book.map(
          id,
          standard.values().stream()
              .map(value -> new CodeMapping(value.code(), value.code()))
              .toList());
    }
    StandardColumn added = get(id);
    record("STANDARD_COLUMN_PUT", added, Map.of("standard", standard.code()));
    return added;
  }

  /**
   * Puts a column under a standard together with its mappings; one that is under a standard already
   * stays as somebody has left it.
   *
   * @param same whether the standard's own codes mean themselves in this column
   * @throws BatonException as {@link #add} and {@link #map}
   */
  @Transactional
  public void bring(
      String source, String column, String standard, boolean same, Map<String, String> codes) {
    if (book.ofSource(source).stream().anyMatch(each -> each.column().equals(column))) {
      return;
    }
    long id = add(source, column, standard, same).id();
    if (!codes.isEmpty()) {
      map(
          id,
          codes.entrySet().stream()
              .map(each -> new CodeMapping(each.getKey(), each.getValue()))
              .toList());
    }
  }

  /** What was translated stays so until the next import. */
  @Transactional
  void remove(long id) {
    headOffice.require();
    StandardColumn column = get(id);
    book.remove(id);
    record("STANDARD_COLUMN_REMOVED", column, Map.of("standard", column.standard()));
  }

  /**
   * All of them or none.
   *
   * @throws BatonException STANDARD_INVALID with a finding a fault, STANDARD_TOO_MANY
   */
  @Transactional
  MappingsLoaded map(long id, List<CodeMapping> mappings) {
    headOffice.require();
    MappingLoad load = new MappingLoad(standards.hold(get(id).standard()));
    for (int i = 0; i < mappings.size(); i++) {
      load.take("/mappings/" + i, "/", mappings.get(i));
    }
    if (!load.findings().isEmpty()) {
      throw new BatonException(
          StandardError.STANDARD_INVALID, "some mappings lead nowhere", load.findings());
    }
    return write(id, load);
  }

  /**
   * The good lines of a CSV file of raw code and standard code.
   *
   * @throws BatonException STANDARD_UNREADABLE, STANDARD_TOO_MANY
   */
  @Transactional
  MappingsLoaded load(long id, InputStream file) {
    headOffice.require();
    MappingLoad load = new MappingLoad(standards.hold(get(id).standard()));
    load.read(file);
    return write(id, load);
  }

  private MappingsLoaded write(long id, MappingLoad load) {
    Map<String, String> before = book.mappings(id);
    List<CodeMapping> changed =
        load.taken().values().stream()
            .filter(mapping -> !mapping.code().equals(before.get(mapping.raw())))
            .toList();
    long added = changed.stream().filter(each -> !before.containsKey(each.raw())).count();
    if (before.size() + added > MOST) {
      throw new BatonException(
          StandardError.STANDARD_TOO_MANY, "a column has at most %,d mappings".formatted(MOST));
    }
    if (!changed.isEmpty()) {
      book.map(id, changed);
      mapped(id, Map.of("added", added, "changed", changed.size() - added));
    }
    return load.report(added, changed.size() - added);
  }

  @Transactional
  void unmap(long id, Collection<String> raws) {
    headOffice.require();
    get(id);
    int removed = book.unmap(id, raws);
    if (removed > 0) {
      mapped(id, Map.of("removed", removed));
    }
  }

  /** The hash says which mappings hold from now on, without what systems write in their columns. */
  private void mapped(long id, Map<String, Object> counts) {
    book.changed(id, access.callerName());
    Map<String, Object> details = new java.util.TreeMap<>(counts);
    details.put("hash", hash(book.mappings(id)));
    record("STANDARD_MAPPED", get(id), details);
  }

  static String hash(Map<String, String> mappings) {
    StringBuilder all = new StringBuilder();
    mappings.forEach((raw, code) -> all.append(raw).append('\n').append(code).append('\n'));
    return Canonical.sha256(all.toString());
  }

  private void record(String action, StandardColumn column, Map<String, ?> details) {
    audit.record(action, "standard-column:" + column.tag(), details);
  }

  @Override
  public List<Finding> usersOf(String standard) {
    return book.ofStandard(standard).stream().map(column -> used(column.tag(), "")).toList();
  }

  @Override
  public List<Finding> usersOf(String standard, Set<String> values) {
    return book.leadingTo(standard, values).stream()
        .collect(
            Collectors.groupingBy(
                each -> each.source() + "." + each.column(),
                java.util.TreeMap::new,
                Collectors.mapping(
                    MappingBook.Meaning::code, Collectors.toCollection(java.util.TreeSet::new))))
        .entrySet()
        .stream()
        .map(each -> used(each.getKey(), ": " + String.join(", ", each.getValue())))
        .toList();
  }

  private static Finding used(String column, String what) {
    return new Finding(
        "COLUMN:" + column,
        StandardError.STANDARD_IN_USE.name(),
        "mappings of the column %s lead there%s".formatted(column, what));
  }
}
