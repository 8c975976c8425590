package io.baton.grouping;

import io.baton.cohort.Field;
import io.baton.grouping.Slots.Counted;
import io.baton.grouping.Slots.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * What one tag says of whether somebody is like the seed: for each slot the logarithm of how much
 * more frequent it is in the seed than among the others, drawn towards nothing where the seed has
 * few in it.
 *
 * @param z how far the difference is beyond chance: the likelihood-ratio statistic of the tag's
 *     table as a standard normal deviate (Wilson and Hilferty)
 * @param bits how much the seed differs from the others in this tag, as relative entropy
 * @param weights by slot, in thousandths, so that sums do not depend on their order
 * @param seedShares share of the seed in each slot
 * @param otherShares share of the others in each slot
 */
record Evidence(
    Field field,
    List<Slot> slots,
    double z,
    double bits,
    int[] weights,
    double[] seedShares,
    double[] otherShares) {
  /** So many customers of the ordinary kind are put into every slot before the seed is counted. */
  private static final double PRIOR = 25;

  private static final double THOUSAND = 1_000;

  /**
   * @param counted of the seed first, of the others second
   */
  static Evidence of(Counted counted) {
    return counted.field().type().multiple() ? several(counted) : one(counted);
  }

  private static Evidence one(Counted counted) {
    long[] seed = counted.counts()[0];
    long[] others = counted.counts()[1];
    int slots = seed.length;
    int[] weights = new int[slots];
    double[] p = new double[slots];
    double[] q = new double[slots];
    double bits = 0;
    List<long[]> cells = new ArrayList<>();
    for (int i = 0; i < slots; i++) {
      p[i] = share(seed[i], counted.sizes()[0]);
      q[i] = share(others[i], counted.sizes()[1]);
      weights[i] = weight(seed[i], counted.sizes()[0], others[i], counted.sizes()[1]);
      bits += p[i] * weights[i] / THOUSAND / Math.log(2);
      cells.add(new long[] {seed[i], others[i]});
    }
    // Texts that are not listed are one more slot, of which nothing is said.
    cells.add(
        new long[] {
          counted.sizes()[0] - sum(seed), counted.sizes()[1] - sum(others),
        });
    return new Evidence(
        counted.field(), counted.slots(), deviate(cells), Math.max(0, bits), weights, p, q);
  }

  /** Each value is a question of its own: has the customer it, or not? */
  private static Evidence several(Counted counted) {
    long seedSize = counted.sizes()[0];
    long otherSize = counted.sizes()[1];
    int slots = counted.slots().size();
    int[] weights = new int[slots];
    double[] p = new double[slots];
    double[] q = new double[slots];
    double z = 0;
    double bits = 0;
    for (int i = 0; i < slots; i++) {
      long seed = counted.counts()[0][i];
      long other = counted.counts()[1][i];
      p[i] = share(seed, seedSize);
      q[i] = share(other, otherSize);
      int has = weight(seed, seedSize, other, otherSize);
      int hasNot = weight(seedSize - seed, seedSize, otherSize - other, otherSize);
      weights[i] = has - hasNot;
      double here = (p[i] * has + (1 - p[i]) * hasNot) / THOUSAND / Math.log(2);
      if (here > bits) {
        bits = here;
        z =
            deviate(
                List.of(new long[] {seed, other}, new long[] {seedSize - seed, otherSize - other}));
      }
    }
    return new Evidence(counted.field(), counted.slots(), z, bits, weights, p, q);
  }

  private static int weight(long seed, long seedSize, long other, long otherSize) {
    double usual = (other + 0.5) / (otherSize + 1.0);
    double here = (seed + PRIOR * usual) / (seedSize + PRIOR);
    return (int) Math.round(THOUSAND * Math.log(here / usual));
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /**
   * @param cells by slot: of the seed, of the others
   */
  static double deviate(List<long[]> cells) {
    double[] totals = new double[2];
    int used = 0;
    for (long[] cell : cells) {
      totals[0] += cell[0];
      totals[1] += cell[1];
      used += cell[0] + cell[1] > 0 ? 1 : 0;
    }
    double degrees = used - 1.0;
    if (degrees < 1 || totals[0] == 0 || totals[1] == 0) {
      return 0;
    }
    double g = 0;
    for (long[] cell : cells) {
      for (int side = 0; side < 2; side++) {
        double expected = totals[side] * (cell[0] + cell[1]) / (totals[0] + totals[1]);
        g += cell[side] > 0 ? 2 * cell[side] * Math.log(cell[side] / expected) : 0;
      }
    }
    double spread = 2 / (9 * degrees);
    return (Math.cbrt(Math.max(0, g) / degrees) - (1 - spread)) / Math.sqrt(spread);
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
