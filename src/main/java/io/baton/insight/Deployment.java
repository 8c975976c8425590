package io.baton.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scored model in use.
 *
 * @param tag code of the insight tag that it makes
 * @param cutOff from which score on a customer is meant
 * @param reason what a relationship manager reads, in the deployer's words
 * @param because tags whose values of the customer are written beneath
 * @param scoresOf of when the scores are that the insight tag was made of
 */
record Deployment(
    long id,
    String tag,
    String scoreTag,
    BigDecimal cutOff,
    String modelVersion,
    BigDecimal probability,
    String reason,
    List<String> because,
    String madeBy,
    Instant madeAt,
    Instant scoresOf,
    @Nullable Instant endedAt) {
  Deployment {
    because = List.copyOf(because);
  }
}
