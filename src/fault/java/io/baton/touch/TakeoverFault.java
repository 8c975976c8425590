package io.baton.touch;

import io.baton.fault.FaultRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Guarantee G5: how soon sending goes on after the only node was killed, and after one of two was;
 * nothing is planned again by it, and the time of the whole is no longer than without faults plus
 * the outages. The size is the number of touches.
 */
public final class TakeoverFault implements FaultRun {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int KILLS = 3;
  private static final int WINDOW = 50;
  private static final double START_UP_SECONDS = 30;

  /** What all touches take at a peer that was slowed down, one after another. */
  private static final double LONGEST_SECONDS = 10;

  @Override
  public String name() {
    return "resume-g5";
  }

  @Override
  public long defaultSize() {
    return 100_000;
  }

  @Override
  public List<String> run(long seed, long size) throws Exception {
    List<String> broken = new ArrayList<>();
    double quiet = withoutFaults(size);
    killed(new Random(seed), size, quiet, broken);
    oneOfTwo(size, broken);
    return broken;
  }

  /** From the first message to the last. */
  private static double withoutFaults(long size) throws Exception {
    try (FaultStage stage = new FaultStage(true, WINDOW)) {
      stage.plan(size);
      stage.slowDown(size);
      stage.startNode();
      stage.await(size, PATIENCE);
      List<FaultStage.Line> lines = stage.book().lines();
      return seconds(lines.get(0), lines.get(lines.size() - 1));
    }
  }

  private void killed(Random random, long size, double quiet, List<String> broken)
      throws Exception {
    try (FaultStage stage = new FaultStage(true, WINDOW)) {
      stage.plan(size);
      stage.slowDown(size);
      double outages = 0;
      double longest = 0;
      Process node = stage.startNode();
      for (int kill = 1; kill <= KILLS; kill++) {
        stage.await(size * kill / (KILLS + 1), PATIENCE);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
        node.destroyForcibly().waitFor();
        TimeUnit.MILLISECONDS.sleep(100); // what was on its way to the peer arrives
        int before = stage.book().lines().size();
        node = stage.startNode();
        double outage = untilMore(stage, before);
        outages += outage;
        longest = Math.max(longest, outage);
        stage.plan(size); // as the engine's job that is run again
      }
      expect(broken, stage.await(size, PATIENCE), "not drained");
      List<FaultStage.Line> lines = stage.book().lines();
      double whole = seconds(lines.get(0), lines.get(lines.size() - 1));
      double lease = FaultNode.LEASE.toMillis() / 1e3;
      expect(broken, longest <= START_UP_SECONDS + lease, "an outage of %.1f s".formatted(longest));
      expect(
          broken,
          whole <= (quiet + outages) * 1.1 + 1,
          "%.1f s, without faults %.1f s and outages of %.1f s".formatted(whole, quiet, outages));
      long planned = stage.jdbc.sql("select count(*) from touch_touch").query(Long.class).single();
      expect(broken, planned == size, "planned: " + planned);
      expect(broken, stage.book().customers().size() == size, "lost touches");
      System.out.printf(
          "%s: %d kills of the only node: %.1f s instead of %.1f s, longest outage %.1f s"
              + " with the start of a JVM, %d replays%n",
          name(), KILLS, whole, quiet, longest, stage.book().replays());
    }
  }

  /** Until no batch belongs to the killed node any more. */
  private void oneOfTwo(long size, List<String> broken) throws Exception {
    try (FaultStage stage = new FaultStage(true, WINDOW)) {
      stage.plan(size);
      stage.slowDown(size);
      Process first = stage.startNode();
      stage.await(size / 10, PATIENCE);
      String owner =
          stage
              .jdbc
              .sql("select min(owner) from touch_batch where owner is not null")
              .query(String.class)
              .single();
      stage.startNode();
      stage.await(size / 3, PATIENCE);
      first.destroyForcibly().waitFor();
      long killed = System.nanoTime();
      long held = heldBy(stage, owner);
      while (heldBy(stage, owner) > 0 && System.nanoTime() - killed < PATIENCE.toNanos()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      double after = TimedChannel.seconds(System.nanoTime() - killed);
      double batch = 2_000.0 * LONGEST_SECONDS / size;
      double allowed = FaultNode.LEASE.toMillis() / 1e3 + 2 * batch + 2;
      expect(broken, held == 0 || after <= allowed, "taken over after %.1f s".formatted(after));
      expect(broken, stage.await(size, PATIENCE), "not drained by the other node");
      expect(broken, stage.book().customers().size() == size, "lost touches");
      System.out.printf(
          "%s: one of two nodes killed: its %d batches were taken over within %.1f s, lease %.0f s%n",
          name(), held, after, FaultNode.LEASE.toMillis() / 1e3);
    }
  }

  private static long heldBy(FaultStage stage, String owner) {
    return stage
        .jdbc
        .sql("select count(*) from touch_batch where owner = ?")
        .param(owner)
        .query(Long.class)
        .single();
  }

  private static double untilMore(FaultStage stage, int before) throws Exception {
    long started = System.nanoTime();
    while (stage.book().lines().size() <= before) {
      TimeUnit.MILLISECONDS.sleep(50);
      if (System.nanoTime() - started > PATIENCE.toNanos()) {
        break;
      }
    }
    return TimedChannel.seconds(System.nanoTime() - started);
  }

  private static double seconds(FaultStage.Line first, FaultStage.Line last) {
    return TimedChannel.seconds(last.nanos() - first.nanos());
  }

  private static void expect(List<String> broken, boolean holds, String what) {
    if (!holds) {
      broken.add(what);
    }
  }
}
