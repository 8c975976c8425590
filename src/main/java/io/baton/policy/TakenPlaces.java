package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Those of the database, in the caller's transaction. */
record TakenPlaces(Reservations reservations, Capacities capacities) implements Places {
  @Override
  public List<Capacities.Limit> limits(String channel) {
    return capacities.lock(channel);
  }

  @Override
  public void lock(CustomerSet candidates) {
    reservations.lock(candidates);
  }

  @Override
  public CustomerSet check(CustomerSet candidates, Contact contact, Instant due, List<Cap> caps) {
    return reservations.check(candidates, contact, due, caps);
  }

  @Override
  public CustomerSet reserve(
      CustomerSet candidates, Contact contact, long origin, Instant due, List<Cap> caps) {
    return reservations.reserve(candidates, contact, origin, due, caps);
  }

  @Override
  public Map<Instant, Integer> used(Capacities.Limit limit, Instant from, Instant to) {
    return capacities.used(limit, from, to);
  }

  @Override
  public void count(Capacities.Limit limit, Instant at, long messages) {
    capacities.count(limit.channel(), limit.branch(), at, messages);
  }
}
