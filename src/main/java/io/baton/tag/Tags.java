package io.baton.tag;

import io.baton.access.Audit;
import io.baton.cohort.WrittenColumn;
import io.baton.shared.BatonException;
import io.baton.source.Warehouse;
import io.baton.tag.ColumnReading.Wanted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is known about customers. Values are computed in the warehouse, stored in PostgreSQL and
 * published to the field index once that has committed.
 */
@Component
public class Tags {
  /** A text column with more values than this is no tag: a bitmap a value would not be worth it. */
  public static final int MOST_VALUES = 10_000;

  private static final String CUSTOMER = "_customer";

  private final TagBook book;
  private final StoringColumns storing;
  private final SourceTags ofSources;
  private final Warehouse warehouse;
  private final Audit audit;
  private final TagLifeCycle life;

  Tags(
      TagBook book,
      StoringColumns storing,
      SourceTags ofSources,
      Warehouse warehouse,
      Audit audit,
      TagLifeCycle life) {
    this.book = book;
    this.storing = storing;
    this.ofSources = ofSources;
    this.warehouse = warehouse;
    this.audit = audit;
    this.life = life;
  }

  /** In order of code. */
  public List<Tag> all() {
    return book.all();
  }

  /** Those that may be used in something new, in order of code. */
  public List<Tag> online() {
    List<Tag> all = all();
    Set<String> off = life.notOnline(all.stream().map(Tag::code).toList());
    return all.stream().filter(tag -> !off.contains(tag.code())).toList();
  }

  public Optional<Tag> find(String code) {
    return book.find(code);
  }

  /**
   * Makes tags {@code <source>.<column>} of the source's columns, or computes them again.
   *
   * @param columns names of the columns; null for all that are fit to be tags
   * @throws BatonException SOURCE_UNKNOWN, TAG_UNKNOWN_COLUMN, or TAG_TOO_MANY_VALUES for a named
   *     column of texts that are nearly all different
   */
  @Transactional
  public List<Tag> makeFromSource(String sourceCode, @Nullable List<String> columns) {
    List<Tag> tags = ofSources.make(sourceCode, columns);
    audit.record(
        "TAGS_MADE",
        "source:" + tags.stream().findFirst().map(Tag::source).orElse(sourceCode),
        Map.of("tags", tags.stream().map(Tag::code).toList()));
    return reread(tags);
  }

  /**
   * Adds tags to the catalogue whose values come from {@link #computeFromQuery}; one that is there
   * gets its new names and type.
   */
  @Transactional
  public List<Tag> define(List<TagDraft> drafts) {
    List<Tag> tags = drafts.stream().map(draft -> book.put(draft, null, null)).toList();
    audit.record("TAGS_DEFINED", "tags", Map.of("tags", tags.stream().map(Tag::code).toList()));
    return tags;
  }

  /**
   * Gives a tag other names; its code, and so every rule that names it, stays.
   *
   * @throws BatonException TAG_UNKNOWN, TAG_INVALID with the name
   */
  @Transactional
  public void rename(String code, String nameZh, String nameEn) {
    Tag tag = get(code);
    TagNames names = new TagNames(nameZh, nameEn);
    book.rename(tag, names);
    audit.record(
        "TAG_RENAMED",
        "tag:" + code,
        Map.of(
            "before", List.of(tag.nameZh(), tag.nameEn()),
            "after", List.of(names.nameZh(), names.nameEn())));
  }

  /** Whether nobody has approved it yet. */
  public boolean isDraft(String code) {
    return life.standing(code).state() == TagState.DRAFT;
  }

  /**
   * Puts tags online that come with the product, each with its data sheet; one that somebody has
   * described already stays as it is.
   *
   * @param sheets by code of the tag
   * @throws BatonException TAG_UNKNOWN, TAG_SHEET_INCOMPLETE, TAG_INVALID
   */
  @Transactional
  public void install(Map<String, TagSheet> sheets) {
    sheets.forEach((code, sheet) -> life.describeBuiltIn(get(code), sheet));
  }

  /**
   * Refuses tags that are not online in what is new; what is there already goes on.
   *
   * @param codes what the new version names; one that is no tag is passed over
   * @param before what the version before named
   * @throws BatonException TAG_NOT_ONLINE with a finding a tag
   */
  public void requireOnline(Collection<String> codes, Collection<String> before) {
    life.requireOnline(codes.stream().filter(code -> !before.contains(code)).toList());
  }

  /**
   * Computes defined tags. Not for text from outside: the query is run as it is.
   *
   * @param codes of the tags, in the order of the query's columns
   * @param select DuckDB SQL: first the customer's id, then one column a tag
   * @throws BatonException TAG_UNKNOWN
   */
  @Transactional
  public List<Tag> computeFromQuery(List<String> codes, String select) {
    Map<String, Tag> tags = new LinkedHashMap<>();
    codes.forEach(code -> tags.put(code, get(code)));
    StringJoiner names = new StringJoiner(", ", "(", ")").add(CUSTOMER);
    codes.forEach(code -> names.add(Warehouse.name(code)));
    Path result = temporary();
    try {
      warehouse.execute(
          "copy (select * from (%s) as t%s) to %s (format parquet)"
              .formatted(select, names, Warehouse.text(result.toString())));
      List<Wanted> wanted =
          tags.values().stream().map(tag -> new Wanted(tag.field(), tag.code())).toList();
      storing.read(tags, new ColumnReading(warehouse, result, CUSTOMER, rows(result)), wanted);
      return reread(List.copyOf(tags.values()));
    } finally {
      delete(result);
    }
  }

  /**
   * Takes columns that were computed elsewhere, of tags that are defined, in place of their last
   * values.
   *
   * @throws BatonException TAG_UNKNOWN
   */
  @Transactional
  public void take(List<WrittenColumn> columns) {
    Map<String, WrittenColumn> byCode = new LinkedHashMap<>();
    columns.forEach(column -> byCode.put(column.field().code(), column));
    Map<Tag, WrittenColumn> stored = new LinkedHashMap<>();
    book.find(byCode.keySet()).forEach(tag -> stored.put(tag, byCode.remove(tag.code())));
    byCode.keySet().forEach(this::get);
    storing.store(stored);
  }

  /**
   * Notes how a tag stands whose values are kept elsewhere and only published to the field index.
   *
   * @param known customers who have a value
   */
  @Transactional
  public void live(String code, long known) {
    book.live(code, known);
  }

  /**
   * @throws BatonException TAG_UNKNOWN
   */
  Tag get(String code) {
    return find(code)
        .orElseThrow(() -> new BatonException(TagError.TAG_UNKNOWN, "there is no tag " + code));
  }

  private List<Tag> reread(List<Tag> tags) {
    return tags.stream().map(tag -> get(tag.code())).toList();
  }

  private long rows(Path parquet) {
    long[] rows = new long[1];
    warehouse.query(
        "select count(*) from read_parquet(" + Warehouse.text(parquet.toString()) + ")",
        row -> rows[0] = row.getLong(1));
    return rows[0];
  }

  private Path temporary() {
    Path file = warehouse.directory().resolve("staging").resolve(UUID.randomUUID() + ".parquet");
    try {
      Files.createDirectories(file.getParent());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
