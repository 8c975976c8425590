package io.baton.demo;

import io.baton.demo.DemoBranches.City;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The bank's tables as Parquet files: customers, accounts, a year of transactions and app events,
 * and the tags computed from them. DuckDB generates and writes them as a stream, so that memory
 * does not grow with the bank. A file appears whole or not at all; one that is there is not made
 * again. No file holds a name or an address: those go straight to the customer register.
 */
final class BankTables {
  private static final int WINDOWS = 12;

  private final Path directory;
  private final int customers;
  private final LocalDate today;

  BankTables(Path directory, int customers, LocalDate today) {
    this.directory = directory;
    this.customers = customers;
    this.today = today;
  }

  /** One row per customer: {@code number} and a column per tag. */
  Path tags() {
    return directory.resolve("tag.parquet");
  }

  /** The files of a table, as a pattern. */
  Path files(String table) {
    return directory.resolve(table + "*.parquet");
  }

  boolean has(String table) {
    return Files.exists(directory.resolve(table + ".parquet"))
        || Files.exists(directory.resolve(table + "-00.parquet"));
  }

  /** Writes what is missing. */
  void write(Progress progress) {
    try {
      Files.createDirectories(directory);
      List<Table> tables = tables();
      try (Connection connection = engine();
          Statement sql = connection.createStatement()) {
        prepare(sql);
        for (int i = 0; i < tables.size(); i++) {
          progress.at(tables.get(i).source(), i, tables.size());
          write(sql, tables.get(i));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("the demo bank's tables could not be written", e);
    }
  }

  private Connection engine() throws SQLException {
    return DriverManager.getConnection("jdbc:duckdb:");
  }

  private void prepare(Statement sql) throws SQLException, IOException {
    sql.execute("SET threads = 2");
    sql.execute("SET memory_limit = '700MB'");
    sql.execute("SET preserve_insertion_order = false");
    sql.execute("SET temp_directory = " + quoted(directory.resolve("spill").toString()));
    for (String macro : text("draws").split(";\n")) {
      sql.execute(macro);
    }
    sql.execute("CREATE TABLE branch (rank INTEGER, code VARCHAR, city VARCHAR)");
    sql.execute("INSERT INTO branch VALUES " + branches());
  }

  private static String branches() {
    List<City> cities = DemoBranches.cities();
    List<String> rows = new ArrayList<>();
    for (int rank = 0; rank < cities.size(); rank++) {
      City city = cities.get(rank);
      rows.add("(%d, %s, %s)".formatted(rank, quoted(city.code()), quoted(city.name())));
    }
    return rows.stream().collect(Collectors.joining(", "));
  }

  private static List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    tables.add(new Table("customer", "customer", 0));
    tables.add(new Table("account", "account", 0));
    for (int window = 0; window < WINDOWS; window++) {
      tables.add(new Table("transaction", "transaction-%02d".formatted(window), window));
      tables.add(new Table("app_event", "app_event-%02d".formatted(window), window));
    }
    tables.add(new Table("contact", "contact", 0));
    tables.add(new Table("term", "term", 0));
    tables.add(new Table("tag", "tag", 0));
    return tables;
  }

  private void write(Statement sql, Table table) throws SQLException, IOException {
    Path file = directory.resolve(table.file() + ".parquet");
    if (!Files.exists(file)) {
      Path draft = directory.resolve(table.file() + ".draft");
      sql.execute(
          "COPY (%s) TO %s (FORMAT parquet)".formatted(select(table), quoted(draft.toString())));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
    sql.execute(
        "CREATE OR REPLACE VIEW %s AS FROM read_parquet(%s)"
            .formatted(table.source(), quoted(directory.resolve(table.source()) + "*.parquet")));
  }

  private String select(Table table) throws IOException {
    return text(table.source())
        .replace("${customers}", Integer.toString(customers))
        .replace("${today}", today.toString())
        .replace("${window}", Integer.toString(table.window()));
  }

  private static String text(String name) throws IOException {
    try (InputStream file = BankTables.class.getResourceAsStream("/demo/" + name + ".sql")) {
      if (file == null) {
        throw new IOException("demo/" + name + ".sql is not in the application");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /**
   * @param source the SQL file, and the name of the view over all its files
   * @param window which thirty days, where the table has a file for each
   */
  private record Table(String source, String file, int window) {}

  /** Hears how far the work is. */
  interface Progress {
    void at(String what, long done, long total);
  }
}
