package io.baton.tag.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StabilityTests {
  @Test
  void shouldEqualTheTextbook() {
    // (0.3-0.2)ln(0.3/0.2) + (0.5-0.5)ln 1 + (0.2-0.3)ln(0.2/0.3)
    assertThat(
            Stability.index(
                List.of(200_000L, 500_000L, 300_000L), List.of(300_000L, 500_000L, 200_000L)))
        .isCloseTo(0.0810930, within(1e-5));
  }

  @Property
  void shouldBeZeroForTheSameAndNeverLess(
      @ForAll @Size(6) List<@IntRange(min = 0, max = 5_000) Integer> before,
      @ForAll @Size(6) List<@IntRange(min = 0, max = 5_000) Integer> now) {
    assertThat(Stability.index(longs(before), longs(before))).isZero();
    double index = Stability.index(longs(before), longs(now));
    assertThat(index).isGreaterThanOrEqualTo(0).isFinite();
    assertThat(Stability.index(longs(now), longs(before))).isCloseTo(index, within(1e-9));
  }

  @Test
  void shouldNoticeAShiftOfATagThatFewHave() {
    List<Long> before = List.of(500L, 500L, 1_000_000L);
    List<Long> shifted = List.of(100L, 900L, 1_000_000L);
    List<Long> lost = List.of(10L, 10L, 1_000_980L);

    assertThat(Stability.shift(before, before)).isZero();
    assertThat(Stability.shift(before, shifted)).isGreaterThan(0.25);
    assertThat(Stability.shift(List.of(400L, 400L, 1_200L), List.of(0L, 0L, 2_000L)))
        .isGreaterThan(0.25);
    assertThat(Stability.shift(before, lost)).isLessThan(0.01);
  }

  private static List<Long> longs(List<Integer> numbers) {
    return numbers.stream().map(Integer::longValue).toList();
  }
}
