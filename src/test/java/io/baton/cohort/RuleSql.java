package io.baton.cohort;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Random customers as a table, and rules as SQL over it. */
final class RuleSql {
  private RuleSql() {}

  static void create(JdbcTemplate sql, RandomCustomers customers) {
    sql.execute(
        "create table customers (id int primary key, vip boolean, city text, grade text,"
            + " age numeric, balance numeric, tiny numeric, opened date, holds text[])");
    sql.batchUpdate("insert into customers values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows(customers));
  }

  private static List<@Nullable Object[]> rows(RandomCustomers customers) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    customers.rows.forEach(
        (id, row) -> {
          List<@Nullable Object> values = new ArrayList<>();
          values.add(id);
          RandomCustomers.FIELDS.forEach(field -> values.add(sqlValue(row, field)));
          rows.add(values.toArray());
        });
    return rows;
  }

  private static @Nullable Object sqlValue(Map<String, @Nullable Object> row, Field field) {
    Object value = row.get(field.code());
    if (value instanceof SortedSet<?> several) {
      return several.toArray(String[]::new);
    }
    return value instanceof LocalDate date ? Date.valueOf(date) : value;
  }

  /** Three-valued logic made two-valued at every comparison, as rules define it. */
  static String where(Rule rule, List<Object> parameters) {
    if (rule instanceof Rule.All all) {
      return all.rules().stream()
          .map(part -> where(part, parameters))
          .collect(Collectors.joining(" and ", "(", ")"));
    }
    if (rule instanceof Rule.Any any) {
      return any.rules().stream()
          .map(part -> where(part, parameters))
          .collect(Collectors.joining(" or ", "(", ")"));
    }
    if (rule instanceof Rule.Not not) {
      return "not " + where(not.rule(), parameters);
    }
    Rule.Leaf leaf = (Rule.Leaf) rule;
    String marks =
        leaf.values().stream()
            .map(value -> mark(leaf.field(), value, parameters))
            .collect(Collectors.joining(", "));
    if (leaf.field().equals("holds")) {
      return several(leaf.operator(), marks);
    }
    String test =
        switch (leaf.operator()) {
          case EQ -> " = " + marks;
          case NE -> " <> " + marks;
          case IN -> " in (" + marks + ")";
          case NOT_IN -> " not in (" + marks + ")";
          case LT -> " < " + marks;
          case LE -> " <= " + marks;
          case GT -> " > " + marks;
          case GE -> " >= " + marks;
          case BETWEEN -> " between " + marks.replace(",", " and");
          case IS_NULL -> " is null";
          case NOT_NULL -> " is not null";
          case HAS_ALL -> throw new AssertionError("one value only");
        };
    return "coalesce(" + leaf.field() + test + ", false)";
  }

  private static String several(Operator operator, String marks) {
    String list = "array[" + marks + "]::text[]";
    return switch (operator) {
      case EQ, IN -> "coalesce(holds && " + list + ", false)";
      case NE, NOT_IN -> "coalesce(not holds && " + list + ", false)";
      case HAS_ALL -> "coalesce(holds @> " + list + ", false)";
      case IS_NULL -> "holds is null";
      case NOT_NULL -> "holds is not null";
      default -> throw new AssertionError(operator + " needs an order");
    };
  }

  private static String mark(String field, Literal value, List<Object> parameters) {
    if (value instanceof Literal.Truth truth) {
      parameters.add(truth.value());
    } else if (value instanceof Literal.Decimal decimal) {
      parameters.add(decimal.value());
    } else if (value instanceof Literal.Text text) {
      parameters.add(
          switch (field) {
            case "opened" -> Date.valueOf(text.text());
            case "city", "grade", "holds" -> text.text();
            default -> new BigDecimal(text.text());
          });
    }
    return "?";
  }
}
