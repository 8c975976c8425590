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

  /** Writes every value to its place; other places are left as they are. */
  void copyTo(long[] values);

  /** Adds those who have a value. */
  void orExists(long[] out);

  /** Adds those whose value lies between the two, both included. */
  void orBetween(long from, long to, long[] out);

  /**
   * Adds to {@code counts[g][i]} how many of each group are below {@code edges[i]}; {@code counts}
   * has one more place, for those who have a value at all. Adds the sum of the values of each group
   * to {@code sums[g]}.
   */
  void count(long[] edges, GroupBlock[] members, long[][] counts, BigInteger[] sums);

  /**
   * @param present one bit per customer who has a value; at least one
   * @param values by place in the block, meaningful where present
   */
  static NumberBlock of(long[] present, long[] values) {
    return of(present, values, 0);
  }

  /**
   * @param first where the block's values begin in the array; it may end early where none is
   *     present
   */
  static NumberBlock of(long[] present, long[] values, int first) {
    int count = BlockSet.count(present);
    return count > BlockSet.FEW
        ? Slices.of(present, values, first)
        : Few.of(present, values, first, count);
  }

  /** A sparse block: places in ascending order beside their values. */
  record Few(char[] places, long[] values) implements NumberBlock {
    static Few of(long[] present, long[] byPlace, int first, int count) {
      char[] places = BlockSet.list(present, count);
      long[] values = new long[count];
      for (int i = 0; i < count; i++) {
        values[i] = byPlace[first + places[i]];
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
    public void copyTo(long[] byPlace) {
      for (int i = 0; i < places.length; i++) {
        byPlace[places[i]] = values[i];
      }
    }

    @Override
    public void count(long[] edges, GroupBlock[] members, long[][] counts, BigInteger[] sums) {
      for (int i = 0; i < places.length; i++) {
        for (int g = 0; g < members.length; g++) {
          if ((members[g].words()[places[i] >>> 6] & (1L << places[i])) != 0) {
            counts[g][edges.length]++;
            sums[g] = sums[g].add(BigInteger.valueOf(values[i]));
            for (int e = edges.length - 1; e >= 0 && values[i] < edges[e]; e--) {
              counts[g][e]++;
            }
          }
        }
      }
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
    static Slices of(long[] present, long[] values, int first) {
      long min = Long.MAX_VALUE;
      long max = Long.MIN_VALUE;
      for (int i = 0; i < BlockSet.WORDS; i++) {
        int from = first + (i << 6);
        if (present[i] == -1) {
          for (int row = from; row < from + Long.SIZE; row++) {
            min = Math.min(min, values[row]);
            max = Math.max(max, values[row]);
          }
        } else {
          for (long word = present[i]; word != 0; word &= word - 1) {
            long value = values[from + Long.numberOfTrailingZeros(word)];
            min = Math.min(min, value);
            max = Math.max(max, value);
          }
        }
      }
      long[][] slices = new long[Long.SIZE - Long.numberOfLeadingZeros(max - min)][BlockSet.WORDS];
      long[] square = new long[Long.SIZE];
      for (int i = 0; i < BlockSet.WORDS; i++) {
        if (present[i] != 0) {
          fill(square, present[i], values, first + (i << 6), min);
          if (slices.length <= Integer.SIZE) {
            transposeHalves(square);
          } else {
            transpose(square);
          }
          for (int bit = 0; bit < slices.length; bit++) {
            slices[bit][i] = square[bit];
          }
        }
      }
      return new Slices(min, max, new Words.InMemory(present.clone()), inMemory(slices));
    }

    private static void fill(long[] square, long present, long[] values, int from, long base) {
      if (present == -1) {
        for (int row = 0; row < Long.SIZE; row++) {
          square[row] = values[from + row] - base;
        }
        return;
      }
      Arrays.fill(square, 0);
      for (long word = present; word != 0; word &= word - 1) {
        int row = Long.numberOfTrailingZeros(word);
        square[row] = values[from + row] - base;
      }
    }

    /** {@link #transpose} of rows of 32 bits: two squares of 32, side by side. */
    static void transposeHalves(long[] square) {
      for (int row = 0; row < 32; row++) {
        square[row] |= square[row + 32] << 32;
      }
      long mask = 0x0000_FFFF_0000_FFFFL;
      for (int half = 16; half != 0; half >>>= 1, mask ^= mask << half) {
        for (int row = 0; row < 32; row = (row + half + 1) & ~half) {
          long swapped = ((square[row] >>> half) ^ square[row + half]) & mask;
          square[row] ^= swapped << half;
          square[row + half] ^= swapped;
        }
      }
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

    /** Back from columns to rows: the same turn as in building. */
    @Override
    public void copyTo(long[] values) {
      long[][] words = Arrays.stream(slices).map(Words::stay).toArray(long[][]::new);
      long[] square = new long[Long.SIZE];
      for (int i = 0; i < BlockSet.WORDS; i++) {
        Arrays.fill(square, 0);
        for (int bit = 0; bit < slices.length; bit++) {
          square[bit] = words[bit][i];
        }
        transpose(square);
        for (int row = 0; row < Long.SIZE; row++) {
          values[(i << 6) + row] = base + square[row];
        }
      }
    }

    /**
     * Each slice is fetched once, in one piece, and counted for the sum; the edges then find all of
     * them near. Bit <i>i</i> of all values together weighs its count times 2<sup>i</sup>; bits of
     * customers without a value are zero.
     */
    @Override
    public void count(long[] edges, GroupBlock[] members, long[][] counts, BigInteger[] sums) {
      int bits = slices.length;
      long[][] near = new long[bits + 1][];
      long[][] ones = new long[members.length][bits + 1];
      for (int bit = 0; bit <= bits; bit++) {
        near[bit] = (bit == bits ? present : slices[bit]).stay();
        for (int g = 0; g < members.length; g++) {
          ones[g][bit] = WordLoops.countBoth(near[bit], members[g].words());
        }
      }
      long[] below = new long[BlockSet.WORDS];
      for (int e = 0; e < edges.length; e++) {
        if (edges[e] > base) {
          below(edges[e], near, below);
          for (int g = 0; g < members.length; g++) {
            counts[g][e] += WordLoops.countBoth(below, members[g].words());
          }
        }
      }
      for (int g = 0; g < members.length; g++) {
        counts[g][edges.length] += ones[g][bits];
        sums[g] = sums[g].add(sum(ones[g]));
      }
    }

    private BigInteger sum(long[] ones) {
      int bits = slices.length;
      BigInteger sum = BigInteger.valueOf(base).multiply(BigInteger.valueOf(ones[bits]));
      for (int bit = 0; bit < bits; bit++) {
        sum = sum.add(BigInteger.valueOf(ones[bit]).shiftLeft(bit));
      }
      return sum;
    }

    private void below(long edge, long[][] near, long[] below) {
      if (edge > max) {
        System.arraycopy(near[slices.length], 0, below, 0, BlockSet.WORDS);
        return;
      }
      long constant = edge - 1 - base;
      Arrays.fill(below, -1);
      for (int bit = Long.numberOfTrailingZeros(~constant); bit < slices.length; bit++) {
        if (((constant >>> bit) & 1) == 1) {
          WordLoops.orNot(below, near[bit]);
        } else {
          WordLoops.andNot(below, near[bit]);
        }
      }
      WordLoops.and(below, near[slices.length]);
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
