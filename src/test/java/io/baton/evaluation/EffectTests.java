package io.baton.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectTests {
  /** Newcombe 1998, table II, method 10: the published worked examples. */
  @ParameterizedTest
  @CsvSource({
    "56,70,48,80,0.0524,0.3339",
    "9,10,3,10,0.1705,0.8090",
    "6,7,2,7,0.0582,0.8062",
    "5,56,0,29,-0.0381,0.1926",
    "0,10,0,20,-0.1611,0.2775",
    "10,10,0,20,0.6791,1.0000",
    "10,10,0,10,0.6075,1.0000"
  })
  void shouldAgreeWithThePublishedExamples(
      long x1, long n1, long x0, long n0, double low, double high) {
    Effect effect = Effect.between(new Proportion(n1, x1), new Proportion(n0, x0));
    assertThat(effect.low()).isCloseTo(low, within(0.00005));
    assertThat(effect.high()).isCloseTo(high, within(0.00005));
  }

  @Property
  void shouldHoldTheDifferenceAndMirror(
      @ForAll @LongRange(min = 1, max = 100_000) long n1,
      @ForAll @LongRange(min = 1, max = 100_000) long n0,
      @ForAll @LongRange(min = 0, max = 100_000) long x1,
      @ForAll @LongRange(min = 0, max = 100_000) long x0) {
    Proportion treated = new Proportion(n1, Math.min(x1, n1));
    Proportion control = new Proportion(n0, Math.min(x0, n0));
    Effect effect = Effect.between(treated, control);
    Effect mirrored = Effect.between(control, treated);
    assertThat(effect.low()).isLessThanOrEqualTo(effect.difference() + 1e-12);
    assertThat(effect.high()).isGreaterThanOrEqualTo(effect.difference() - 1e-12);
    assertThat(mirrored.low()).isCloseTo(-effect.high(), within(1e-12));
  }

  @Test
  void shouldClaimNothingWithoutAControlGroup() {
    assertThat(Effect.between(new Proportion(1000, 50), new Proportion(0, 0)).shown()).isFalse();
  }
}
