package io.baton.cohort;

import java.util.Arrays;

/**
 * A dense block under construction, 64 customers at a time, in the form it will have in the end.
 *
 * <p>The base must be the smallest value, which is known for certain only when the last one has
 * come. Where a value is smaller than all before it, the difference is added to everybody at once:
 * that is an addition of one constant over slices, a few microseconds, and rare, because of
 * <i>n</i> values in any order only some log <i>n</i> are the smallest yet.
 */
final class GrowingSlices {
  /** From so many bits on turning pays. */
  private static final int TURN = 100;

  /** Words of a slice that lie in one line of the processor's cache. */
  private static final int LINE = 8;

  private final long[] present = new long[BlockSet.WORDS];

  /**
   * Turned words of one line, each with its bits beside each other, until the line is written: else
   * every 64 customers would touch a line of every slice of every column under construction.
   */
  private final long[] turned = new long[LINE * Long.SIZE];

  private final long[] square;
  private long[][] slices = new long[0][];
  private long base;
  private boolean any;

  /** No word from here on has members. */
  private int until;

  private int line;
  private int waiting;

  /**
   * @param square room for 64 numbers, empty between two words and so the same for all columns that
   *     one thread builds: one that is always in the nearest cache
   */
  GrowingSlices(long[] square) {
    this.square = square;
  }

  /**
   * @param word which 64 customers of the block; each comes once
   * @param members who of them has a value; at least one
   * @param values by place among the 64 from {@code from} on, meaningful where there is a member
   */
  void put(int word, long members, long[] values, int from) {
    boolean dense = pays(members);
    long used = differences(members, values, from, dense);
    if (!any || used >>> slices.length != 0) {
      makeRoom(members, values, from);
      dense = pays(members);
      differences(members, values, from, dense);
    }
    present[word] = members;
    until = word + 1;
    if (dense) {
      turn(word);
    } else {
      set(word, members);
    }
  }

  /** Whether turning 64 rows costs less than setting each bit. */
  private boolean pays(long members) {
    return Long.bitCount(members) * slices.length >= TURN;
  }

  /**
   * Fills the square with what the values are above the base.
   *
   * @param whole whether the others of the square have to be 0
   * @return all bits that are in use, the sign where a value is below the base
   */
  private long differences(long members, long[] values, int from, boolean whole) {
    long used = 0;
    if (members == -1) {
      for (int place = 0; place < Long.SIZE; place++) {
        long difference = values[from + place] - base;
        square[place] = difference;
        used |= difference;
      }
      return used;
    }
    if (whole) {
      Arrays.fill(square, 0);
    }
    for (long left = members; left != 0; left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      long difference = values[from + place] - base;
      square[place] = difference;
      used |= difference;
    }
    return used;
  }

  /** A base below all values, and slices for what they are above it. */
  private void makeRoom(long members, long[] values, int from) {
    long least = any ? base : Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (long left = members; left != 0; left &= left - 1) {
      long value = values[from + Long.numberOfTrailingZeros(left)];
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    write();
    if (any && least < base) {
      grow(Math.max(most, base + greatest()) - least);
      add(base - least);
    } else {
      grow(most - least);
    }
    base = least;
    any = true;
  }

  private void grow(long difference) {
    int before = slices.length;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(difference);
    if (bits > before) {
      slices = Arrays.copyOf(slices, bits);
      for (int bit = before; bit < bits; bit++) {
        slices[bit] = new long[BlockSet.WORDS];
      }
    }
  }

  /** The greatest difference of those that are written: from the highest bit down, who has it. */
  private long greatest() {
    long[] left = Arrays.copyOf(present, until);
    long[] both = new long[until];
    long greatest = 0;
    for (int bit = slices.length - 1; bit >= 0; bit--) {
      long[] slice = slices[bit];
      long some = 0;
      for (int i = 0; i < until; i++) {
        both[i] = left[i] & slice[i];
        some |= both[i];
      }
      if (some != 0) {
        greatest |= 1L << bit;
        long[] had = left;
        left = both;
        both = had;
      }
    }
    return greatest;
  }

  /** Adds to the value of everybody who has one. */
  private void add(long constant) {
    long[] carry = new long[until];
    for (int bit = 0; bit < slices.length; bit++) {
      long[] slice = slices[bit];
      if ((constant >>> bit & 1) == 1) {
        for (int i = 0; i < until; i++) {
          long one = slice[i] ^ present[i];
          long both = slice[i] & present[i];
          slice[i] = one ^ carry[i];
          carry[i] = both | (one & carry[i]);
        }
      } else {
        for (int i = 0; i < until; i++) {
          long both = slice[i] & carry[i];
          slice[i] ^= carry[i];
          carry[i] = both;
        }
      }
    }
  }

  private void set(int word, long members) {
    for (long left = members; left != 0; left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      for (long ones = square[place]; ones != 0; ones &= ones - 1) {
        slices[Long.numberOfTrailingZeros(ones)][word] |= 1L << place;
      }
    }
  }

  private void turn(int word) {
    Transpose.turn(square, slices.length);
    if (word / LINE != line) {
      write();
      line = word / LINE;
    }
    int at = word % LINE;
    System.arraycopy(square, 0, turned, at * Long.SIZE, slices.length);
    waiting |= 1 << at;
  }

  /** Writes the words that wait; the others of their line are left alone. */
  private void write() {
    for (int bit = 0; bit < slices.length; bit++) {
      long[] slice = slices[bit];
      for (int left = waiting; left != 0; left &= left - 1) {
        int at = Integer.numberOfTrailingZeros(left);
        slice[line * LINE + at] = turned[at * Long.SIZE + bit];
      }
    }
    waiting = 0;
  }

  /** As it stands; nothing may be put any more. */
  SlicedNumbers build() {
    write();
    return new SlicedNumbers(
        base, base + greatest(), new Words.InMemory(present), SlicedNumbers.inMemory(slices));
  }
}
