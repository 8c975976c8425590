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

  private static final String RUN = Long.toString(ProcessHandle.current().pid(), 36);

  private TestPostgres() {}

  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      EmbeddedPostgres server =
          EmbeddedPostgres.start(
              Path.of("target/test-postgres-" + RUN), Map.of("autovacuum_naptime", NAPTIME));
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
