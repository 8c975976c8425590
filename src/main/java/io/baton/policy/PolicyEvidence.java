package io.baton.policy;

import io.baton.policy.PolicyStage.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the stages of the policy look at for one customer. */
@Component
class PolicyEvidence {
  private final ContactFacts facts;
  private final CustomerLists lists;
  private final Hours hours;
  private final Capacities capacities;
  private final Reservations reservations;

  PolicyEvidence(
      ContactFacts facts,
      CustomerLists lists,
      Hours hours,
      Capacities capacities,
      Reservations reservations) {
    this.facts = facts;
    this.lists = lists;
    this.hours = hours;
    this.capacities = capacities;
    this.reservations = reservations;
  }

  /** Entries made until then. */
  List<PolicyStage.Entry> entries(int customer, Instant until) {
    return lists.historyOf(customer).stream()
        .filter(act -> !act.at().isAfter(until))
        .map(PolicyStage.Entry::of)
        .toList();
  }

  PolicyStage quiet(int customer, String channel, Instant at) {
    ZoneId zone = hours.zoneOf(customer);
    Instant allowed = hours.quiet().nextAllowed(at, channel, zone);
    return new PolicyStage(
        "QUIET_HOURS",
        allowed.isAfter(at) ? Verdict.DEFER : Verdict.PASS,
        "",
        Map.of("zone", zone.getId(), "until", allowed.toString()));
  }

  /** What the cap counts against one more contact at that time, oldest first. */
  List<Slots.Slot> counted(int customer, Contact contact, Cap cap, Instant at) {
    Instant from = cap.opens(at, hours.zoneOf(customer)).plusNanos(1_000);
    return reservations.contactsOf(customer, from, at).stream()
        .filter(slot -> contact.counts(cap.scope(), slot.contact()))
        .toList();
  }

  PolicyStage cap(int customer, Cap cap, List<Slots.Slot> counted, boolean passes) {
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("scope", cap.scope().name());
    seen.put("max", cap.max());
    seen.put("seconds", cap.window().toSeconds());
    seen.put("calendar", cap.calendar());
    seen.put("used", counted.size());
    // Where a cap was lowered, more than one has to leave the window first.
    int last = counted.size() - cap.max();
    if (!passes && last >= 0 && last < counted.size()) {
      Instant free = cap.closes(counted.get(last).at(), hours.zoneOf(customer));
      seen.put("free again", free.toString());
    }
    return PolicyStage.verdict("CAP", passes, RefusalReason.FREQUENCY_CAP, seen);
  }

  /** The limits that concern the customer. */
  List<Capacities.Limit> limits(int customer, Contact contact) {
    return capacities.all().stream()
        .filter(limit -> limit.channel().equals(contact.channel()))
        .filter(
            limit ->
                limit.branch().equals(Capacities.WHOLE)
                    || facts.inBranch(limit.branch()).contains(customer))
        .toList();
  }

  static PolicyStage room(Capacities.Limit limit, boolean free) {
    return PolicyStage.verdict(
        "CAPACITY",
        free,
        RefusalReason.CAPACITY,
        Map.of("channel", limit.channel(), "branch", limit.branch()));
  }
}
