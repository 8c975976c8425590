package io.baton.event;

import java.util.EnumMap;
import java.util.Map;

/** Counts of one transaction; they reach the metrics only once it is committed. */
final class Tally {
  private int accepted;
  private int duplicates;
  private final Map<DeadLetterReason, Integer> deadLetters = new EnumMap<>(DeadLetterReason.class);

  void accepted(int count) {
    accepted += count;
  }

  void duplicate() {
    duplicates++;
  }

  void deadLetter(DeadLetterReason reason) {
    deadLetters.merge(reason, 1, Integer::sum);
  }

  Map<DeadLetterReason, Integer> deadLetters() {
    return deadLetters;
  }

  IntakeReport report() {
    int set = deadLetters.values().stream().mapToInt(Integer::intValue).sum();
    return new IntakeReport(accepted, duplicates, set);
  }
}
