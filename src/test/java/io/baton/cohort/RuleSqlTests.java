package io.baton.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.testing.TestPostgres;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compiled rules against SQL over the same rows in a real PostgreSQL. */
class RuleSqlTests {
  private static final int RULES = 300;

  private static HikariDataSource database;

  @BeforeAll
  static void open() {
    database = TestPostgres.freshDataSource();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void shouldFindTheSameCustomersAsSql() {
    JdbcTemplate sql = new JdbcTemplate(database);
    RandomCustomers customers = new RandomCustomers(new Random(20_261_122), 3, 3000);
    sql.execute(
        "create table customers (id int primary key, vip boolean, city text, grade text,"
            + " age numeric, balance numeric, tiny numeric, opened date, holds text[])");
    sql.batchUpdate("insert into customers values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows(customers));

    for (int i = 0; i < RULES; i++) {
      Rule rule = customers.rule(4);
      List<Object> parameters = new ArrayList<>();
      String where = where(rule, parameters);
      List<Integer> expected =
          sql.queryForList(
              "select id from customers where " + where + " order by id",
              Integer.class,
              parameters.toArray());
      assertThat(RuleCompiler.compile(rule, customers.index()).members().toArray())
          .as(rule.toJson())
          .isEqualTo(expected.stream().mapToInt(Integer::intValue).toArray());
    }
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
  private static String where(Rule rule, List<Object> parameters) {
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
