package io.baton.evaluation;

import io.baton.response.DailyResponses;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign achieved, computed from the ledger when asked.
 *
 * @param treated everyone assigned to be contacted, contacted or not: intention to treat
 * @param responded of the touched, those who responded
 * @param refused why the others were not touched, with PENDING and NOT_REACHED; together with
 *     control and touched exactly the audience
 * @param effect null while there is nobody in one of the groups
 * @param incremental responses the campaign caused: effect times treated
 * @param last until when the last response can count
 */
record Report(
    String code,
    String name,
    long audience,
    Group control,
    Group treated,
    long touched,
    long responded,
    Map<String, Long> refused,
    @Nullable Effect effect,
    @Nullable Incremental incremental,
    List<DailyResponses> daily,
    @Nullable Instant assignedAt,
    @Nullable Instant windowEnds,
    boolean isFinal) {

  record Group(long n, long converted, double rate) {
    static Group of(Proportion proportion) {
      return new Group(proportion.n(), proportion.converted(), proportion.rate());
    }
  }

  /** Extra responses with the interval of the effect, in people. */
  record Incremental(double responses, double low, double high) {
    static Incremental of(Effect effect, long treated) {
      return new Incremental(
          effect.difference() * treated, effect.low() * treated, effect.high() * treated);
    }
  }
}
