package io.baton.touch;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import io.baton.fault.Jvm;
import io.baton.fault.KilledNodes;
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
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database, a peer and up to some nodes, each a process that a fault can hit. */
final class FaultStage implements AutoCloseable {
  private static final int CHUNK = 50_000;

  private static final int LONGEST_ROUND = 10_000_000;

  /** A server and how to get in. */
  record Server(String url, String user, String password) {
    static Server ofTests(String database) {
      return new Server(TestPostgres.url(database), TestPostgres.user(), TestPostgres.password());
    }
  }

  private final Path book;
  private final Process peer;
  private final int port;
  private final boolean keys;
  private final int window;
  private final List<Process> nodes = new ArrayList<>();
  private Server server;
  private HikariDataSource pool;
  JdbcClient jdbc;
  World here;

  FaultStage(boolean keys, int window) throws IOException {
    this(Server.ofTests(TestPostgres.freshDatabase()), keys, window);
  }

  FaultStage(Server server, boolean keys, int window) throws IOException {
    this.keys = keys;
    this.window = window;
    Path directory = Files.createDirectories(Path.of("target/fault"));
    this.book = Files.createTempFile(directory, "peer", ".book");
    this.peer = java(FaultPeer.class, book.toString(), Boolean.toString(keys));
    BufferedReader out =
        new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII));
    this.port = Integer.parseInt(out.readLine());
    connect(server);
    World.storeTemplate(pool);
  }

  private void connect(Server to) {
    server = to;
    pool = FaultNode.pool(to.url(), to.user(), to.password());
    jdbc = JdbcClient.create(pool);
    here = FaultNode.world(pool, new FaultChannel(port, keys, window), World.freshDirectory());
  }

  /** From now on everything here works with that server; running nodes do not notice. */
  void moveTo(Server to) {
    pool.close();
    connect(to);
  }

  HikariDataSource pool() {
    return pool;
  }

  /** For as long as nobody may be connected. */
  void leave() {
    pool.close();
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

  /** So slow a peer that there is time for something to happen while touches leave. */
  void slowDown(long size) throws IOException {
    tellPeer("pause " + LONGEST_ROUND / size);
  }

  /** "drop 10", "pause 100", "well", "busy", "broken", "picky", "hang". */
  void tellPeer(String mood) throws IOException {
    OutputStream in = peer.getOutputStream();
    in.write((mood + "\n").getBytes(StandardCharsets.US_ASCII));
    in.flush();
  }

  /**
   * @param more further arguments of {@link FaultNode}
   */
  Process startNode(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                server.url(),
                server.user(),
                server.password(),
                Integer.toString(port),
                Boolean.toString(keys),
                Integer.toString(window),
                World.freshDirectory().toString()));
    arguments.addAll(List.of(more));
    Process node = java(FaultNode.class, arguments.toArray(String[]::new));
    nodes.add(node);
    return node;
  }

  private static Process java(Class<?> main, String... arguments) throws IOException {
    ProcessBuilder builder = Jvm.of(main, "-Xmx200m", List.of(arguments));
    builder.redirectError(
        ProcessBuilder.Redirect.appendTo(Path.of("target/fault/processes.log").toFile()));
    if (main == FaultNode.class) {
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
    return builder.start();
  }

  static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  void mailsADay(int most) {
    jdbc.sql("insert into policy_capacity (channel, branch, per_day) values ('EMAIL', '*', ?)")
        .param(most)
        .update();
  }

  boolean allSent() {
    return jdbc.sql("select not exists (select from touch_batch where not done)")
        .query(Boolean.class)
        .single();
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
    return KilledNodes.await(atMost, Duration.ofMillis(20), () -> settled() >= settled);
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

  /** What the peer wrote down of one message. */
  record Line(TouchId touch, long nanos, boolean again, boolean dropped) {}

  /** What the peer wrote down. */
  record Book(List<Line> lines) {
    Set<Integer> customers() {
      Set<Integer> customers = new HashSet<>();
      lines.forEach(line -> customers.add(line.touch().customer()));
      return customers;
    }

    long replays() {
      return lines.stream().filter(Line::again).count();
    }

    long dropped() {
      return lines.stream().filter(Line::dropped).count();
    }
  }

  Book book() throws IOException {
    List<Line> lines = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(book, StandardCharsets.US_ASCII)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ");
        lines.add(
            new Line(
                TouchId.of(UUID.fromString(words[0])),
                Long.parseLong(words[1]),
                words[2].equals("again"),
                words[3].equals("dropped")));
      }
    }
    return new Book(lines);
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
