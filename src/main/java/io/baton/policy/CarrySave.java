package io.baton.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds many planes of bits without rippling each carry upwards: a plane waits for a second one of
 * its weight, and the two and the running total become a new total and one carry of the next
 * weight. Each plane is read about once, however many there are; carries are used again.
 */
final class CarrySave {
  private final List<Weight> weights = new ArrayList<>();
  private final ArrayDeque<long[]> spare = new ArrayDeque<>();

  private static final class Weight {
    final long[] total = new long[Counts.WORDS];
    long @Nullable [] waiting;
    boolean spare;
  }

  /** The plane is read until {@link #total()}, and never changed. */
  void add(int level, long[] plane) {
    add(level, plane, false);
  }

  private void add(int level, long[] plane, boolean carry) {
    Weight weight = weight(level);
    long[] waiting = weight.waiting;
    if (waiting == null) {
      weight.waiting = plane;
      weight.spare = carry;
      return;
    }
    weight.waiting = null;
    long[] next = spare.isEmpty() ? new long[Counts.WORDS] : spare.pop();
    addThree(weight.total, waiting, plane, next);
    if (weight.spare) {
      spare.push(waiting);
    }
    if (carry) {
      spare.push(plane);
    }
    add(level + 1, next, true);
  }

  /** Plane by plane, without empty ones at the end; nothing can be added afterwards. */
  List<long[]> total() {
    List<long[]> planes = new ArrayList<>();
    for (int level = 0; level < weights.size(); level++) {
      Weight weight = weights.get(level);
      long[] waiting = weight.waiting;
      if (waiting != null) {
        long[] carry = new long[Counts.WORDS];
        addThree(weight.total, waiting, Counts.NOBODY, carry);
        if (!Counts.none(carry)) {
          add(level + 1, carry, true);
        }
      }
      planes.add(weight.total);
    }
    while (!planes.isEmpty() && Counts.none(planes.get(planes.size() - 1))) {
      planes.remove(planes.size() - 1);
    }
    return planes;
  }

  private Weight weight(int level) {
    while (weights.size() <= level) {
      weights.add(new Weight());
    }
    return weights.get(level);
  }

  private static void addThree(long[] total, long[] b, long[] c, long[] carry) {
    for (int w = 0; w < Counts.WORDS; w++) {
      long differ = total[w] ^ b[w];
      carry[w] = (total[w] & b[w]) | (differ & c[w]);
      total[w] = differ ^ c[w];
    }
  }
}
