package io.baton.source;

import static io.baton.source.Warehouse.name;
import static io.baton.source.Warehouse.text;

import io.baton.source.Mapping.Kept;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a new version of a source with the one before: one full outer join of the two files,
 * which tells every row and every column apart in a single pass.
 */
final class Comparison {
  private final Warehouse warehouse;
  private final Path draft;
  private final List<Kept> kept;

  Comparison(Warehouse warehouse, Path draft, List<Kept> kept) {
    this.warehouse = warehouse;
    this.draft = draft;
    this.kept = kept;
  }

  Outcome withNothing(long accepted) {
    Set<String> all = new LinkedHashSet<>();
    kept.forEach(column -> all.add(column.name()));
    return new Outcome(accepted, accepted, 0, 0, 0, columns(), all, Set.of());
  }

  Outcome with(Source before, Path file) {
    List<String> differences = new ArrayList<>();
    for (Kept column : kept) {
      differences.add(difference(column, before.column(column.name())));
    }
    Set<String> gone = new LinkedHashSet<>();
    for (SourceColumn column : before.columns()) {
      if (kept.stream().noneMatch(now -> now.name().equals(column.name()))) {
        gone.add(column.name());
        differences.add("o." + name(column.name()) + " is not null");
      }
    }
    String anyDifference = differences.isEmpty() ? "false" : String.join(" or ", differences);
    StringBuilder select =
        new StringBuilder(
            """
            select count(*) filter (where o._customer is null),
              count(*) filter (where n._customer is null),
              count(*) filter (where o._customer is not null and n._customer is not null and (%s)),
              count(n._customer)"""
                .formatted(anyDifference));
    differences.stream()
        .limit(kept.size())
        .forEach(test -> select.append(", count(*) filter (where ").append(test).append(")"));
    select.append(
        " from read_parquet(%s) o full outer join read_parquet(%s) n on o._customer = n._customer"
            .formatted(text(file.toString()), text(draft.toString())));
    List<Outcome> outcomes = new ArrayList<>();
    warehouse.query(
        select.toString(),
        row -> {
          Set<String> changed = new LinkedHashSet<>();
          for (int i = 0; i < kept.size(); i++) {
            if (row.getLong(5 + i) > 0 || retyped(kept.get(i), before)) {
              changed.add(kept.get(i).name());
            }
          }
          long created = row.getLong(1);
          long changedRows = row.getLong(3);
          long accepted = row.getLong(4);
          outcomes.add(
              new Outcome(
                  accepted,
                  created,
                  changedRows,
                  accepted - created - changedRows,
                  row.getLong(2),
                  columns(),
                  changed,
                  gone));
        });
    return outcomes.get(0);
  }

  private static String difference(Kept now, Optional<SourceColumn> before) {
    String column = name(now.name());
    if (before.isEmpty()) {
      return "n." + column + " is not null";
    }
    return same(now, before.get())
        ? "o." + column + " is distinct from n." + column
        : "o." + column + "::varchar is distinct from n." + column + "::varchar";
  }

  private static boolean retyped(Kept now, Source before) {
    return before.column(now.name()).map(column -> !same(now, column)).orElse(true);
  }

  private static boolean same(Kept now, SourceColumn before) {
    return now.type() == before.type() && now.scale() == before.scale();
  }

  private List<SourceColumn> columns() {
    if (kept.isEmpty()) {
      return List.of();
    }
    StringBuilder select = new StringBuilder("select count(*)");
    kept.forEach(
        column ->
            select.append(", count(%1$s), count(distinct %1$s)".formatted(name(column.name()))));
    select.append(" from read_parquet(").append(text(draft.toString())).append(")");
    List<SourceColumn> columns = new ArrayList<>();
    warehouse.query(
        select.toString(),
        row -> {
          for (int i = 0; i < kept.size(); i++) {
            Kept column = kept.get(i);
            long nulls = row.getLong(1) - row.getLong(2 + 2 * i);
            columns.add(
                new SourceColumn(
                    column.name(), column.type(), column.scale(), nulls, row.getLong(3 + 2 * i)));
          }
        });
    return columns;
  }
}
