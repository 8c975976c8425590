package io.baton.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import io.baton.policy.CapBench;
import io.baton.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Who of an audience may get one message more, and a durable place for each of them.
 *
 * <p>{@code -Dbench.size} is the audience, 5,000,000 by default, out of twice as many customers
 * with twenty times as many touches. DuckDB aggregates the touches into a table of those granted;
 * PostgreSQL updates a row a customer on a sample, whose cost a row does not grow with the number of
 * rows.
 */
final class PolicyBench implements Benchmark {
  private static final int SIZE = Integer.getInteger("bench.size", 5_000_000);
  private static final int CUSTOMERS = 2 * SIZE;
  private static final int SAMPLE = Math.min(200_000, SIZE);

  @Override
  public String name() {
    return "policy";
  }

  @Override
  public void run(Report report) throws Exception {
    try (PeakHeap heap = PeakHeap.measure()) {
      check(report);
      reserve(report);
      report.print(Figure.below(name(), "peak heap", "MB", heap.bytes() / 1e6, 2_000));
    }
  }

  private void check(Report report) throws Exception {
    CustomerSet audience = CapBench.audience(CUSTOMERS);
    CapBench ours = CapBench.with(CUSTOMERS);
    Path file = Path.of("target/bench/policy.duckdb");
    Files.deleteIfExists(file);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement sql = duck.createStatement()) {
      sql.execute("set memory_limit = '6GB'");
      sql.execute(
          """
          create table touch as
          select c::int as customer,
            timestamp '2026-03-01' + to_days(d::int) + to_hours(9 + 3 * w) as due
          from range(%d) a(c), range(31) b(d), range(4) e(w) where %s
          """
              .formatted(CUSTOMERS, CapBench.TOUCHED_SQL));
      sql.execute(
          "create table audience as select c::int as customer from range(%d) a(c) where %s"
              .formatted(CUSTOMERS, CapBench.AUDIENCE_SQL));
      report.note(
          "%d customers of %d, %d touches"
              .formatted(audience.size(), CUSTOMERS, number(sql, "select count(*) from touch")));
      String now = CapBench.NOW.toString().replace('T', ' ').replace("Z", "");
      double theirs = best(2, () -> sql.execute(AGGREGATE.formatted(now, now)));
      CustomerSet[] granted = new CustomerSet[1];
      double mine = best(60, () -> granted[0] = ours.check(audience));
      report.compare("customers granted", granted[0], granted(sql));
      report.print(
          Figure.lessIsBetter(
              name(),
              "cap check of %,d against the touches of 31 days".formatted(audience.size()),
              "ms",
              mine,
              theirs,
              "DuckDB aggregate",
              100));
    }
    Files.deleteIfExists(file);
  }

  private static final String AGGREGATE =
      """
      create or replace table granted as
      select a.customer from audience a left join (
        select customer, count(*) as n from touch
        where due > timestamp '%s' - interval 30 days and due <= timestamp '%s' group by customer) t using (customer)
      where coalesce(t.n, 0) < 11
      """;

  private void reserve(Report report) throws Exception {
    CustomerSet audience = CapBench.audience(CUSTOMERS);
    try (HikariDataSource database = TestPostgres.freshDataSource()) {
      AtomicReference<Instant> next = new AtomicReference<>(CapBench.NOW);
      CapBench.reserve(database, audience.first(100_000), CapBench.NOW.minusSeconds(864_000));
      CustomerSet[] granted = new CustomerSet[1];
      double mine =
          best(3, () -> granted[0] = CapBench.reserve(database, audience, next.getAndUpdate(t -> t.plusSeconds(604_800))));
      report.compare("places reserved", granted[0].size(), audience.size());
      double theirs =
          RowUpdates.millisecondsFor(database, audience.first(SAMPLE)) / SAMPLE * audience.size();
      report.print(
          Figure.lessIsBetter(
              name(),
              "durable reservation for %,d".formatted(audience.size()),
              "ms",
              mine,
              theirs,
              "PostgreSQL row updates, %,d scaled".formatted(SAMPLE),
              100));
    }
  }

  private static double best(int times, Callable<?> work) throws Exception {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < times; i++) {
      long started = System.nanoTime();
      work.call();
      best = Math.min(best, (System.nanoTime() - started) / 1e6);
    }
    return best;
  }

  private static long number(Statement sql, String query) throws SQLException {
    try (ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static CustomerSet granted(Statement sql) throws SQLException {
    org.roaringbitmap.RoaringBitmap members = new org.roaringbitmap.RoaringBitmap();
    try (ResultSet rows = sql.executeQuery("select customer from granted order by 1")) {
      while (rows.next()) {
        members.add(rows.getInt(1));
      }
    }
    return CustomerSet.ofBitmap(members);
  }
}
