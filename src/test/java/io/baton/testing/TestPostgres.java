package io.baton.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.baton.embedded.EmbeddedPostgres;
import io.baton.engine.EngineSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * Databases with every migration applied, each a copy of one template: about 100 ms each. The
 * server keeps its files below {@code target/} and stops with the JVM.
 */
public final class TestPostgres {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** Each database gets a worker that often; the build has a hundred databases and no old rows. */
  private static final String NAPTIME = System.getProperty("baton.test.naptime", "20s");

  /**
   * For benchmarks and faults. The build's tests kill nodes and never the server or its machine:
   * what was committed stays so for them without a disk that agrees.
   */
  private static final boolean AS_SHIPPED =
      Boolean.parseBoolean(System.getProperty("baton.test.as-shipped", "true"));

  private static final String RUN = Long.toString(ProcessHandle.current().pid(), 36);

  private TestPostgres() {}

  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      EmbeddedPostgres server =
          EmbeddedPostgres.start(Path.of("target/test-postgres-" + RUN), settings());
      if (!AS_SHIPPED) {
        signInQuickly(server);
      }
      server.createDatabase("template_baton");
      Flyway.configure()
          .dataSource(server.url("template_baton"), server.user(), server.password())
          .locations("classpath:db/migration")
          .javaMigrations(new EngineSchema())
          .load()
          .migrate();
      return server;
    }
  }

  /** A password that is stretched costs each of thousands of connections ten milliseconds. */
  private static void signInQuickly(EmbeddedPostgres server) {
    try (Connection connection =
            DriverManager.getConnection(server.url("postgres"), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("SET scram_iterations = 1");
      statement.execute("ALTER USER %s PASSWORD '%s'".formatted(server.user(), server.password()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(Map.of("autovacuum_naptime", NAPTIME));
    if (!AS_SHIPPED) {
      settings.putAll(
          Map.of(
              "fsync", "off",
              "full_page_writes", "off",
              "synchronous_commit", "off",
              "wal_compression", "off",
              "wal_level", "minimal",
              "max_wal_senders", "0",
              "max_connections", "400"));
    }
    return settings;
  }

  /** Name of a fresh, migrated database on the shared server. */
  public static String freshDatabase() {
    return copyOf("template_baton");
  }

  /** A copy of a database that nobody is connected to. */
  public static synchronized String copyOf(String original) {
    String name = "test_" + RUN + "_" + NUMBER.incrementAndGet();
    EmbeddedPostgres server = Holder.SERVER;
    try (Connection connection =
            DriverManager.getConnection(server.url("postgres"), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE " + original);
      return name;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A pool on a fresh, migrated database; the caller may close it. */
  public static HikariDataSource freshDataSource() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url(freshDatabase()));
    config.setUsername(user());
    config.setPassword(password());
    config.setMaximumPoolSize(20);
    config.setMinimumIdle(1);
    config.setIdleTimeout(10_000);
    return new HikariDataSource(config);
  }

  public static String url(String database) {
    return Holder.SERVER.url(database);
  }

  public static String user() {
    return Holder.SERVER.user();
  }

  public static String password() {
    return Holder.SERVER.password();
  }
}
