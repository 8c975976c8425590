package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is taken already, and what this trial would have taken, which is kept in memory and gone
 * with it. Locks nothing: whoever plans for real meanwhile is not held up by somebody who looks.
 */
final class TriedPlaces implements Places {
  private final Reservations reservations;
  private final Capacities capacities;
  private final List<Reservations.Assumed> assumed = new ArrayList<>();
  private final Map<Capacities.Limit, Map<Instant, Integer>> counted = new HashMap<>();

  TriedPlaces(Reservations reservations, Capacities capacities) {
    this.reservations = reservations;
    this.capacities = capacities;
  }

  @Override
  public List<Capacities.Limit> limits(String channel) {
    return capacities.of(channel);
  }

  @Override
  public void lock(CustomerSet candidates) {
    // what is tried holds nobody up
  }

  @Override
  public CustomerSet check(CustomerSet candidates, Contact contact, Instant due, List<Cap> caps) {
    return reservations.check(candidates, contact, due, caps, assumed);
  }

  @Override
  public CustomerSet reserve(
      CustomerSet candidates, Contact contact, long origin, Instant due, List<Cap> caps) {
    CustomerSet granted = check(candidates, contact, due, caps);
    if (!granted.isEmpty()) {
      assumed.add(new Reservations.Assumed(contact, due, granted));
    }
    return granted;
  }

  @Override
  public Map<Instant, Integer> used(Capacities.Limit limit, Instant from, Instant to) {
    Map<Instant, Integer> used = capacities.used(limit, from, to);
    counted
        .getOrDefault(limit, Map.of())
        .forEach(
            (minute, messages) -> {
              if (!minute.isBefore(from) && minute.isBefore(to)) {
                used.merge(minute, messages, Integer::sum);
              }
            });
    return used;
  }

  @Override
  public void count(Capacities.Limit limit, Instant at, long messages) {
    counted
        .computeIfAbsent(limit, l -> new HashMap<>())
        .merge(at.truncatedTo(ChronoUnit.MINUTES), Math.toIntExact(messages), Integer::sum);
  }
}
