package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankTablesTests {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final int CUSTOMERS = 2_345;

  @TempDir Path directory;

  @Test
  void shouldHoldThePlantedSegmentsExactly() throws Exception {
    String tags = write("bank", CUSTOMERS, TODAY);

    assertThat(count(tags, "true")).isEqualTo(CUSTOMERS);
    assertThat(count(tags, "aum >= 1000000")).isEqualTo(expected(DemoCustomer::wealthy));
    assertThat(count(tags, "segment_tier = 'PRIVATE'")).isEqualTo(expected(DemoCustomer::wealthy));
    assertThat(count(tags, "salary_account")).isEqualTo(expected(DemoCustomer::salaried));
    assertThat(count(tags, "age <= 34")).isEqualTo(expected(DemoCustomer::young));
    assertThat(count(tags, "txn_count_30d = 0 AND app_active_days_30d = 0"))
        .isEqualTo(expected(DemoCustomer::dormant));
    assertThat(count(tags, "age <= 34 AND app_active_days_30d >= 8"))
        .isEqualTo(expected(customer -> customer.young() && customer.active()));
  }

  @Test
  void shouldPlantTheSameSharesInEveryThousand() {
    List<DemoCustomer> thousand =
        IntStream.rangeClosed(5_001, 6_000).mapToObj(DemoCustomer::new).toList();

    assertThat(thousand).extracting(DemoCustomer::cell).doesNotHaveDuplicates();
    assertThat(thousand).filteredOn(DemoCustomer::wealthy).hasSize(20);
    assertThat(thousand).filteredOn(DemoCustomer::salaried).hasSize(300);
    assertThat(thousand).filteredOn(DemoCustomer::dormant).hasSize(100);
    assertThat(thousand).filteredOn(customer -> customer.young() && customer.active()).hasSize(80);
  }

  @Test
  void shouldMakeACustomerTheSameInABankOfAnySize() throws Exception {
    String small = write("small", 300, TODAY);
    String large = write("large", 1_500, TODAY);

    assertThat(rows("FROM %s ORDER BY number".formatted(small)))
        .isEqualTo(rows("FROM %s ORDER BY number LIMIT 300".formatted(large)));
  }

  @Test
  void shouldMakeTheSameBankOnAnyDay() throws Exception {
    String counts =
        "SELECT sum(txn_count_30d), sum(txn_amount_90d), sum(app_active_days_30d) FROM ";

    assertThat(rows(counts + write("one", 500, TODAY)))
        .isEqualTo(rows(counts + write("other", 500, LocalDate.parse("2028-02-29"))));
  }

  @Test
  void shouldGoOnAfterAnInterruption() throws Exception {
    String tags = write("bank", 300, TODAY);
    List<String> before = rows("FROM %s ORDER BY number".formatted(tags));
    Path bank = directory.resolve("bank");
    Files.delete(bank.resolve("tag.parquet"));
    Files.delete(bank.resolve("transaction-03.parquet"));
    Files.writeString(bank.resolve("transaction-03.draft"), "half a file");
    Path kept = bank.resolve("customer.parquet");
    Object untouched = Files.getLastModifiedTime(kept);

    write("bank", 300, TODAY);

    assertThat(rows("FROM %s ORDER BY number".formatted(tags))).isEqualTo(before);
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(untouched);
  }

  @Test
  void shouldDrawInSqlWhatIsDrawnInJava() throws Exception {
    write("bank", CUSTOMERS, TODAY);
    String customers = "'" + directory.resolve("bank/customer.parquet") + "'";
    List<String> fromSql =
        rows("SELECT number, cell, gender, branch_rank FROM %s ORDER BY 1".formatted(customers));

    assertThat(fromSql)
        .isEqualTo(
            IntStream.rangeClosed(1, CUSTOMERS)
                .mapToObj(
                    number ->
                        "%d|%d|%s|%d"
                            .formatted(
                                number,
                                new DemoCustomer(number).cell(),
                                Draw.lot(number, 12, 100) < 49 ? "M" : "F",
                                Draw.lot(number, 13, 20)))
                .toList());
  }

  private String write(String name, int customers, LocalDate today) {
    BankTables tables = new BankTables(directory.resolve(name), customers, today);
    tables.write((what, done, total) -> {});
    return "'" + tables.tags() + "'";
  }

  private static long expected(Predicate<DemoCustomer> truth) {
    return IntStream.rangeClosed(1, CUSTOMERS).mapToObj(DemoCustomer::new).filter(truth).count();
  }

  private static long count(String tags, String condition) throws SQLException {
    return Long.parseLong(
        rows("SELECT count(*) FROM %s WHERE %s".formatted(tags, condition)).get(0));
  }

  private static List<String> rows(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", values));
      }
      return rows;
    }
  }
}
