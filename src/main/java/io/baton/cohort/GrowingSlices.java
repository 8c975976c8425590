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
  /** From so many bits on, turning 64 rows costs less than setting each one. */
  private static final int TURN = 100;

  private final long[] present = new long[BlockSet.WORDS];
  private final long[] square = new long[Long.SIZE];
  private long[][] slices = new long[0][];
  private long base;
  private long max;
  private boolean any;

  /**
   * @param word which 64 customers of the block; each comes once
   * @param members who of them has a value; at least one
   * @param values by place among the 64 from {@code from} on, meaningful where there is a member
   */
  void put(int word, long members, long[] values, int from) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (long left = members; left != 0; left &= left - 1) {
      long value = values[from + Long.numberOfTrailingZeros(left)];
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    spread(least, most);
    present[word] = members;
    if (Long.bitCount(members) * slices.length < TURN) {
      set(word, members, values, from);
    } else {
      turn(word, members, values, from);
    }
  }

  private void spread(long least, long most) {
    if (!any) {
      base = least;
      max = most;
      any = true;
    }
    max = Math.max(max, most);
    long smallest = Math.min(base, least);
    int bits = Long.SIZE - Long.numberOfLeadingZeros(max - smallest);
    if (bits > slices.length) {
      int before = slices.length;
      slices = Arrays.copyOf(slices, bits);
      for (int bit = before; bit < bits; bit++) {
        slices[bit] = new long[BlockSet.WORDS];
      }
    }
    if (smallest < base) {
      add(base - smallest);
      base = smallest;
    }
  }

  /** Adds to the value of everybody who has one. */
  private void add(long constant) {
    long[] carry = new long[BlockSet.WORDS];
    for (int bit = 0; bit < slices.length; bit++) {
      long[] slice = slices[bit];
      if ((constant >>> bit & 1) == 1) {
        for (int i = 0; i < BlockSet.WORDS; i++) {
          long one = slice[i] ^ present[i];
          long both = slice[i] & present[i];
          slice[i] = one ^ carry[i];
          carry[i] = both | (one & carry[i]);
        }
      } else {
        for (int i = 0; i < BlockSet.WORDS; i++) {
          long both = slice[i] & carry[i];
          slice[i] ^= carry[i];
          carry[i] = both;
        }
      }
    }
  }

  private void set(int word, long members, long[] values, int from) {
    for (long left = members; left != 0; left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      for (long ones = values[from + place] - base; ones != 0; ones &= ones - 1) {
        slices[Long.numberOfTrailingZeros(ones)][word] |= 1L << place;
      }
    }
  }

  private void turn(int word, long members, long[] values, int from) {
    Arrays.fill(square, 0);
    for (long left = members; left != 0; left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      square[place] = values[from + place] - base;
    }
    SlicedNumbers.transpose(square, slices.length);
    for (int bit = 0; bit < slices.length; bit++) {
      slices[bit][word] = square[bit];
    }
  }

  /** As it stands; nothing may be put any more. */
  SlicedNumbers build() {
    return new SlicedNumbers(
        base, max, new Words.InMemory(present), SlicedNumbers.inMemory(slices));
  }
}
