package io.baton.policy;

import io.baton.cohort.CustomerSet;
import io.baton.policy.PolicyStage.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * May this one customer be contacted now, and if not, why? Asks every stage, also those after the
 * first refusal, with what each stage saw.
 */
@Component
class ExplainingContact {
  private static final Duration PRESSURE_WINDOW = Duration.ofDays(30);

  private final ContactFacts facts;
  private final CustomerLists lists;
  private final Hours hours;
  private final DecidedCaps caps;
  private final Capacities capacities;
  private final Reservations reservations;
  private final PolicyEvidence evidence;

  ExplainingContact(
      ContactFacts facts,
      CustomerLists lists,
      Hours hours,
      DecidedCaps caps,
      Capacities capacities,
      Reservations reservations,
      PolicyEvidence evidence) {
    this.facts = facts;
    this.lists = lists;
    this.hours = hours;
    this.caps = caps;
    this.capacities = capacities;
    this.reservations = reservations;
    this.evidence = evidence;
  }

  record Past(Instant at, String channel, String purpose, long campaign) {}

  /**
   * @param pressure share of the fullest cap that is used, 0 to 1; above 1 where a cap was lowered
   * @param contacts of the last and coming thirty days
   */
  record Explanation(
      Instant asOf,
      boolean allowed,
      Instant earliest,
      String capsTable,
      int capsVersion,
      double pressure,
      List<PolicyStage> stages,
      List<Past> contacts) {}

  @Transactional(readOnly = true)
  public Explanation explain(int customer, Contact contact) {
    Instant now = lists.now();
    boolean marketing = contact.purpose().equals(ContactPolicy.MARKETING);
    List<PolicyStage> stages = new ArrayList<>();
    stages.add(
        PolicyStage.verdict(
            "ADDRESS",
            facts.reachableBy(contact.channel()).contains(customer),
            RefusalReason.UNREACHABLE,
            Map.of("channel", contact.channel())));
    stages.add(onLists(customer, marketing, now));
    stages.add(
        marketing
            ? PolicyStage.verdict(
                "CONSENT",
                facts.consenting(contact.channel(), contact.purpose()).contains(customer),
                RefusalReason.NO_CONSENT,
                Map.of("channel", contact.channel(), "purpose", contact.purpose()))
            : PolicyStage.notAsked("CONSENT"));
    Instant earliest = now;
    if (marketing) {
      PolicyStage quiet = evidence.quiet(customer, contact.channel(), now);
      stages.add(quiet);
      earliest = Instant.parse(String.valueOf(quiet.seen().get("until")));
    }
    double pressure = capsOf(customer, contact, marketing, earliest, stages);
    for (Capacities.Limit limit : evidence.limits(customer, contact)) {
      stages.add(
          PolicyEvidence.room(
              limit,
              !capacities
                  .allot(CustomerSet.of(customer), earliest, limit, hours.bank())
                  .isEmpty()));
    }
    return new Explanation(
        now,
        stages.stream().noneMatch(stage -> stage.verdict() == Verdict.REFUSE),
        earliest,
        caps.table().key(),
        caps.table().version(),
        pressure,
        stages,
        reservations
            .contactsOf(customer, now.minus(PRESSURE_WINDOW), now.plus(PRESSURE_WINDOW))
            .stream()
            .map(
                slot ->
                    new Past(
                        slot.at(),
                        slot.contact().channel(),
                        slot.contact().purpose(),
                        slot.contact().campaignId()))
            .toList());
  }

  private PolicyStage onLists(int customer, boolean marketing, Instant now) {
    PolicyStage passed =
        new PolicyStage(
            "LISTS", Verdict.PASS, "", Map.of(), evidence.entries(customer, Instant.MAX));
    return lists.heldBack(marketing, now).entrySet().stream()
        .filter(held -> held.getValue().contains(customer))
        .findFirst()
        .map(held -> passed.as(Verdict.REFUSE, held.getKey().name()))
        .orElse(passed);
  }

  private double capsOf(
      int customer, Contact contact, boolean marketing, Instant at, List<PolicyStage> stages) {
    double pressure = 0;
    for (Cap cap : caps.capsFor(contact)) {
      List<Slots.Slot> counted = evidence.counted(customer, contact, cap, at);
      boolean free =
          !reservations.check(CustomerSet.of(customer), contact, at, List.of(cap)).isEmpty();
      stages.add(evidence.cap(customer, cap, counted, free || !marketing));
      pressure = Math.max(pressure, cap.max() == 0 ? 1 : (double) counted.size() / cap.max());
    }
    return pressure;
  }
}
