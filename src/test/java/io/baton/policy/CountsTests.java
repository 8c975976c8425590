package io.baton.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CountsTests {
  private static final int CUSTOMERS = 200;

  /** Each step is a seed for a mask; even ones add, odd ones take away. */
  @Property(tries = 300)
  void shouldCountLikeANumberPerCustomer(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 1_000_000) Integer> steps,
      @ForAll @IntRange(min = 0, max = 20) int limit,
      @ForAll @IntRange(min = 1, max = 40) int times) {
    Counts counts = new Counts();
    int[] naive = new int[CUSTOMERS];
    for (int step : steps) {
      java.util.Random random = new java.util.Random(step);
      long[] mask = new long[Counts.WORDS];
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        if (random.nextBoolean()) {
          mask[customer >> 6] |= 1L << (customer & 63);
          naive[customer] = step % 3 == 0 ? Math.max(0, naive[customer] - 1) : naive[customer] + 1;
        }
      }
      if (step % 3 == 0) {
        counts.decrement(mask);
      } else {
        counts.increment(mask);
      }
    }
    long[] reached = counts.atLeast(limit);
    long[] reachedManifold = Counts.sum(Collections.nCopies(times, counts)).atLeast(limit * times);
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      assertThat(bit(reached, customer)).isEqualTo(naive[customer] >= limit);
      assertThat(bit(reachedManifold, customer)).isEqualTo(naive[customer] >= limit);
    }
  }

  private static boolean bit(long[] words, int customer) {
    return (words[customer >> 6] >>> (customer & 63) & 1) == 1;
  }
}
