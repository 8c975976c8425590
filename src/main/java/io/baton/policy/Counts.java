package io.baton.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often each of 32,768 customers was contacted, as bit planes: plane k holds bit k of every
 * customer's count. Adding two such counters, or comparing one with a constant, works on 64
 * customers at once, so that a week of a million customers is checked in milliseconds.
 */
final class Counts {
  static final int CUSTOMERS = 32_768;
  static final int WORDS = CUSTOMERS / Long.SIZE;

  static final long[] NOBODY = new long[WORDS];

  private final List<long[]> planes = new ArrayList<>();

  /** One for each customer of the mask, which is taken over. */
  static Counts of(long[] mask) {
    Counts one = new Counts();
    one.planes.add(mask);
    return one;
  }

  List<long[]> planes() {
    return planes;
  }

  void setPlane(int level, long[] words) {
    while (planes.size() <= level) {
      planes.add(new long[WORDS]);
    }
    planes.set(level, words);
  }

  /**
   * One more for each customer of the mask. Ripples the carry upwards, a plane at a time: loops
   * without branches, which the JIT widens.
   */
  void increment(long[] mask) {
    long[] carry = mask.clone();
    for (long[] plane : planes) {
      ripple(plane, carry);
    }
    if (!none(carry)) {
      planes.add(carry);
    }
  }

  /** The sum of many. */
  static Counts sum(List<Counts> all) {
    CarrySave adder = new CarrySave();
    for (Counts one : all) {
      for (int level = 0; level < one.planes.size(); level++) {
        adder.add(level, one.planes.get(level));
      }
    }
    Counts sum = new Counts();
    sum.planes.addAll(adder.total());
    return sum;
  }

  private static void ripple(long[] plane, long[] carry) {
    for (int w = 0; w < WORDS; w++) {
      long both = plane[w] & carry[w];
      plane[w] ^= carry[w];
      carry[w] = both;
    }
  }

  /** One less for each customer of the mask; a count of zero stays zero. */
  void decrement(long[] mask) {
    long[] borrow = mask.clone();
    for (int w = 0; w < WORDS; w++) {
      long positive = 0;
      for (long[] plane : planes) {
        positive |= plane[w];
      }
      borrow[w] &= positive;
    }
    for (long[] plane : planes) {
      for (int w = 0; w < WORDS; w++) {
        long missing = ~plane[w] & borrow[w];
        plane[w] ^= borrow[w];
        borrow[w] = missing;
      }
    }
  }

  /** The customers whose count is {@code limit} or more. */
  long[] atLeast(int limit) {
    int bits = Math.max(planes.size(), Integer.SIZE - Integer.numberOfLeadingZeros(limit));
    long[] above = new long[WORDS];
    long[] equal = new long[WORDS];
    Arrays.fill(equal, -1);
    for (int level = bits - 1; level >= 0; level--) {
      compare(
          level < planes.size() ? planes.get(level) : NOBODY, limit >>> level & 1, above, equal);
    }
    for (int w = 0; w < WORDS; w++) {
      above[w] |= equal[w];
    }
    return above;
  }

  private static void compare(long[] plane, int bit, long[] above, long[] equal) {
    long wanted = -bit;
    for (int w = 0; w < WORDS; w++) {
      above[w] |= equal[w] & plane[w] & ~wanted;
      equal[w] &= ~(plane[w] ^ wanted);
    }
  }

  static boolean none(long[] words) {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }
}
