package io.baton.event.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The order in which messages are sent: that of their moments, with duplicates, latecomers and
 * bursts where they are asked for. The same seed gives the same order. It holds what is late and
 * nothing else, so a record of any length goes through it.
 */
final class Shuffle {
  private final Random random;
  private final double duplicates;
  private final double disorder;
  private final long lateMs;
  private final long burstMs;
  private final Consumer<Due> out;
  private final PriorityQueue<Due> waiting =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::number));
  private long number;
  private Instant now = Instant.MIN;

  Shuffle(
      long seed,
      double duplicates,
      double disorder,
      Duration late,
      Duration burst,
      Consumer<Due> out) {
    this.random = new Random(seed);
    this.duplicates = duplicates;
    this.disorder = disorder;
    this.lateMs = Math.max(1, late.toMillis());
    this.burstMs = burst.toMillis();
    this.out = out;
  }

  /**
   * @param at when it is sent, on the record's clock
   */
  record Due(Instant at, long number, Played message) {}

  /** The next message of the record; one that is out of order there already is sent at once. */
  void add(Played message) {
    if (message.at().isAfter(now)) {
      now = message.at();
    }
    waiting.add(due(now, random.nextDouble() < disorder, message));
    if (random.nextDouble() < duplicates) {
      waiting.add(due(now, true, message));
    }
    send(now);
  }

  /** The record is over. */
  void finish() {
    send(Instant.MAX);
  }

  private Due due(Instant moment, boolean late, Played message) {
    Instant at = late ? moment.plusMillis(1 + random.nextLong(lateMs)) : moment;
    if (burstMs > 0) {
      long ms = at.toEpochMilli();
      at = Instant.ofEpochMilli(ms + burstMs - 1 - Math.floorMod(ms + burstMs - 1, burstMs));
    }
    return new Due(at, number++, message);
  }

  /** What is due at this very moment may still get company that was here before it. */
  private void send(Instant until) {
    for (Due next = waiting.peek();
        next != null && next.at().isBefore(until);
        next = waiting.peek()) {
      waiting.poll();
      out.accept(next);
    }
  }
}
