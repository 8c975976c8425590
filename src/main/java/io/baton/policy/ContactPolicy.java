package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * May we contact these people, here, now? Asks for an address, the lists, consent, a time that is
 * not quiet, a place under the frequency caps and room in the channel, in this order, and reserves
 * at once: a check without a reservation would be out of date before the message leaves.
 *
 * <p>Locks are taken in one order by everybody: the channel's limits, then the candidates' chunks,
 * ascending.
 */
@Component
public class ContactPolicy {
  static final String MARKETING = "MARKETING";

  private final ContactFacts facts;
  private final CustomerLists lists;
  private final Hours hours;
  private final FrequencyCaps caps;
  private final Capacities capacities;
  private final Reservations reservations;
  private final Places places;

  ContactPolicy(
      ContactFacts facts,
      CustomerLists lists,
      Hours hours,
      FrequencyCaps caps,
      Capacities capacities,
      Reservations reservations) {
    this.facts = facts;
    this.lists = lists;
    this.hours = hours;
    this.caps = caps;
    this.capacities = capacities;
    this.reservations = reservations;
    this.places = new TakenPlaces(reservations, capacities);
  }

  /**
   * Grants or refuses every candidate, and reserves for those granted. The reservation is part of
   * the caller's transaction and holds the locks of the candidates' chunks until it ends.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Admission admit(AdmissionRequest request) {
    return admit(request, places);
  }

  /**
   * Answers like {@link #admit} and takes no place: nothing is locked or written. A question later
   * in the same trial sees what the earlier ones were granted.
   */
  public ContactTrial trial() {
    Places tried = new TriedPlaces(reservations, capacities);
    return request -> admit(request, tried);
  }

  private Admission admit(AdmissionRequest request, Places places) {
    List<Capacities.Limit> limits = places.limits(request.channel());
    Map<RefusalReason, CustomerSet> refused = new EnumMap<>(RefusalReason.class);
    CustomerSet left = mayBeContacted(request, refused);
    places.lock(left);
    List<Cap> limitsOfCustomer = request.marketing() ? caps.capsFor(request.contact()) : List.of();
    return admit(
        request,
        allowedTimes(request, left, request.at()),
        limitsOfCustomer,
        limits,
        refused,
        places);
  }

  /** In the order of time, so that a day is full before the next one is asked. */
  private Admission admit(
      AdmissionRequest request,
      TreeMap<Instant, CustomerSet> wanted,
      List<Cap> caps,
      List<Capacities.Limit> limits,
      Map<RefusalReason, CustomerSet> refused,
      Places places) {
    TreeMap<Instant, CustomerSet> granted = new TreeMap<>();
    for (var next = wanted.pollFirstEntry(); next != null; next = wanted.pollFirstEntry()) {
      Instant at = next.getKey();
      CustomerSet noRoom =
          place(request, at, next.getValue(), caps, limits, granted, refused, places);
      if (!noRoom.isEmpty()) {
        TreeMap<Instant, CustomerSet> later = laterDay(request, at, noRoom);
        CustomerSet waits = later.values().stream().reduce(CustomerSet.empty(), CustomerSet::or);
        keep(noRoom, waits, RefusalReason.CAPACITY, refused);
        later.forEach((when, who) -> wanted.merge(when, who, CustomerSet::or));
      }
    }
    return new Admission(granted, refused);
  }

  /**
   * The same time of the bank's next day, or the next that is not quiet, for those who may wait.
   */
  private TreeMap<Instant, CustomerSet> laterDay(
      AdmissionRequest request, Instant at, CustomerSet customers) {
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
        : new TreeMap<>(allowedTimes(request, customers, next).headMap(until, true));
  }

  /**
   * For who asks several times in one transaction, for any customers in any order: takes all locks
   * that {@link #admit} will need, in the order in which everybody takes them.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(String channel, CustomerSet candidates) {
    capacities.lock(channel);
    reservations.lock(candidates);
  }

  private CustomerSet mayBeContacted(
      AdmissionRequest request, Map<RefusalReason, CustomerSet> refused) {
    CustomerSet left = request.candidates();
    if (request.needsAddress()) {
      left = keep(left, facts.reachableBy(request.channel()), RefusalReason.UNREACHABLE, refused);
    }
    for (Map.Entry<RefusalReason, CustomerSet> held :
        lists.heldBack(request.marketing(), request.at()).entrySet()) {
      left = keep(left, left.minus(held.getValue()), held.getKey(), refused);
    }
    return request.marketing()
        ? keep(
            left,
            facts.consenting(request.channel(), request.purpose()),
            RefusalReason.NO_CONSENT,
            refused)
        : left;
  }

  private TreeMap<Instant, CustomerSet> allowedTimes(
      AdmissionRequest request, CustomerSet customers, Instant at) {
    return request.marketing()
        ? hours.allowed(customers, request.channel(), at)
        : new TreeMap<>(Map.of(at, customers));
  }

  /** Those for whom the channel has no room that day; all others are granted or refused. */
  private CustomerSet place(
      AdmissionRequest request,
      Instant at,
      CustomerSet customers,
      List<Cap> caps,
      List<Capacities.Limit> limits,
      Map<Instant, CustomerSet> granted,
      Map<RefusalReason, CustomerSet> refused,
      Places places) {
    CustomerSet left =
        limits.isEmpty()
            ? customers
            : keep(
                customers,
                places.check(customers, request.contact(), at, caps),
                RefusalReason.FREQUENCY_CAP,
                refused);
    TreeMap<Instant, CustomerSet> room = roomFor(left, at, limits, places);
    CustomerSet placed = room.values().stream().reduce(CustomerSet.empty(), CustomerSet::or);
    room.forEach(
        (minute, fitting) -> {
          CustomerSet reserved =
              keep(
                  fitting,
                  places.reserve(fitting, request.contact(), request.origin(), minute, caps),
                  RefusalReason.FREQUENCY_CAP,
                  refused);
          limits.forEach(limit -> count(limit, minute, reserved, 1, places));
          granted.merge(minute, reserved, CustomerSet::or);
        });
    return left.minus(placed);
  }

  private TreeMap<Instant, CustomerSet> roomFor(
      CustomerSet customers, Instant at, List<Capacities.Limit> limits, Places places) {
    CustomerSet left = customers;
    for (Capacities.Limit limit : limits) {
      if (limit.branch().equals(Capacities.WHOLE)) {
        return allot(left, at, limit, places);
      }
      CustomerSet here = left.and(facts.inBranch(limit.branch()));
      CustomerSet fitting =
          allot(here, startOfDay(at), limit, places).values().stream()
              .reduce(CustomerSet.empty(), CustomerSet::or);
      left = left.minus(here).or(fitting);
    }
    return new TreeMap<>(Map.of(at, left));
  }

  private TreeMap<Instant, CustomerSet> allot(
      CustomerSet customers, Instant at, Capacities.Limit limit, Places places) {
    Instant end =
        at.atZone(hours.bank()).toLocalDate().plusDays(1).atStartOfDay(hours.bank()).toInstant();
    return Capacities.allot(customers, at, end, limit, places.used(limit, startOfDay(at), end));
  }

  private void count(
      Capacities.Limit limit, Instant at, CustomerSet customers, int sign, Places places) {
    boolean whole = limit.branch().equals(Capacities.WHOLE);
    long messages = whole ? customers.size() : customers.and(facts.inBranch(limit.branch())).size();
    places.count(limit, whole ? at : startOfDay(at), sign * messages);
  }

  private Instant startOfDay(Instant at) {
    return at.atZone(hours.bank()).toLocalDate().atStartOfDay(hours.bank()).toInstant();
  }

  /**
   * Gives the places back of customers who were definitely not contacted. What is in doubt keeps
   * its place.
   *
   * @param at the time that was asked for
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(
      long campaignId, String channel, long origin, Instant at, CustomerSet definiteRefusals) {
    List<Capacities.Limit> limits = capacities.lock(channel);
    reservations
        .release(definiteRefusals, campaignId, origin, at)
        .forEach(
            slot -> limits.forEach(limit -> count(limit, slot.at(), slot.members(), -1, places)));
  }

  /** What the channel as a whole can carry at this moment, branches aside. */
  public ChannelCapacity capacityOf(String channel) {
    LocalDate today = lists.now().atZone(hours.bank()).toLocalDate();
    Instant began = today.atStartOfDay(hours.bank()).toInstant();
    return capacities
        .whole(channel)
        .map(limit -> new ChannelCapacity(limit.perMinute(), limit.perDay(), today, began))
        .orElseGet(() -> new ChannelCapacity(null, null, today, began));
  }

  /**
   * Those who may still be contacted at the moment of sending: consent that was withdrawn and lists
   * that were added to after the plan count at once.
   */
  public CustomerSet stillConsenting(String channel, String purpose, CustomerSet customers) {
    boolean marketing = purpose.equals(MARKETING);
    CustomerSet left = customers;
    for (CustomerSet held : lists.heldBack(marketing, lists.now()).values()) {
      left = left.minus(held);
    }
    return marketing ? left.and(facts.consenting(channel, purpose)) : left;
  }

  /**
   * Those for whom it is quiet at this moment of the database's clock. A message that was planned
   * for a better time and is late must not wake them.
   */
  public CustomerSet quietNow(String channel, String purpose, CustomerSet customers) {
    if (!purpose.equals(MARKETING)) {
      return CustomerSet.empty();
    }
    Instant now = lists.now();
    return hours.allowed(customers, channel, now).tailMap(now, false).values().stream()
        .reduce(CustomerSet.empty(), CustomerSet::or);
  }

  private static CustomerSet keep(
      CustomerSet candidates,
      CustomerSet allowed,
      RefusalReason reason,
      Map<RefusalReason, CustomerSet> refused) {
    CustomerSet without = candidates.minus(allowed);
    if (!without.isEmpty()) {
      refused.merge(reason, without, CustomerSet::or);
    }
    return candidates.and(allowed);
  }
}
