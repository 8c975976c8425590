package io.baton.tag.compute;

import static io.baton.source.Warehouse.name;
import static io.baton.source.Warehouse.text;

import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A definition held against its table, and the SELECT that computes it: {@code _customer} and
 * {@code value}. Numbers are scaled whole numbers and dates epoch days in it, so that two engines
 * cannot differ in how they round. Identifiers are names of the table's columns, quoted; constants
 * are read as values of their column and written anew.
 */
final class DefinitionSql {
  private final TagDefinition definition;
  private final FactTable table;
  private final Dialect dialect;
  private final Fit fit;
  private final RowConditions tests;

  private DefinitionSql(TagDefinition definition, FactTable table, Dialect dialect) {
    this.definition = definition;
    this.table = table;
    this.dialect = dialect;
    this.fit = new Fit(table);
    this.tests = new RowConditions(fit);
  }

  /**
   * The type of the values.
   *
   * @throws BatonException DEFINITION_INVALID with the places that do not fit the table
   */
  static Field result(String code, TagDefinition definition, FactTable table) {
    DefinitionSql sql = new DefinitionSql(definition, table, Dialect.DUCKDB);
    sql.select(LocalDate.EPOCH);
    return sql.field(code);
  }

  static String of(TagDefinition definition, FactTable table, Dialect dialect, LocalDate asOf) {
    return new DefinitionSql(definition, table, dialect).select(asOf);
  }

  /**
   * The texts of a column that most customers have, and at least so many.
   *
   * @throws BatonException DEFINITION_INVALID where there is no such column of texts
   */
  static String frequent(FactTable table, String column, String search, int customers, int most) {
    Field found =
        table
            .column(column)
            .filter(each -> each.type() == FieldType.ENUM)
            .orElseThrow(
                () ->
                    new BatonException(
                        DefinitionError.DEFINITION_INVALID,
                        "the table %s has no column of texts %s".formatted(table.code(), column)));
    String name = name(found.code());
    String part = search.replace("\0", "").toLowerCase(Locale.ROOT);
    return """
    select %1$s, count(distinct _customer) as customers from %2$s as facts
    where %1$s is not null and position(%3$s in lower(%1$s)) > 0
    group by %1$s having count(distinct _customer) >= %4$d order by customers desc, %1$s limit %5$d\
    """
        .formatted(name, table.relation(), text(part), customers, most);
  }

  private String select(LocalDate asOf) {
    String rows = rows(asOf);
    String value = value();
    fit.require();
    return definition.aggregate() instanceof Aggregate.Streak
        ? streak(rows)
        : "select _customer, %s as value from %s group by _customer".formatted(value, rows);
  }

  private String rows(LocalDate asOf) {
    List<String> conditions = new ArrayList<>();
    if (table.day() != null) {
      String day = name(table.day());
      conditions.add(day + " <= date '" + asOf + "'");
      if (definition.days() != null) {
        conditions.add(day + " > date '" + asOf.minusDays(definition.days()) + "'");
      }
    } else if (definition.days() != null) {
      fit.fault("/days", "the table has no day, so there is no window");
    }
    if (definition.where() != null) {
      conditions.add(tests.of(definition.where(), "/where"));
    }
    needed().forEach(column -> conditions.add(name(column) + " is not null"));
    String from = table.relation() + " as facts";
    return conditions.isEmpty() ? from : from + " where " + String.join(" and ", conditions);
  }

  /** Rows without a value of the measure count for nothing. */
  private List<String> needed() {
    String measure = definition.aggregate().measure();
    return measure == null || table.column(measure).isEmpty() ? List.of() : List.of(measure);
  }

  private String value() {
    Aggregate aggregate = definition.aggregate();
    if (aggregate instanceof Aggregate.Count) {
      return "count(*)";
    } else if (aggregate instanceof Aggregate.Ratio ratio) {
      String part = "count(case when " + tests.of(ratio.part(), "/part") + " then 1 end)";
      return rounded(part + " * 10000", "count(*)");
    } else if (aggregate instanceof Aggregate.Streak) {
      requireDay("a streak");
      return "";
    }
    Field column = fit.column(String.valueOf(aggregate.measure()), "/measure");
    if (column == null) {
      return "";
    }
    String plain = plain(column);
    if (aggregate instanceof Aggregate.Distinct) {
      return "count(distinct " + plain + ")";
    } else if (aggregate instanceof Aggregate.Last) {
      requireDay("the last value");
      return dialect == Dialect.POSTGRESQL && column.type().ordered()
          ? dialect.last(plain, day()).replace(" collate \"C\"", "")
          : dialect.last(plain, day());
    }
    boolean ordering = aggregate instanceof Aggregate.Max || aggregate instanceof Aggregate.Min;
    if (!(column.type() == FieldType.NUMBER || (ordering && column.type() == FieldType.DATE))) {
      fit.fault("/measure", "the column " + column.code() + " has no values to calculate with");
      return "";
    }
    if (aggregate instanceof Aggregate.Max) {
      return "max(" + plain + ")";
    } else if (aggregate instanceof Aggregate.Min) {
      return "min(" + plain + ")";
    } else if (aggregate instanceof Aggregate.Sum) {
      return "cast(sum(" + plain + ") as bigint)";
    }
    return rounded("cast(sum(" + plain + ") as bigint) * 100", "count(*)");
  }

  /** Halves away from zero. */
  private String rounded(String dividend, String divisor) {
    String magnitude =
        dialect.dividedBy("2 * abs(%s) + %s".formatted(dividend, divisor), "2 * " + divisor);
    return "cast(case when %1$s < 0 then -(%2$s) else %2$s end as bigint)"
        .formatted(dividend, magnitude);
  }

  private String streak(String rows) {
    return """
    select _customer, max(length) as value from (
      select _customer, count(*) as length from (
        select _customer, day - row_number() over (partition by _customer order by day) as island
        from (select distinct _customer, %s as day from %s) as days) as islands
      group by _customer, island) as lengths
    group by _customer\
    """
        .formatted(day(), rows);
  }

  private String day() {
    return table.day() == null ? "0" : dialect.epochDay(name(table.day()));
  }

  private void requireDay(String what) {
    if (table.day() == null) {
      fit.fault("/aggregate", what + " needs a table whose rows have a day");
    }
  }

  private String plain(Field column) {
    return scaled(column, dialect);
  }

  /** A column as a whole number, an epoch day or a text. */
  static String scaled(Field column, Dialect dialect) {
    String quoted = name(column.code());
    return switch (column.type()) {
      case NUMBER ->
          column.scale() == 0
              ? "cast(" + quoted + " as bigint)"
              : "cast(%s * %s as bigint)".formatted(quoted, BigDecimal.TEN.pow(column.scale()));
      case DATE -> dialect.epochDay(quoted);
      case BOOLEAN, ENUM, MULTI -> "cast(" + quoted + " as varchar)";
    };
  }

  private Field field(String code) {
    Aggregate aggregate = definition.aggregate();
    if (aggregate instanceof Aggregate.Ratio) {
      return Field.number(code, 4);
    } else if (aggregate instanceof Aggregate.Count
        || aggregate instanceof Aggregate.Distinct
        || aggregate instanceof Aggregate.Streak) {
      return Field.number(code, 0);
    }
    Field measured = table.column(String.valueOf(aggregate.measure())).orElseThrow();
    int scale = measured.scale() + (aggregate instanceof Aggregate.Avg ? 2 : 0);
    return new Field(code, measured.type(), scale);
  }
}
