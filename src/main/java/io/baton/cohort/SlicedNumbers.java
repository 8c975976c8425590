package io.baton.cohort;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * A dense block, bit-sliced: slice <i>i</i> holds bit <i>i</i> of (value - base) of every customer.
 * The base is the block's smallest value, so that negative numbers need no sign and a block has
 * only as many slices as its own spread needs. A comparison reads each slice once: from the lowest
 * slice up, {@code x <= c} is {@code r | ~slice} where c has a 1 and {@code r & ~slice} where it
 * has a 0.
 */
record SlicedNumbers(long base, long max, Words present, Words[] slices) implements NumberBlock {
  static SlicedNumbers of(long[] present, long[] values, int first) {
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
        Transpose.turn(square, slices.length);
        for (int bit = 0; bit < slices.length; bit++) {
          slices[bit][i] = square[bit];
        }
      }
    }
    return new SlicedNumbers(min, max, new Words.InMemory(present.clone()), inMemory(slices));
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

  static Words[] inMemory(long[][] slices) {
    return Arrays.stream(slices).map(Words.InMemory::new).toArray(Words[]::new);
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
      Transpose.turn(square, Long.SIZE);
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
