package io.baton.tag.compute;

import io.baton.access.Audit;
import io.baton.cohort.Field;
import io.baton.shared.BatonException;
import io.baton.tag.DescribingTags;
import io.baton.tag.Tag;
import io.baton.tag.TagSheet;
import io.baton.tag.Tags;
import io.baton.tag.compute.MovingFile.MovingColumn;
import io.baton.tag.compute.MovingFile.MovingTable;
import io.baton.tag.compute.MovingFile.MovingTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes tags down for another environment, together with the tags and tables they rest on. */
@Component
class ExportingTags {
  private static final int MOST = 5_000;

  private final RunBook book;
  private final TagComputation computation;
  private final MergedTables merged;
  private final Tags tags;
  private final DescribingTags sheets;
  private final Audit audit;
  private final JsonMapper json;

  ExportingTags(
      RunBook book,
      TagComputation computation,
      MergedTables merged,
      Tags tags,
      DescribingTags sheets,
      Audit audit,
      JsonMapper json) {
    this.book = book;
    this.computation = computation;
    this.merged = merged;
    this.tags = tags;
    this.sheets = sheets;
    this.audit = audit;
    this.json = json;
  }

  /**
   * @throws BatonException TAG_NOT_DEFINED, DEFINITION_UNKNOWN_TABLE where a table has gone,
   *     TAG_FILE_UNFIT where there are too many
   */
  @Transactional
  MovingFile of(List<String> wanted) {
    if (wanted.isEmpty() || wanted.size() > MOST) {
      throw new BatonException(
          DefinitionError.TAG_FILE_UNFIT, "1 to %,d tags go into a file".formatted(MOST));
    }
    List<FactTable> tables = computation.tables();
    Map<String, String> hashes = book.canonicals();
    List<MovingTag> moving = new ArrayList<>();
    Map<String, Set<String>> columns = new LinkedHashMap<>();
    for (String code : withNeeds(wanted)) {
      MovingTag tag = tag(code, hashes);
      TagDefinition definition = TagDefinition.parse(tag.definition());
      columns
          .computeIfAbsent(definition.table(), table -> new LinkedHashSet<>())
          .addAll(DefinedOrigins.named(definition));
      moving.add(tag);
    }
    List<MovingTable> needed = new ArrayList<>();
    columns.forEach((table, names) -> needed.add(table(tables, table, names)));
    MovingFile file =
        new MovingFile(
            MovingFile.FORMAT,
            needed,
            merged.all().stream().filter(each -> columns.containsKey(each.code())).toList(),
            moving);
    audit.record("TAGS_EXPORTED", "tags", Map.of("tags", moving.size()));
    return file;
  }

  /** What a prediction is measured by comes first. */
  private Set<String> withNeeds(List<String> wanted) {
    Set<String> all = new LinkedHashSet<>();
    for (String code : wanted) {
      String outcome = tags.find(code).isEmpty() ? null : sheets.sheetOf(code).outcomeTag();
      if (outcome != null && book.definition(outcome).isPresent()) {
        all.add(outcome);
      }
      all.add(code);
    }
    return all;
  }

  private MovingTag tag(String code, Map<String, String> hashes) {
    Tag tag = tags.find(code).orElseThrow(() -> undefined(code));
    TagSheet sheet = sheets.sheetOf(code);
    return new MovingTag(
        code,
        tag.nameZh(),
        tag.nameEn(),
        book.classOf(code).orElseThrow(() -> undefined(code)),
        json.readTree(book.definition(code).orElseThrow(() -> undefined(code))),
        hashes.getOrDefault(code, ""),
        sheet.theme() == null ? null : sheet);
  }

  private static MovingTable table(List<FactTable> tables, String code, Set<String> names) {
    FactTable table = TagComputation.table(tables, code);
    Set<String> needed = new LinkedHashSet<>(names);
    if (table.day() != null) {
      needed.add(table.day());
    }
    return new MovingTable(
        code,
        table.columns().stream()
            .filter(column -> needed.contains(column.code()))
            .map(ExportingTags::column)
            .toList());
  }

  private static MovingColumn column(Field field) {
    return new MovingColumn(field.code(), field.type(), field.scale());
  }

  private static BatonException undefined(String code) {
    return new BatonException(
        DefinitionError.TAG_NOT_DEFINED, "there is no definition of a tag " + code);
  }
}
