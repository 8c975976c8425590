package io.baton.event;

/**
 * What became of a batch; the three add up to what was handed in.
 *
 * @param accepted new events, given to every consumer
 * @param duplicates events whose (source, id) was known already
 * @param deadLettered events set aside with a reason
 */
public record IntakeReport(int accepted, int duplicates, int deadLettered) {
  static final IntakeReport NOTHING = new IntakeReport(0, 0, 0);

  IntakeReport plus(IntakeReport other) {
    return new IntakeReport(
        accepted + other.accepted,
        duplicates + other.duplicates,
        deadLettered + other.deadLettered);
  }
}
