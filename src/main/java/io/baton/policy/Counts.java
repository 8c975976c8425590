package io.baton.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * How often each of 32,768 customers was contacted, as bit planes: plane k holds bit k of every
 * customer's count. Adding two such counters, or comparing one with a constant, works on 64
 * customers at once, so that a week of a million customers is checked in milliseconds.
 */
final class Counts {
  static final int CUSTOMERS = 32_768;
  static final int WORDS = CUSTOMERS / Long.SIZE;

  private final List<long[]> planes = new ArrayList<>();

  List<long[]> planes() {
    return planes;
  }

  void setPlane(int level, long[] words) {
    while (planes.size() <= level) {
      planes.add(new long[WORDS]);
    }
    planes.set(level, words);
  }

  /** One more for each customer of the mask. */
  void increment(long[] mask) {
    addAt(0, mask);
  }

  void add(Counts other) {
    for (int level = 0; level < other.planes.size(); level++) {
      addAt(level, other.planes.get(level));
    }
  }

  /** Ripples the carry of each word upwards until nothing is left of it. */
  private void addAt(int from, long[] added) {
    while (planes.size() <= from) {
      planes.add(new long[WORDS]);
    }
    long[] lowest = planes.get(from);
    for (int w = 0; w < WORDS; w++) {
      long both = lowest[w] & added[w];
      lowest[w] ^= added[w];
      for (int level = from + 1; both != 0; level++) {
        if (planes.size() <= level) {
          planes.add(new long[WORDS]);
        }
        long[] plane = planes.get(level);
        long carry = plane[w] & both;
        plane[w] ^= both;
        both = carry;
      }
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
    long[] reached = new long[WORDS];
    for (int w = 0; w < WORDS; w++) {
      long above = 0;
      long equal = -1;
      for (int level = bits - 1; level >= 0; level--) {
        long plane = level < planes.size() ? planes.get(level)[w] : 0;
        if ((limit >>> level & 1) == 1) {
          equal &= plane;
        } else {
          above |= equal & plane;
          equal &= ~plane;
        }
      }
      reached[w] = above | equal;
    }
    return reached;
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
