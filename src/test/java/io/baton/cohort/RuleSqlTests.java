package io.baton.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compiled rules of up to 30 clauses against SQL over the same rows in a real PostgreSQL, customer
 * by customer. {@code -Dbaton.rules=10000} tries more of them.
 */
class RuleSqlTests {
  private static final int TRIES = 40;
  private static final int RULES = Integer.getInteger("baton.rules", 1000) / TRIES;

  private static final HikariDataSource database = TestPostgres.freshDataSource();
  private static final RandomCustomers customers =
      new RandomCustomers(new Random(20_261_122), 3, 700);

  @BeforeContainer
  static void fill() {
    RuleSql.create(new JdbcTemplate(database), customers);
  }

  @AfterContainer
  static void close() {
    database.close();
  }

  @Property(tries = TRIES)
  void shouldFindTheSameCustomersAsSql(@ForAll long seed) {
    Random sizes = new Random(seed);
    List<Rule> rules =
        Stream.generate(() -> customers.clauses(1 + sizes.nextInt(30), sizes.nextLong()))
            .limit(RULES)
            .toList();
    List<int[]> expected = found(rules);
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      int[] members = RuleCompiler.compile(rule, customers.index()).members().toArray();
      if (!java.util.Arrays.equals(members, expected.get(i))) {
        assertThat(members).as(rule.toJson()).isEqualTo(expected.get(i));
      }
    }
  }

  /** All rules in one pass over the table. */
  private static List<int[]> found(List<Rule> rules) {
    List<Object> parameters = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    for (Rule rule : rules) {
      columns.add(
          "array_agg(id order by id) filter (where " + RuleSql.where(rule, parameters) + ")");
    }
    return new JdbcTemplate(database)
        .queryForObject(
            "select " + String.join(", ", columns) + " from customers",
            (row, n) -> {
              List<int[]> found = new ArrayList<>();
              for (int i = 1; i <= rules.size(); i++) {
                java.sql.Array ids = row.getArray(i);
                found.add(
                    ids == null
                        ? new int[0]
                        : Stream.of((Integer[]) ids.getArray())
                            .flatMapToInt(IntStream::of)
                            .toArray());
              }
              return found;
            },
            parameters.toArray());
  }
}
