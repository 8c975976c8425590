package io.baton.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The frame of a run whose two nodes are killed: what is random, who is alive, and what did not
 * hold in the end.
 */
public final class KilledNodes {
  private final String name;
  private final long began = System.nanoTime();
  private final List<String> broken = new ArrayList<>();
  private final List<Process> alive = new ArrayList<>();
  private Starter starter =
      number -> {
        throw new IllegalStateException("nothing was started");
      };
  private int kills;

  /** Draws everything that is random, in one order. */
  public final Random random;

  /** Starts a node as a process of its own. */
  public interface Starter {
    Process start(int number) throws Exception;
  }

  public KilledNodes(String name, long seed) {
    this.name = name;
    this.random = new Random(seed);
  }

  public void start(Starter how) throws Exception {
    starter = how;
    for (int number = 0; number < 2; number++) {
      alive.add(how.start(number));
    }
  }

  /** One of them, without a warning; it is started again at once. */
  public void killOne() throws Exception {
    int which = random.nextInt(alive.size());
    alive.get(which).destroyForcibly().waitFor();
    alive.set(which, starter.start(which));
    kills++;
  }

  public Process one() {
    return alive.get(random.nextInt(alive.size()));
  }

  /** All of them, for good. */
  public void end() throws InterruptedException {
    for (Process node : alive) {
      node.destroyForcibly().waitFor();
    }
    alive.clear();
  }

  /** False if it takes longer than that. */
  public static boolean await(Duration atMost, Duration between, BooleanSupplier reached)
      throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() >= deadline) {
        return false;
      }
      TimeUnit.NANOSECONDS.sleep(between.toNanos());
    }
    return true;
  }

  public void expect(String what, Object got, Object wanted) {
    require(
        String.valueOf(got).equals(String.valueOf(wanted)),
        "%s: %s instead of %s".formatted(what, got, wanted));
  }

  public void require(boolean holds, String what) {
    if (!holds) {
      broken.add(what);
    }
  }

  public void requireNone(String what, List<String> found) {
    found.forEach(each -> require(false, what + ": " + each));
  }

  /** For runs that end by {@code -Dfault.minutes}; never true without. */
  public boolean timeIsUp() {
    return seconds() > Long.getLong("fault.minutes", Long.MAX_VALUE / 60) * 60;
  }

  public double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  /** Says what was seen. */
  public List<String> broken(String figures) {
    System.out.printf("%s: %.0f s, %d kills, %s%n", name, seconds(), kills, figures);
    return broken;
  }
}
