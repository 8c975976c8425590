package io.baton.campaign;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows what evaluations on the way had found when customers came to them. */
public interface EvaluationsTold {
  /** The evaluations that one customer came by, oldest first. */
  List<ToldEvaluation> of(long campaignId, int customer);

  /**
   * What was found at an element of the journey.
   *
   * @param at when it was computed; who came within the hour was told the same
   * @param effect null where nobody was in one of the groups
   */
  record ToldEvaluation(
      String element,
      Instant at,
      EffectVerdict verdict,
      ToldArm treated,
      ToldArm control,
      @Nullable ToldEffect effect) {}

  /** One of the two groups. */
  record ToldArm(long customers, long converted) {}

  /** Treated minus control as a fraction, with its interval. */
  record ToldEffect(double difference, double low, double high) {}
}
