package io.baton.cohort;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The numbers of one block of customers, and the comparison of all of them with constants at once.
 */
sealed interface NumberBlock {
  int count();

  long min();

  long max();

  /** Whether the customer at this place in the block has a value. */
  boolean has(int low);

  /** Only where {@link #has} is true. */
  long valueAt(int low);

  /** Adds those who have a value. */
  void orExists(long[] out);

  /** Adds those whose value lies between the two, both included. */
  void orBetween(long from, long to, long[] out);

  /** Sum of the values of those who are asked for and have one. */
  BigInteger sum(long[] among);

  /**
   * @param present one bit per customer who has a value; at least one
   * @param values by place in the block, meaningful where present
   */
  static NumberBlock of(long[] present, long[] values) {
    int count = BlockSet.count(present);
    return count > BlockSet.FEW ? Slices.of(present, values) : Few.of(present, values, count);
  }

  /** A sparse block: places in ascending order beside their values. */
  record Few(char[] places, long[] values) implements NumberBlock {
    static Few of(long[] present, long[] byPlace, int count) {
      char[] places = BlockSet.list(present, count);
      long[] values = new long[count];
      for (int i = 0; i < count; i++) {
        values[i] = byPlace[places[i]];
      }
      return new Few(places, values);
    }

    @Override
    public int count() {
      return places.length;
    }

    @Override
    public long min() {
      return Arrays.stream(values).min().orElseThrow();
    }

    @Override
    public long max() {
      return Arrays.stream(values).max().orElseThrow();
    }

    @Override
    public boolean has(int low) {
      return Arrays.binarySearch(places, (char) low) >= 0;
    }

    @Override
    public long valueAt(int low) {
      return values[Arrays.binarySearch(places, (char) low)];
    }

    @Override
    public void orExists(long[] out) {
      for (char place : places) {
        out[place >>> 6] |= 1L << place;
      }
    }

    @Override
    public BigInteger sum(long[] among) {
      BigInteger sum = BigInteger.ZERO;
      for (int i = 0; i < places.length; i++) {
        if ((among[places[i] >>> 6] & (1L << places[i])) != 0) {
          sum = sum.add(BigInteger.valueOf(values[i]));
        }
      }
      return sum;
    }

    @Override
    public void orBetween(long from, long to, long[] out) {
      for (int i = 0; i < places.length; i++) {
        if (values[i] >= from && values[i] <= to) {
          out[places[i] >>> 6] |= 1L << places[i];
        }
      }
    }
  }

  /**
   * A dense block, bit-sliced: slice <i>i</i> holds bit <i>i</i> of (value - base) of every
   * customer. The base is the block's smallest value, so that negative numbers need no sign and a
   * block has only as many slices as its own spread needs. A comparison reads each slice once: from
   * the lowest slice up, {@code x <= c} is {@code r | ~slice} where c has a 1 and {@code r &
   * ~slice} where it has a 0.
   */
  record Slices(long base, long max, Words present, Words[] slices) implements NumberBlock {
    static Slices of(long[] present, long[] values) {
      long min = Long.MAX_VALUE;
      long max = Long.MIN_VALUE;
      for (int i = 0; i < BlockSet.WORDS; i++) {
        for (long word = present[i]; word != 0; word &= word - 1) {
          long value = values[(i << 6) + Long.numberOfTrailingZeros(word)];
          min = Math.min(min, value);
          max = Math.max(max, value);
        }
      }
      long[][] slices = new long[Long.SIZE - Long.numberOfLeadingZeros(max - min)][BlockSet.WORDS];
      long[] square = new long[Long.SIZE];
      for (int i = 0; i < BlockSet.WORDS; i++) {
        if (present[i] != 0) {
          for (int row = 0; row < Long.SIZE; row++) {
            long there = -((present[i] >>> row) & 1);
            square[row] = (values[(i << 6) + row] - min) & there;
          }
          transpose(square);
          for (int bit = 0; bit < slices.length; bit++) {
            slices[bit][i] = square[bit];
          }
        }
      }
      return new Slices(min, max, new Words.InMemory(present.clone()), inMemory(slices));
    }

    static Words[] inMemory(long[][] slices) {
      return Arrays.stream(slices).map(Words.InMemory::new).toArray(Words[]::new);
    }

    /**
     * Turns 64 rows of 64 bits into 64 columns: quarters change places, then the quarters of
     * quarters, in six rounds (Warren, Hacker's Delight, 7-3).
     */
    static void transpose(long[] square) {
      long mask = 0x0000_0000_FFFF_FFFFL;
      for (int half = 32; half != 0; half >>>= 1, mask ^= mask << half) {
        for (int row = 0; row < Long.SIZE; row = (row + half + 1) & ~half) {
          long swapped = ((square[row] >>> half) ^ square[row + half]) & mask;
          square[row] ^= swapped << half;
          square[row + half] ^= swapped;
        }
      }
    }

    @Override
    public int count() {
      return BlockSet.count(present.read());
    }

    @Override
    public long min() {
      return base;
    }

    @Override
    public boolean has(int low) {
      return present.has(low);
    }

    @Override
    public long valueAt(int low) {
      long value = 0;
      for (int i = 0; i < slices.length; i++) {
        value |= slices[i].has(low) ? 1L << i : 0;
      }
      return base + value;
    }

    @Override
    public void orExists(long[] out) {
      long[] present = this.present.read();
      for (int i = 0; i < BlockSet.WORDS; i++) {
        out[i] |= present[i];
      }
    }

    /** Slice by slice: bit <i>i</i> of all values together weighs its count times 2<sup>i</sup>. */
    @Override
    public BigInteger sum(long[] among) {
      BigInteger sum =
          BigInteger.valueOf(base).multiply(BigInteger.valueOf(BlockSet.countBoth(present.read(), among)));
      for (int bit = 0; bit < slices.length; bit++) {
        // Bits of customers without a value are zero.
        long count = BlockSet.countBoth(slices[bit].read(), among);
        sum = sum.add(BigInteger.valueOf(count).shiftLeft(bit));
      }
      return sum;
    }

    @Override
    public void orBetween(long from, long to, long[] out) {
      if (from > to || to < base || from > max) {
        return;
      }
      if (from <= base && to >= max) {
        orExists(out);
        return;
      }
      long[] found = present.read().clone();
      if (from == to) {
        keepEqual(from - base, found);
      } else {
        if (from > base) {
          keepAtLeast(from - base, found);
        }
        if (to < max) {
          keepAtMost(to - base, found);
        }
      }
      for (int i = 0; i < BlockSet.WORDS; i++) {
        out[i] |= found[i];
      }
    }

    private void keepEqual(long constant, long[] found) {
      for (int bit = 0; bit < slices.length; bit++) {
        long[] slice = slices[bit].read();
        long flip = ((constant >>> bit) & 1) - 1; // all ones where the constant has a 0
        for (int i = 0; i < BlockSet.WORDS; i++) {
          found[i] &= slice[i] ^ flip;
        }
      }
    }

    private void keepAtMost(long constant, long[] found) {
      long[] result = new long[BlockSet.WORDS];
      Arrays.fill(result, -1);
      for (int bit = Long.numberOfTrailingZeros(~constant); bit < slices.length; bit++) {
        long[] slice = slices[bit].read();
        if (((constant >>> bit) & 1) == 1) {
          for (int i = 0; i < BlockSet.WORDS; i++) {
            result[i] |= ~slice[i];
          }
        } else {
          for (int i = 0; i < BlockSet.WORDS; i++) {
            result[i] &= ~slice[i];
          }
        }
      }
      intersect(found, result);
    }

    private void keepAtLeast(long constant, long[] found) {
      long[] result = new long[BlockSet.WORDS];
      Arrays.fill(result, -1);
      for (int bit = Long.numberOfTrailingZeros(constant); bit < slices.length; bit++) {
        long[] slice = slices[bit].read();
        if (((constant >>> bit) & 1) == 1) {
          for (int i = 0; i < BlockSet.WORDS; i++) {
            result[i] &= slice[i];
          }
        } else {
          for (int i = 0; i < BlockSet.WORDS; i++) {
            result[i] |= slice[i];
          }
        }
      }
      intersect(found, result);
    }

    private static void intersect(long[] found, long[] result) {
      for (int i = 0; i < BlockSet.WORDS; i++) {
        found[i] &= result[i];
      }
    }
  }
}
