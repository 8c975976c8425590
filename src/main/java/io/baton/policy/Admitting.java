package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request on its way through the policy: who is left after each question, and why the others
 * are not. Made for one request and used once.
 */
final class Admitting {
  private final ContactFacts facts;
  private final CustomerLists lists;
  private final Hours hours;
  private final FrequencyCaps frequencyCaps;
  private final ChannelRoom channel;
  private final Places places;
  private final AdmissionRequest request;

  private final TreeMap<Instant, CustomerSet> granted = new TreeMap<>();
  private final Map<RefusalReason, CustomerSet> refused = new EnumMap<>(RefusalReason.class);
  private CustomerSet waited = CustomerSet.empty();
  private List<Capacities.Limit> limits = List.of();
  private List<Cap> caps = List.of();

  Admitting(
      ContactFacts facts,
      CustomerLists lists,
      Hours hours,
      FrequencyCaps frequencyCaps,
      Places places,
      AdmissionRequest request) {
    this.facts = facts;
    this.lists = lists;
    this.hours = hours;
    this.frequencyCaps = frequencyCaps;
    this.channel = new ChannelRoom(facts, hours);
    this.places = places;
    this.request = request;
  }

  Admission run() {
    limits = places.limits(request.channel());
    CustomerSet left = mayBeContacted();
    places.lock(left);
    caps = request.marketing() ? frequencyCaps.capsFor(request.contact()) : List.of();
    // In the order of time, so that a day is full before the next one is asked.
    TreeMap<Instant, CustomerSet> wanted = allowedTimes(left, request.at());
    for (var next = wanted.pollFirstEntry(); next != null; next = wanted.pollFirstEntry()) {
      Instant at = next.getKey();
      CustomerSet noRoom = place(at, next.getValue());
      if (!noRoom.isEmpty()) {
        TreeMap<Instant, CustomerSet> later = laterDay(at, noRoom);
        CustomerSet waits = later.values().stream().reduce(CustomerSet.empty(), CustomerSet::or);
        keep(noRoom, waits, RefusalReason.CAPACITY);
        waited = waited.or(waits);
        later.forEach((when, who) -> wanted.merge(when, who, CustomerSet::or));
      }
    }
    CustomerSet all = granted.values().stream().reduce(CustomerSet.empty(), CustomerSet::or);
    return new Admission(granted, refused, waited.and(all));
  }

  private CustomerSet mayBeContacted() {
    CustomerSet left = request.candidates();
    if (request.needsAddress()) {
      left = keep(left, facts.reachableBy(request.channel()), RefusalReason.UNREACHABLE);
    }
    for (Map.Entry<RefusalReason, CustomerSet> held :
        lists.heldBack(request.marketing(), request.at()).entrySet()) {
      left = keep(left, left.minus(held.getValue()), held.getKey());
    }
    return request.marketing()
        ? keep(
            left, facts.consenting(request.channel(), request.purpose()), RefusalReason.NO_CONSENT)
        : left;
  }

  private TreeMap<Instant, CustomerSet> allowedTimes(CustomerSet customers, Instant at) {
    return request.marketing()
        ? hours.allowed(customers, request.channel(), at)
        : new TreeMap<>(Map.of(at, customers));
  }

  /**
   * The same time of the bank's next day, or the next that is not quiet, for those who may wait.
   */
  private TreeMap<Instant, CustomerSet> laterDay(Instant at, CustomerSet customers) {
    Instant until = request.roomUntil();
    if (until == null) {
      return new TreeMap<>();
    }
    Instant next =
        at.atZone(hours.bank())
            .toLocalDate()
            .plusDays(1)
            .atTime(request.at().atZone(hours.bank()).toLocalTime())
            .atZone(hours.bank())
            .toInstant();
    return next.isAfter(until)
        ? new TreeMap<>()
        : new TreeMap<>(allowedTimes(customers, next).headMap(until, true));
  }

  /** Those for whom the channel has no room that day; all others are granted or refused. */
  private CustomerSet place(Instant at, CustomerSet customers) {
    CustomerSet left =
        limits.isEmpty()
            ? customers
            : keep(
                customers,
                places.check(customers, request.contact(), at, caps),
                RefusalReason.FREQUENCY_CAP);
    TreeMap<Instant, CustomerSet> room = channel.allot(left, at, limits, places);
    CustomerSet placed = room.values().stream().reduce(CustomerSet.empty(), CustomerSet::or);
    room.forEach(
        (minute, fitting) -> {
          CustomerSet reserved =
              keep(
                  fitting,
                  places.reserve(fitting, request.contact(), request.origin(), minute, caps),
                  RefusalReason.FREQUENCY_CAP);
          channel.count(limits, minute, reserved, 1, places);
          granted.merge(minute, reserved, CustomerSet::or);
        });
    return left.minus(placed);
  }

  private CustomerSet keep(CustomerSet candidates, CustomerSet allowed, RefusalReason reason) {
    CustomerSet without = candidates.minus(allowed);
    if (!without.isEmpty()) {
      refused.merge(reason, without, CustomerSet::or);
    }
    return candidates.and(allowed);
  }
}
