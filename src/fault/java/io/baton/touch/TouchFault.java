package io.baton.touch;

import io.baton.fault.FaultRun;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Touches under one kind of fault, checked from outside: the peer's book against the ledger. The
 * size is the number of touches. What {@code kill -9} shows is recovery and ordering, not what a
 * power failure does to a disk.
 */
public final class TouchFault implements FaultRun {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int KILLS = 20;

  private final Kind kind;

  private TouchFault(Kind kind) {
    this.kind = kind;
  }

  /** All of guarantee G1 that a single machine can show in minutes. */
  public static List<FaultRun> all() {
    List<FaultRun> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      all.add(new TouchFault(kind));
    }
    return all;
  }

  /** The rows of G1; 1h is {@link DiskFault}. */
  enum Kind {
    KILL_WITH_KEYS("1a", true, 200),
    KILL_WITHOUT_KEYS("1b", false, 1),
    DROP_WITHOUT_KEYS("1c", false, 1),
    DROP_WITH_KEYS("1d", true, 10),
    PEER_IN_TROUBLE("1e", true, 100),
    DATABASE_CRASHES("1f", true, 200),
    NODE_STANDS_STILL("1g", true, 200),
    NODE_STANDS_STILL_WITHOUT_KEYS("1g-no-keys", false, 10),
    RESTORED_COPY("1i", true, 200),
    PAUSED_AND_RESUMED("1j", true, 50);

    private final String row;
    private final boolean keys;
    private final int window;

    Kind(String row, boolean keys, int window) {
      this.row = row;
      this.keys = keys;
      this.window = window;
    }
  }

  @Override
  public String name() {
    return "touch-" + kind.row;
  }

  @Override
  public long defaultSize() {
    return kind.window == 1 ? 20_000 : 100_000;
  }

  @Override
  public List<String> run(long seed, long size) throws Exception {
    Random random = new Random(seed);
    List<String> broken = new ArrayList<>();
    long started = System.nanoTime();
    try (FaultStage stage = new FaultStage(kind.keys, kind.window)) {
      stage.plan(size);
      long interruptions =
          switch (kind) {
            case KILL_WITH_KEYS, KILL_WITHOUT_KEYS -> kill(stage, size, random);
            case DROP_WITHOUT_KEYS, DROP_WITH_KEYS -> drop(stage);
            case PEER_IN_TROUBLE -> trouble(stage, size);
            case DATABASE_CRASHES -> crash(stage, size, random);
            case NODE_STANDS_STILL, NODE_STANDS_STILL_WITHOUT_KEYS -> standStill(stage, size);
            case RESTORED_COPY -> restore(stage, size, broken);
            case PAUSED_AND_RESUMED -> pause(stage, random, broken);
          };
      if (!stage.await(size, PATIENCE)) {
        broken.add("not drained: %d of %d".formatted(stage.settled(), size));
      }
      TimeUnit.SECONDS.sleep(1);
      check(stage, size, interruptions, broken);
      System.out.printf(
          "%s: %.0f s, %d interruptions, %s, %d replays at the peer%n",
          name(),
          TimedChannel.seconds(System.nanoTime() - started),
          interruptions,
          stage.states(),
          stage.book().replays());
    }
    return broken;
  }

  private static long kill(FaultStage stage, long size, Random random) throws Exception {
    stage.slowDown(size);
    for (int kill = 0; kill < KILLS; kill++) {
      Process node = stage.startNode();
      long until = size * kill / (KILLS + 2) + random.nextInt((int) Math.max(1, size / 100));
      stage.await(until, PATIENCE);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
      node.destroyForcibly().waitFor();
    }
    stage.startNode();
    return KILLS;
  }

  private static long drop(FaultStage stage) throws Exception {
    stage.tellPeer("drop 10");
    stage.startNode();
    return 0;
  }

  /** Broken, busy with a time to come back, hanging, and one address in a hundred refused. */
  private static long trouble(FaultStage stage, long size) throws Exception {
    stage.startNode();
    for (String mood : List.of("broken", "picky", "busy", "picky", "hang", "picky")) {
      stage.tellPeer(mood);
      TimeUnit.SECONDS.sleep(mood.equals("picky") ? 1 : 5);
    }
    return 0;
  }

  /** SIGKILL to one server process: PostgreSQL ends all sessions and recovers from its log. */
  private static long crash(FaultStage stage, long size, Random random) throws Exception {
    stage.slowDown(size);
    stage.startNode();
    int crashes = 10;
    for (int i = 1; i <= crashes; i++) {
      stage.await(size * i / (crashes + 2), PATIENCE);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
      Integer backend =
          stage
              .jdbc
              .sql(
                  """
                  select pid from pg_stat_activity
                  where datname = current_database() and pid <> pg_backend_pid() limit 1
                  """)
              .query(Integer.class)
              .optional()
              .orElse(null);
      if (backend != null) {
        new ProcessBuilder("kill", "-KILL", backend.toString()).start().waitFor();
      }
      TimeUnit.SECONDS.sleep(1);
    }
    return crashes;
  }

  private static long standStill(FaultStage stage, long size) throws Exception {
    stage.slowDown(size);
    Process first = stage.startNode();
    stage.await(size / 10, PATIENCE);
    FaultStage.signal(first, "STOP");
    stage.startNode();
    stage.await(size / 2, PATIENCE);
    TimeUnit.MILLISECONDS.sleep(FaultNode.LEASE.toMillis() * 3);
    FaultStage.signal(first, "CONT");
    return 2; // both lanes of the node
  }

  /** The database as it was before the last quarter left: it must not send that again by itself. */
  private static long restore(FaultStage stage, long size, List<String> broken) throws Exception {
    String original = TestPostgres.freshDatabase();
    stage.moveTo(FaultStage.Server.ofTests(original));
    World.storeTemplate(stage.pool());
    stage.plan(size);
    stage.slowDown(size);
    Process node = stage.startNode();
    stage.await(size / 2, PATIENCE);
    node.destroyForcibly().waitFor();
    stage.leave();
    String copy = TestPostgres.copyOf(original);
    stage.moveTo(FaultStage.Server.ofTests(original));
    node = stage.startNode();
    stage.await(size * 3 / 4, PATIENCE);
    node.destroyForcibly().waitFor();
    TimeUnit.SECONDS.sleep(1);
    int before = stage.book().lines().size();
    stage.moveTo(FaultStage.Server.ofTests(copy));
    stage.startNode();
    TimeUnit.SECONDS.sleep(10);
    expect(broken, !stage.here.holds.all().isEmpty(), "the copy is not held");
    int unattended = stage.book().lines().size() - before;
    expect(broken, unattended == 0, "sent unattended: " + unattended);
    stage.here.holds.release(Holds.EVERY_CHANNEL, Holds.Reason.RESTORED);
    return size;
  }

  private static long pause(FaultStage stage, Random random, List<String> broken) throws Exception {
    stage.tellPeer("pause 200");
    stage.startNode();
    stage.startNode();
    World here = stage.here;
    for (int i = 0; i < 100; i++) {
      boolean campaign = random.nextBoolean();
      if (campaign) {
        here.touches.pause(World.RUN);
      } else {
        here.holds.hold(Holds.EVERY_CHANNEL, Holds.Reason.PAUSED, "", "test");
      }
      TimeUnit.MILLISECONDS.sleep(random.nextInt(150));
      here.pacing.setPerSecond("SMS", i % 3 == 0 ? 2_000 + random.nextInt(8_000) : null);
      here.priorities.set("SPRING", random.nextInt(10));
      // In this order: what was finished does not begin again, what was open may have ended since.
      boolean drained = here.touches.drained(World.RUN);
      boolean open =
          stage
              .jdbc
              .sql(
                  "select exists (select from touch_ledger where state in ('PLANNED', 'RETRY_AT'))")
              .query(Boolean.class)
              .single();
      expect(broken, !drained || !open, "finished, but something is left to send");
      if (campaign) {
        here.touches.resume(World.RUN);
      } else {
        here.holds.release(Holds.EVERY_CHANNEL, Holds.Reason.PAUSED);
      }
      TimeUnit.MILLISECONDS.sleep(random.nextInt(150));
    }
    here.pacing.setPerSecond("SMS", null);
    return 0;
  }

  private void check(FaultStage stage, long size, long interruptions, List<String> broken)
      throws Exception {
    FaultStage.Book book = stage.book();
    Map<String, Long> states = stage.states();
    Set<Integer> accepted = stage.customers("ACCEPTED");
    Set<Integer> doubted = stage.customers("IN_DOUBT");
    long lanes = kind == Kind.KILL_WITHOUT_KEYS ? 2 : 1;
    long sum = states.values().stream().mapToLong(Long::longValue).sum();
    expect(broken, sum == size, "touches in the ledger: " + sum);
    expect(
        broken,
        states.getOrDefault("PLANNED", 0L) + states.getOrDefault("RETRY_AT", 0L) == 0,
        "not finished: " + states);
    expect(broken, book.customers().containsAll(accepted), "accepted without a line in the book");
    Set<Integer> lost = new java.util.HashSet<>(book.customers());
    lost.removeAll(accepted);
    lost.removeAll(doubted);
    expect(broken, lost.isEmpty(), "at the peer, but not in the ledger: " + lost.size());
    if (kind.keys) {
      expect(broken, doubted.isEmpty(), "in doubt in spite of keys: " + doubted.size());
      long allowed =
          kind == Kind.DROP_WITH_KEYS || kind == Kind.PEER_IN_TROUBLE || kind == Kind.RESTORED_COPY
              ? size
              : (interruptions + 1) * 2L * kind.window;
      expect(broken, book.replays() <= allowed, "replays: " + book.replays());
    } else {
      expect(broken, book.replays() == 0, "sent twice: " + book.replays());
      long allowed =
          kind == Kind.DROP_WITHOUT_KEYS ? book.dropped() : interruptions * lanes * kind.window;
      expect(broken, doubted.size() <= allowed, "in doubt: " + doubted.size() + " > " + allowed);
      expect(
          broken,
          kind != Kind.DROP_WITHOUT_KEYS || doubted.size() == book.dropped(),
          "in doubt %d, dropped %d".formatted(doubted.size(), book.dropped()));
    }
    long counted =
        stage.jdbc.sql("select sum(accepted) from touch_batch").query(Long.class).single();
    expect(broken, counted == accepted.size(), "sums of batches: " + counted);
  }

  private static void expect(List<String> broken, boolean holds, String what) {
    if (!holds) {
      broken.add(what);
    }
  }
}
