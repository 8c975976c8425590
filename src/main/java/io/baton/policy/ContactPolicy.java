package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
  private final ChannelRoom room;
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
    this.room = new ChannelRoom(facts, hours);
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
    return new Admitting(facts, lists, hours, caps, places, request).run();
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
        .forEach(slot -> room.count(limits, slot.at(), slot.members(), -1, places));
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
}
