package io.baton.segment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members of a segment at one moment, frozen.
 *
 * @param version of the segment
 * @param cohortId the stored set
 * @param hash content hash of the members
 * @param joined how many are in it who were not in the snapshot before; null for the first
 * @param departed how many were in the snapshot before and are not in it; null for the first
 * @param predictions conditions that were predictions at that moment
 */
public record Snapshot(
    long id,
    long segmentId,
    int version,
    long cohortId,
    String hash,
    long count,
    @Nullable Long joined,
    @Nullable Long departed,
    Instant at,
    List<PredictedCondition> predictions) {
  public Snapshot {
    predictions = List.copyOf(predictions);
  }
}
