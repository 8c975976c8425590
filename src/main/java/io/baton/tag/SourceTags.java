package io.baton.tag;

import io.baton.cohort.Column;
import io.baton.cohort.FieldType;
import io.baton.cohort.WrittenColumn;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.Source;
import io.baton.source.SourceColumn;
import io.baton.source.SourceImported;
import io.baton.source.Sources;
import io.baton.source.Warehouse;
import io.baton.tag.ColumnReading.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tags whose values are a column of an imported source. */
@Component
class SourceTags {
  private static final String CUSTOMER = "_customer";

  private final TagBook book;
  private final StoringColumns columns;
  private final Sources sources;
  private final Warehouse warehouse;
  private final TagLifeCycle life;
  private final TagUsage usage;

  SourceTags(
      TagBook book,
      StoringColumns columns,
      Sources sources,
      Warehouse warehouse,
      TagLifeCycle life,
      TagUsage usage) {
    this.book = book;
    this.columns = columns;
    this.sources = sources;
    this.warehouse = warehouse;
    this.life = life;
    this.usage = usage;
  }

  /**
   * @throws BatonException as {@link Tags#makeFromSource}
   */
  List<Tag> make(String sourceCode, @Nullable List<String> wanted) {
    Source source = sources.get(sourceCode);
    List<Tag> tags = new ArrayList<>();
    for (SourceColumn column : chosen(source, wanted)) {
      Tag tag = book.put(draft(source, column), source.code(), column.name());
      life.describeImported(tag, source.code(), column.name());
      tags.add(tag);
    }
    compute(source, tags);
    return tags;
  }

  /** One that is there goes by the names that it was given. */
  private TagDraft draft(Source source, SourceColumn column) {
    String code = source.code() + "." + column.name();
    Optional<Tag> before = book.find(code);
    return new TagDraft(
        code,
        before.map(Tag::nameZh).orElse(column.name()),
        before.map(Tag::nameEn).orElse(column.name()),
        column.type(),
        column.scale());
  }

  private static List<SourceColumn> chosen(Source source, @Nullable List<String> columns) {
    if (columns == null) {
      return source.columns().stream().filter(SourceTags::fit).toList();
    }
    List<SourceColumn> chosen = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    TagError error = TagError.TAG_UNKNOWN_COLUMN;
    for (int i = 0; i < columns.size(); i++) {
      Optional<SourceColumn> column = source.column(columns.get(i));
      if (column.isEmpty()) {
        findings.add(
            new Finding(
                "/columns/" + i, "TAG_UNKNOWN_COLUMN", "the source has no column of that name"));
      } else if (!fit(column.get())) {
        error = TagError.TAG_TOO_MANY_VALUES;
        findings.add(
            new Finding(
                "/columns/" + i,
                "TAG_TOO_MANY_VALUES",
                "a tag has at most " + Tags.MOST_VALUES + " different texts"));
      } else if (!chosen.contains(column.get())) {
        chosen.add(column.get());
      }
    }
    if (!findings.isEmpty()) {
      throw new BatonException(error, "some columns cannot become tags", findings);
    }
    return chosen;
  }

  private static boolean fit(SourceColumn column) {
    return column.type() != FieldType.ENUM || column.distinct() <= Tags.MOST_VALUES;
  }

  /**
   * Follows a source: in the import's transaction, so that a rule never meets new rows with old
   * values. A column that is gone leaves its tag without values, because campaigns may name it. A
   * tag that is offline and that nobody uses keeps its last values until it is back.
   */
  @EventListener
  void follow(SourceImported imported) {
    List<Tag> tags = book.ofSource(imported.code());
    Set<String> stopped = usage.stopped(tags.stream().map(Tag::code).toList());
    List<Tag> behind =
        tags.stream()
            .filter(tag -> !stopped.contains(tag.code()))
            .filter(
                tag ->
                    imported.gone().contains(column(tag))
                        || imported.changed().contains(column(tag))
                        || sources.get(imported.code()).column(column(tag)).isEmpty())
            .toList();
    catchUp(sources.get(imported.code()), behind);
  }

  /** What was not computed while it was offline. */
  @EventListener
  void follow(TagResumed resumed) {
    book.find(resumed.code())
        .filter(tag -> tag.source() != null)
        .ifPresent(tag -> catchUp(sources.get(String.valueOf(tag.source())), List.of(tag)));
  }

  private void catchUp(Source source, List<Tag> tags) {
    List<Tag> changed = new ArrayList<>();
    Map<Tag, WrittenColumn> emptied = new LinkedHashMap<>();
    for (Tag tag : tags) {
      Optional<SourceColumn> column = source.column(column(tag)).filter(SourceTags::fit);
      if (column.isEmpty()) {
        emptied.put(tag, WrittenColumn.of(Column.unknown(tag.field())));
      } else {
        SourceColumn now = column.get();
        TagDraft draft =
            new TagDraft(tag.code(), tag.nameZh(), tag.nameEn(), now.type(), now.scale());
        changed.add(book.put(draft, tag.source(), tag.column()));
      }
    }
    columns.store(emptied);
    compute(source, changed);
  }

  private void compute(Source source, List<Tag> tags) {
    Map<String, Tag> byCode = new LinkedHashMap<>();
    tags.forEach(tag -> byCode.put(tag.code(), tag));
    List<Wanted> wanted = tags.stream().map(tag -> new Wanted(tag.field(), column(tag))).toList();
    columns.read(
        byCode,
        new ColumnReading(warehouse, sources.parquet(source.code()), CUSTOMER, source.rows()),
        wanted);
  }

  private static String column(Tag tag) {
    return String.valueOf(tag.column());
  }
}
