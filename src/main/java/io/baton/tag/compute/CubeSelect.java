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
 * The one scan of a cube, in order of customer, day and combination of tested texts.
 *
 * <p>An engine elsewhere sums up what it sends. The embedded one hands out its rows as they are:
 * few share a customer, a day and a combination, and then its grouping costs three times what the
 * rest of the scan does.
 */
final class CubeSelect {
  private final CubeShape shape;
  private final Dialect dialect;
  private final boolean grouped;

  CubeSelect(CubeShape shape, Dialect dialect) {
    this.shape = shape;
    this.dialect = dialect;
    this.grouped = dialect != Dialect.DUCKDB;
  }

  /** How many numbers a row has. */
  int columns() {
    return 3 + (grouped ? 1 + 4 * shape.measures().size() : 2 * shape.measures().size());
  }

  /** What a row of numbers says, be it one row of the table or the sum of some. */
  void read(long[] numbers, CubeRow row) {
    row.customer = (int) numbers[0];
    row.day = (int) numbers[1];
    row.combination = (int) numbers[2];
    int at = 3;
    row.rows = grouped ? numbers[at++] : 1;
    for (int m = 0; m < row.counts.length; m++) {
      row.counts[m] = numbers[at++];
      row.sums[m] = numbers[at];
      row.least[m] = grouped ? numbers[++at] : numbers[at];
      row.most[m] = grouped ? numbers[++at] : numbers[at];
      at++;
    }
  }

  /**
   * @param days epoch days to read; null for all in the longest window
   */
  String of(LocalDate asOf, @Nullable Collection<Integer> days) {
    FactTable table = shape.table();
    String day = name(String.valueOf(table.day()));
    StringJoiner select =
        new StringJoiner(", ", "select ", " from " + table.relation() + " as facts where ");
    select.add("_customer").add(dialect.epochDay(day)).add(combination());
    if (grouped) {
      select.add("count(*)");
    }
    for (String measure : shape.measures()) {
      String value = DefinitionSql.scaled(table.column(measure).orElseThrow(), dialect);
      select.add(
          (grouped
                  ? "count(%1$s), cast(sum(%1$s) as bigint), min(%1$s), max(%1$s)"
                  : "case when %1$s is null then 0 else 1 end, %1$s")
              .formatted(value));
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
        + (grouped ? " group by 1, 2, 3" : "")
        + " order by 1, 2, 3";
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
