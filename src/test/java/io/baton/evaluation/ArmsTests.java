package io.baton.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.campaign.EffectVerdict;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The word for what the data show never says more than the interval does. */
class ArmsTests {
  private static Arms arms(long n1, long x1, long n0, long x0) {
    return new Arms(new Proportion(n1, Math.min(x1, n1)), new Proportion(n0, Math.min(x0, n0)));
  }

  @Property
  void shouldSayWhatTheIntervalSaysAndTurnRoundWithTheArms(
      @ForAll @LongRange(min = 0, max = 50_000) long n1,
      @ForAll @LongRange(min = 0, max = 50_000) long n0,
      @ForAll @LongRange(min = 0, max = 50_000) long x1,
      @ForAll @LongRange(min = 0, max = 50_000) long x0) {
    Arms arms = arms(n1, x1, n0, x0);
    Arms turned = new Arms(arms.control(), arms.treated());
    Effect effect = arms.effect();
    if (effect == null) {
      assertThat(n1 == 0 || n0 == 0).isTrue();
      assertThat(arms.verdict()).isEqualTo(EffectVerdict.NO_DIFFERENCE);
      return;
    }
    assertThat(arms.verdict() != EffectVerdict.NO_DIFFERENCE).isEqualTo(effect.shown());
    if (arms.verdict() == EffectVerdict.BETTER) {
      assertThat(arms.treated().rate()).isGreaterThan(arms.control().rate());
      assertThat(turned.verdict()).isEqualTo(EffectVerdict.WORSE);
    } else if (arms.verdict() == EffectVerdict.WORSE) {
      assertThat(arms.treated().rate()).isLessThan(arms.control().rate());
      assertThat(turned.verdict()).isEqualTo(EffectVerdict.BETTER);
    } else {
      assertThat(turned.verdict()).isEqualTo(EffectVerdict.NO_DIFFERENCE);
    }
  }

  /** More of the same never makes a difference disappear. */
  @Property
  void shouldNotLoseADifferenceWithMorePeople(
      @ForAll @LongRange(min = 1, max = 2_000) long n1,
      @ForAll @LongRange(min = 1, max = 2_000) long n0,
      @ForAll @LongRange(min = 0, max = 2_000) long x1,
      @ForAll @LongRange(min = 0, max = 2_000) long x0,
      @ForAll @LongRange(min = 2, max = 50) long times) {
    Arms few = arms(n1, x1, n0, x0);
    Arms many =
        arms(
            n1 * times,
            few.treated().converted() * times,
            n0 * times,
            few.control().converted() * times);
    if (few.verdict() != EffectVerdict.NO_DIFFERENCE) {
      assertThat(many.verdict()).isEqualTo(few.verdict());
    }
  }

  @Test
  void shouldKnowThePublishedExamples() {
    assertThat(arms(70, 56, 80, 48).verdict()).isEqualTo(EffectVerdict.BETTER);
    assertThat(arms(80, 48, 70, 56).verdict()).isEqualTo(EffectVerdict.WORSE);
    assertThat(arms(56, 5, 29, 0).verdict()).isEqualTo(EffectVerdict.NO_DIFFERENCE);
  }
}
