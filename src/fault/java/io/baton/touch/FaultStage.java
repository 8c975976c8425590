package io.baton.touch;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import io.baton.testing.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database, a peer and up to some nodes, each a process that a fault can hit. */
final class FaultStage implements AutoCloseable {
  private static final int CHUNK = 50_000;

  final String database = TestPostgres.freshDatabase();
  final HikariDataSource pool =
      FaultNode.pool(TestPostgres.url(database), TestPostgres.user(), TestPostgres.password());
  final JdbcClient jdbc = JdbcClient.create(pool);
  final World here;
  private final Path book;
  private final Process peer;
  private final int port;
  private final boolean keys;
  private final int window;
  private final List<Process> nodes = new ArrayList<>();

  FaultStage(boolean keys, int window) throws IOException {
    this.keys = keys;
    this.window = window;
    Path directory = Files.createDirectories(Path.of("target/fault"));
    this.book = Files.createTempFile(directory, "peer", ".book");
    this.peer = java(FaultPeer.class, book.toString(), Boolean.toString(keys));
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII));
    this.port = Integer.parseInt(out.readLine());
    World.storeTemplate(pool);
    this.here = FaultNode.world(pool, new FaultChannel(port, keys, window), World.freshDirectory());
  }

  void plan(long size) {
    for (long from = 0; from < size; from += CHUNK) {
      here.plan(
          1,
          (int) (from / CHUNK),
          CustomerSet.range((int) from, (int) Math.min(size, from + CHUNK)),
          Instant.now().minusSeconds(1));
    }
  }

  /** "drop 10", "pause 100", "well", "busy", "broken", "picky", "hang". */
  void tellPeer(String mood) throws IOException {
    OutputStream in = peer.getOutputStream();
    in.write((mood + "\n").getBytes(StandardCharsets.US_ASCII));
    in.flush();
  }

  Process startNode() throws IOException {
    Process node =
        java(
            FaultNode.class,
            TestPostgres.url(database),
            TestPostgres.user(),
            TestPostgres.password(),
            Integer.toString(port),
            Boolean.toString(keys),
            Integer.toString(window),
            World.freshDirectory().toString());
    nodes.add(node);
    return node;
  }

  private static Process java(Class<?> main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    if (main == FaultNode.class) {
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
    return builder.start();
  }

  static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  long settled() {
    try {
      return jdbc.sql("select coalesce(sum(accepted + refused + in_doubt), 0) from touch_batch")
          .query(Long.class)
          .single();
    } catch (DataAccessException e) {
      return -1; // the database is away
    }
  }

  /** False if it takes longer than that. */
  boolean await(long settled, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (settled() < settled) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return true;
  }

  Map<String, Long> states() {
    Map<String, Long> states = new HashMap<>();
    jdbc.sql("select state, count(*) from touch_ledger group by state")
        .query(
            row -> {
              states.put(row.getString(1), row.getLong(2));
            });
    return states;
  }

  Set<Integer> customers(String state) {
    return new HashSet<>(
        jdbc.sql("select customer from touch_ledger where state = ?")
            .param(state)
            .query(Integer.class)
            .list());
  }

  /** What the peer wrote down. */
  record Book(Set<Integer> customers, long replays, long dropped, List<Long> times) {}

  Book book() throws IOException {
    Set<Integer> customers = new HashSet<>();
    long replays = 0;
    long dropped = 0;
    List<Long> times = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(book, StandardCharsets.US_ASCII)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ");
        customers.add(TouchId.of(java.util.UUID.fromString(words[0])).customer());
        times.add(Long.parseLong(words[1]));
        replays += words[2].equals("again") ? 1 : 0;
        dropped += words[3].equals("dropped") ? 1 : 0;
      }
    }
    return new Book(customers, replays, dropped, times);
  }

  @Override
  public void close() throws InterruptedException {
    for (Process node : nodes) {
      node.destroyForcibly().waitFor();
    }
    peer.destroyForcibly().waitFor();
    pool.close();
  }
}
