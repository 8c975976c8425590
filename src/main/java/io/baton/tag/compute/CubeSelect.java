package io.baton.tag.compute;

import static io.baton.source.Warehouse.name;
import static io.baton.source.Warehouse.text;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The one scan of a cube. Rows: customer, epoch day, combination of tested texts, how many; then
 * four numbers a measure (how many are known, sum, least, greatest). In order of customer, day and
 * combination.
 */
final class CubeSelect {
  private final CubeShape shape;
  private final Dialect dialect;

  CubeSelect(CubeShape shape, Dialect dialect) {
    this.shape = shape;
    this.dialect = dialect;
  }

  /**
   * @param days epoch days to read; null for all in the longest window
   */
  String of(LocalDate asOf, @Nullable Collection<Integer> days) {
    FactTable table = shape.table();
    String day = name(String.valueOf(table.day()));
    StringJoiner select =
        new StringJoiner(", ", "select ", " from " + table.relation() + " as facts where ");
    select.add("_customer").add(dialect.epochDay(day)).add(combination()).add("count(*)");
    for (String measure : shape.measures()) {
      String value = DefinitionSql.scaled(table.column(measure).orElseThrow(), dialect);
      select.add("count(%1$s), cast(sum(%1$s) as bigint), min(%1$s), max(%1$s)".formatted(value));
    }
    String from =
        shape.longestDays() == Integer.MAX_VALUE
            ? ""
            : " and " + day + " > date '" + asOf.minusDays(shape.longestDays()) + "'";
    String some = "";
    if (days != null) {
      StringJoiner dates = new StringJoiner(", ", " and " + day + " in (", ")");
      days.forEach(one -> dates.add("date '" + LocalDate.ofEpochDay(one) + "'"));
      some = dates.toString();
    }
    return select
        + day
        + " <= date '"
        + asOf
        + "'"
        + from
        + some
        + " group by 1, 2, 3 order by 1, 2, 3";
  }

  private String combination() {
    StringBuilder combination = new StringBuilder("0");
    int weight = 1;
    for (Map.Entry<String, List<String>> dimension : shape.dimensions().entrySet()) {
      combination.append(" + case ").append(name(dimension.getKey()));
      List<String> texts = dimension.getValue();
      for (int i = 0; i < texts.size(); i++) {
        combination.append(" when ").append(text(texts.get(i)));
        combination.append(" then ").append((i + 1) * weight);
      }
      combination.append(" else 0 end");
      weight = Math.multiplyExact(weight, texts.size() + 1);
    }
    return combination.toString();
  }
}
