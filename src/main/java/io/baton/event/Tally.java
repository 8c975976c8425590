package io.baton.event;

import io.baton.event.catalogue.SeenEvents;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts of one transaction; they reach the metrics only once it is committed. */
final class Tally {
  private int accepted;
  private int duplicates;
  private final Map<String, Map<String, long[]>> bySource = new HashMap<>();
  private final Map<String, Map<String, Long>> properties = new HashMap<>();
  private final Map<DeadLetterReason, Integer> deadLetters = new EnumMap<>(DeadLetterReason.class);

  void accepted(int count) {
    accepted += count;
  }

  void duplicate() {
    duplicates++;
  }

  /** An event of this source and type was new, or was refused for what it says. */
  void came(String source, String type, boolean accepted) {
    bySource.computeIfAbsent(source, key -> new HashMap<>())
        .computeIfAbsent(type, key -> new long[2])[accepted ? 0 : 1]++;
  }

  void undeclared(String type, String property) {
    properties.computeIfAbsent(type, key -> new HashMap<>()).merge(property, 1L, Long::sum);
  }

  void tell(SeenEvents seen) {
    bySource.forEach(
        (source, types) ->
            types.forEach((type, count) -> seen.events(source, type, count[0], count[1])));
    properties.forEach(
        (type, names) ->
            names.forEach((name, count) -> seen.undeclaredProperty(type, name, count)));
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
