package io.baton.cohort;

import java.math.BigInteger;
import java.util.Arrays;

/** A sparse block: places in ascending order beside their values. */
record FewNumbers(char[] places, long[] values) implements NumberBlock {
  static FewNumbers of(long[] present, long[] byPlace, int first, int count) {
    char[] places = BlockSet.list(present, count);
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = byPlace[first + places[i]];
    }
    return new FewNumbers(places, values);
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
    long[] near = new long[members.length];
    for (int i = 0; i < places.length; i++) {
      for (int g = 0; g < members.length; g++) {
        if ((members[g].words()[places[i] >>> 6] & (1L << places[i])) != 0) {
          counts[g][edges.length]++;
          near[g] += values[i];
          // A value has 18 digits at most, so that another one always fits.
          if (Math.abs(near[g]) > Long.MAX_VALUE / 2) {
            sums[g] = sums[g].add(BigInteger.valueOf(near[g]));
            near[g] = 0;
          }
          for (int e = edges.length - 1; e >= 0 && values[i] < edges[e]; e--) {
            counts[g][e]++;
          }
        }
      }
    }
    for (int g = 0; g < members.length; g++) {
      sums[g] = sums[g].add(BigInteger.valueOf(near[g]));
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
