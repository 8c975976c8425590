package io.baton.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL with full durability (fsync, full page writes, checksums) that listens on
 * loopback only and stops with this JVM, however the JVM ends.
 *
 * <p>Everything it owns lives below one directory: {@code postgresql/} (programs), {@code data/},
 * {@code password}, {@code postgres.log}.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final String USER = "baton";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on");

  private static final Map<String, String> SIZES =
      Map.of(
          "shared_buffers", "256MB",
          "max_wal_size", "4GB",
          "checkpoint_timeout", "15min",
          "max_connections", "200",
          "jit", "off",
          "timezone", "UTC",
          "log_timezone", "UTC",
          "autovacuum_naptime", "20s",
          "wal_compression", "pglz");

  private final int port;
  private final String password;
  private final Process server;

  private EmbeddedPostgres(int port, String password, Process server) {
    this.port = port;
    this.password = password;
    this.server = server;
  }

  /**
   * Starts the server of this directory, making it on first use.
   *
   * @throws IllegalStateException if it does not answer within a minute; the log's end is the
   *     message
   */
  public static EmbeddedPostgres start(Path directory) {
    return start(directory, Map.of());
  }

  /**
   * The same with other sizes than the usual ones.
   *
   * @param sizes settings of the server
   */
  public static EmbeddedPostgres start(Path directory, Map<String, String> sizes) {
    try {
      Files.createDirectories(directory);
      Path home = directory.toRealPath();
      Path programs = PostgresBinaries.unpackInto(home);
      Path data = home.resolve("data");
      String password = password(home.resolve("password"));
      ChildProcess child = new ChildProcess(home);
      if (!Files.exists(data.resolve("PG_VERSION"))) {
        initialise(child, programs, home, data);
      }
      awaitEndOfPredecessor(data.resolve("postmaster.pid"));
      int port = freePort();
      Path log = home.resolve("postgres.log");
      Process server = child.serve(log, command(programs, data, port, sizes));
      EmbeddedPostgres postgres = new EmbeddedPostgres(port, password, server);
      postgres.awaitReady(log);
      postgres.createDatabase("baton");
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException("embedded PostgreSQL did not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL started", e);
    }
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?reWriteBatchedInserts=true".formatted(port, database);
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  /** Makes an empty database unless it exists. */
  public void createDatabase(String name) {
    try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password);
        Statement statement = connection.createStatement()) {
      boolean exists =
          statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'").next();
      if (!exists) {
        statement.execute("CREATE DATABASE " + name);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("database " + name + " could not be made", e);
    }
  }

  /** Stops in good order: open transactions are rolled back, the log is flushed. */
  @Override
  public void close() {
    try {
      server.getOutputStream().close();
      if (!server.waitFor(30, TimeUnit.SECONDS)) {
        server.destroy();
      }
    } catch (IOException e) {
      server.destroy();
    } catch (InterruptedException e) {
      server.destroy();
      Thread.currentThread().interrupt();
    }
  }

  private static void initialise(ChildProcess child, Path programs, Path home, Path data)
      throws IOException, InterruptedException {
    Path half = home.resolve("data-new");
    child.run("rm", "-rf", half.toString());
    // The child may be another user, who can't read our password file: it gets a copy to delete.
    child.run(
        "sh",
        "-c",
        "umask 077; printf %s \"$2\" > \"$1.pw\" && \"$0\" -D \"$1\" -U "
            + USER
            + " --pwfile=\"$1.pw\""
            + " -A scram-sha-256 -E UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --no-sync;"
            + " r=$?; rm -f \"$1.pw\"; exit $r",
        programs.resolve("bin/initdb").toString(),
        half.toString(),
        password(home.resolve("password")));
    // Moved into place as a whole, so that an interrupted first start leaves nothing half-made.
    child.run("mv", half.toString(), data.toString());
  }

  private static String[] command(Path programs, Path data, int port, Map<String, String> sizes) {
    List<String> line = new ArrayList<>();
    line.add(programs.resolve("bin/postgres").toString());
    line.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
    line.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
    DURABLE.forEach((name, value) -> line.addAll(List.of("-c", name + "=" + value)));
    SIZES.forEach((name, value) -> line.addAll(List.of("-c", name + "=" + value)));
    // Of two the server takes the last.
    sizes.forEach((name, value) -> line.addAll(List.of("-c", name + "=" + value)));
    return line.toArray(String[]::new);
  }

  /** After a kill the old server needs a moment to stop; starting beside it would be refused. */
  private static void awaitEndOfPredecessor(Path pidFile) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (Files.exists(pidFile) && System.nanoTime() < deadline) {
      long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
      if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      try (Connection ready = DriverManager.getConnection(url("postgres"), USER, password)) {
        return;
      } catch (SQLException notYet) {
        TimeUnit.MILLISECONDS.sleep(25);
      }
    }
    close();
    List<String> lines = Files.readAllLines(log);
    throw new IllegalStateException(
        "PostgreSQL did not answer: " + lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }

  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(random));
    }
    return Files.readString(file);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
