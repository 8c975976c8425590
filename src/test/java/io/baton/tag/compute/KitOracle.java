package io.baton.tag.compute;

import io.baton.cohort.Column;
import io.baton.cohort.FieldIndex;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Every tag of a kit by a query of its own. */
public final class KitOracle {
  private KitOracle() {}

  /** Codes of the tags whose values in the index are other ones than those of their query. */
  public static List<String> differences(
      String kit, List<FactTable> tables, TagEngine engine, LocalDate asOf, FieldIndex index) {
    return TagKits.read(JsonMapper.builder().build()).stream()
        .filter(each -> each.code().equals(kit))
        .flatMap(each -> each.members().stream())
        .filter(member -> !same(member, tables, engine, asOf, index))
        .map(TagKit.Member::code)
        .toList();
  }

  private static boolean same(
      TagKit.Member member,
      List<FactTable> tables,
      TagEngine engine,
      LocalDate asOf,
      FieldIndex index) {
    TagDefinition definition = TagDefinition.parse(member.definition());
    FactTable table =
        tables.stream().filter(t -> t.code().equals(definition.table())).findFirst().orElseThrow();
    Column wanted = ComputedColumn.of(member.code(), definition, table, engine, asOf);
    return Arrays.equals(wanted.toBytes(), index.column(member.code()).orElseThrow().toBytes());
  }
}
