package io.baton.evaluation;

import io.baton.campaign.EffectVerdict;
import org.jspecify.annotations.Nullable;

/** The treated and the control group of a campaign at one moment. */
record Arms(Proportion treated, Proportion control) {
  /** Null while there is nobody in one of the groups. */
  @Nullable Effect effect() {
    return treated.n() == 0 || control.n() == 0 ? null : Effect.between(treated, control);
  }

  /** What the data show: nothing, as long as the interval holds zero or there is none. */
  EffectVerdict verdict() {
    Effect effect = effect();
    if (effect == null || !effect.shown()) {
      return EffectVerdict.NO_DIFFERENCE;
    }
    return effect.low() > 0 ? EffectVerdict.BETTER : EffectVerdict.WORSE;
  }
}
