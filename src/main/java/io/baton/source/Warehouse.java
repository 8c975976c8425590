package io.baton.source;

import io.baton.shared.Background;
import io.baton.shared.BatonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * DuckDB over the Parquet files of the data directory: one engine without a database of its own,
 * started at first use, with bounded memory and nothing fetched from outside.
 *
 * <p>It runs SQL that this application wrote. No text of a user is ever part of it, except quoted
 * by {@link #name} or {@link #text}.
 */
@Component
public class Warehouse implements DisposableBean {
  private final Path directory;
  private final String memory;
  private @Nullable DuckDBConnection engine;

  Warehouse(
      @Value("${baton.data}") Path data, @Value("${baton.warehouse.memory:1GB}") String memory) {
    this.directory = data.toAbsolutePath().normalize().resolve("warehouse");
    this.memory = memory;
  }

  /** Reads one row of a result; called for each. */
  @FunctionalInterface
  public interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /** Where the Parquet files are. */
  public Path directory() {
    return directory;
  }

  /** Runs the statements one after the other. */
  public void execute(String... statements) {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Streams the rows of a query. */
  public void query(String select, RowReader reader) {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      while (rows.next()) {
        reader.read(rows);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Streams rows of INTEGER and BIGINT columns, a few thousand at a time, as DuckDB has them: a row
   * at a time through JDBC costs several times as much. A null is 0.
   *
   * @param reader is handed the same array for every row
   */
  public void queryNumbers(String select, int columns, Consumer<long[]> reader) {
    long[] numbers = new long[columns];
    try (Connection connection = connection();
        DuckDBPreparedStatement statement =
            connection.unwrap(DuckDBConnection.class).prepare(select);
        DuckDBChunkedResult result = statement.query()) {
      while (result.nextChunk()) {
        DuckDBDataChunkReader chunk = result.chunk();
        DuckDBReadableVector[] vectors = new DuckDBReadableVector[columns];
        boolean[] narrow = new boolean[columns];
        for (int i = 0; i < columns; i++) {
          vectors[i] = chunk.vector(i);
          narrow[i] = vectors[i].getType() == DuckDBColumnType.INTEGER;
        }
        for (long row = 0; row < chunk.rowCount(); row++) {
          for (int i = 0; i < columns; i++) {
            numbers[i] = narrow[i] ? vectors[i].getInt(row, 0) : vectors[i].getLong(row, 0);
          }
          reader.accept(numbers);
        }
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** An identifier, quoted. */
  public static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** A text literal, quoted. */
  public static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private synchronized Connection connection() throws SQLException {
    if (engine == null) {
      engine = start();
    }
    return engine.duplicate();
  }

  private DuckDBConnection start() throws SQLException {
    Path spill = directory.resolve("spill");
    try {
      Files.createDirectories(spill);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    settings.setProperty("memory_limit", memory);
    settings.setProperty("temp_directory", spill.toString());
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    try {
      // Its own threads do the bulk of a night's run and have the priority of the one they start
      // from.
      return (DuckDBConnection)
          Background.call("warehouse", () -> DriverManager.getConnection("jdbc:duckdb:", settings));
    } catch (ExecutionException e) {
      throw new SQLException("the engine does not start", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while the engine was starting", e);
    }
  }

  private static BatonException failed(SQLException e) {
    return new BatonException(SourceError.SOURCE_WAREHOUSE, "the warehouse cannot do this", e);
  }

  @Override
  public synchronized void destroy() throws SQLException {
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }
}
