package io.baton.tag.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.cohort.Column;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * RTM-09: tags made of clicks tell what people intend. Customers buy by their age and by an
 * intention that shows in nothing but what they click on; a model with tags of the clicks is as
 * much better than one without as the intention itself would make it.
 */
class ClickFeaturesTests {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-29");
  private static final int CUSTOMERS = 8_000;
  private static final FactTable CLICKS =
      new FactTable(
          "click",
          "day",
          List.of(Field.of("day", FieldType.DATE), Field.of("page", FieldType.ENUM)),
          "click");

  private final Random random = new Random(20_261_129);
  private final boolean[] old = new boolean[CUSTOMERS];
  private final int[] intention = new int[CUSTOMERS];
  private final boolean[] buys = new boolean[CUSTOMERS];

  @Test
  void shouldLiftTheModelByWhatTheIntentionIsWorth() throws SQLException {
    List<String> rows = plant();
    try (DuckDBConnection duck = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:")) {
      try (Statement sql = duck.createStatement()) {
        sql.execute("create table click (_customer int, day date, page varchar)");
        sql.execute("insert into click values " + String.join(",", rows));
      }
      IntToDoubleFunction seen = tag(duck, "'where':{'field':'page','op':'eq','value':'WEALTH'}");
      IntToDoubleFunction all = tag(duck, "'where':{'field':'page','op':'ne','value':'none'}");

      double without = trained(customer -> new double[] {1, old[customer] ? 1 : 0});
      double with =
          trained(
              customer ->
                  new double[] {
                    1,
                    old[customer] ? 1 : 0,
                    Math.log1p(seen.applyAsDouble(customer)),
                    Math.log1p(all.applyAsDouble(customer))
                  });
      double planted = areaUnder(this::truth) - areaUnder(customer -> old[customer] ? 1 : 0);
      System.out.printf(
          "AUC without clicks %.3f, with %.3f; planted %.3f%n", without, with, planted);

      assertThat(planted).isGreaterThan(0.1);
      assertThat(with - without).isEqualTo(planted, within(0.15 * planted));
    }
  }

  /** Some look at the wealth pages because they mean to buy; everybody looks at other pages. */
  private List<String> plant() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      old[i] = random.nextBoolean();
      intention[i] = random.nextInt(3);
      buys[i] = random.nextDouble() < truth(i);
      click(rows, i, "WEALTH", 0.5 + 6 * intention[i]);
      click(rows, i, "TRANSFER", 6);
    }
    return rows;
  }

  private void click(List<String> rows, int customer, String page, double mean) {
    // Knuth's way to draw from Poisson's distribution.
    double limit = Math.exp(-mean);
    for (double left = random.nextDouble(); left > limit; left *= random.nextDouble()) {
      rows.add("(%d,'%s','%s')".formatted(customer, TODAY.minusDays(random.nextInt(30)), page));
    }
  }

  private double truth(int customer) {
    return logistic(-2.5 + (old[customer] ? 0.4 : 0) + 1.2 * intention[customer]);
  }

  private static IntToDoubleFunction tag(DuckDBConnection duck, String where) {
    TagDefinition definition =
        TagEngineContractTests.definition(
            "{'table':'click','aggregate':'count','days':30," + where + "}");
    TagEngine engine =
        new JdbcTagEngine(
            new AbstractDataSource() {
              @Override
              public Connection getConnection() throws SQLException {
                return duck.duplicate();
              }

              @Override
              public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
              }
            },
            Dialect.DUCKDB);
    Column column = ComputedColumn.of("tag", definition, CLICKS, engine, TODAY);
    return customer -> {
      String text = column.textAt(customer);
      return text == null ? 0 : Double.parseDouble(text);
    };
  }

  private interface Features {
    double[] of(int customer);
  }

  /** Logistic regression on the even customers, measured on the odd ones. */
  private double trained(Features features) {
    double[][] known =
        IntStream.range(0, CUSTOMERS).mapToObj(features::of).toArray(double[][]::new);
    double[] weights = new double[known[0].length];
    for (int round = 0; round < 400; round++) {
      double[] slope = new double[weights.length];
      for (int i = 0; i < CUSTOMERS; i += 2) {
        double[] x = known[i];
        double error = (buys[i] ? 1 : 0) - logistic(product(weights, x));
        for (int k = 0; k < slope.length; k++) {
          slope[k] += error * x[k];
        }
      }
      for (int k = 0; k < weights.length; k++) {
        weights[k] += 0.5 * slope[k] * 2 / CUSTOMERS;
      }
    }
    return areaUnder(customer -> product(weights, known[customer]));
  }

  /** How often a buyer stands above one who does not buy; a tie is half. */
  private double areaUnder(IntToDoubleFunction score) {
    int[] odd =
        IntStream.range(0, CUSTOMERS)
            .filter(i -> i % 2 == 1)
            .boxed()
            .sorted(Comparator.comparingDouble(score::applyAsDouble))
            .mapToInt(Integer::intValue)
            .toArray();
    double ranks = 0;
    long buyers = 0;
    for (int from = 0; from < odd.length; ) {
      int to = from;
      while (to < odd.length && score.applyAsDouble(odd[to]) == score.applyAsDouble(odd[from])) {
        to++;
      }
      for (int k = from; k < to; k++) {
        if (buys[odd[k]]) {
          buyers++;
          ranks += (from + to + 1) / 2.0;
        }
      }
      from = to;
    }
    return (ranks - buyers * (buyers + 1) / 2.0) / ((double) buyers * (odd.length - buyers));
  }

  private static double product(double[] weights, double[] x) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += weights[k] * x[k];
    }
    return sum;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
