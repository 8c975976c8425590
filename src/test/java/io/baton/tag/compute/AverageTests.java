package io.baton.tag.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class AverageTests {
  private static final long MOST = Long.MAX_VALUE / 400;

  @Property(tries = 20_000)
  void shouldRoundHalvesAwayFromZeroWhateverTheSize(
      @ForAll @LongRange(min = -MOST, max = MOST) long sum,
      @ForAll @LongRange(min = 1, max = MOST) long count) {
    assertThat(CubeCustomer.average(sum, count)).isEqualTo(exactly(sum, count));
  }

  @Property(tries = 20_000)
  void shouldBeExactNextToAHalf(
      @ForAll @LongRange(min = 1, max = 1L << 22) long count,
      @ForAll @LongRange(min = 0, max = 1L << 22) long times,
      @ForAll @LongRange(min = -2, max = 2) long beside) {
    long sum = (2 * times + 1) * count / 200 + beside;
    assertThat(CubeCustomer.average(sum, count)).isEqualTo(exactly(sum, count));
    assertThat(CubeCustomer.average(-sum, count)).isEqualTo(exactly(-sum, count));
  }

  @Example
  void shouldBeExactWhereTheShortWayEnds() {
    for (long sum = (1L << 46) - 3; sum < (1L << 46) + 3; sum++) {
      for (long count : new long[] {1, 2, 3, 200, (1L << 46) - 1, 1L << 46}) {
        assertThat(CubeCustomer.average(sum, count)).isEqualTo(exactly(sum, count));
      }
    }
  }

  private static long exactly(long sum, long count) {
    return BigDecimal.valueOf(sum)
        .movePointRight(2)
        .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
