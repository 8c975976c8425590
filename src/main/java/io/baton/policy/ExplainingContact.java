package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  ExplainingContact(
      ContactFacts facts,
      CustomerLists lists,
      Hours hours,
      DecidedCaps caps,
      Capacities capacities,
      Reservations reservations) {
    this.facts = facts;
    this.lists = lists;
    this.hours = hours;
    this.caps = caps;
    this.capacities = capacities;
    this.reservations = reservations;
  }

  /** What a stage said. */
  enum Verdict {
    PASS,
    REFUSE,
    DEFER,
    NOT_ASKED
  }

  /**
   * @param stage ADDRESS, LISTS, CONSENT, QUIET_HOURS, CAP or CAPACITY; one CAP for each cap
   * @param reason of a refusal
   * @param seen what the stage looked at
   * @param entries of the lists, oldest first
   */
  record Stage(
      String stage, Verdict verdict, String reason, Map<String, Object> seen, List<Entry> entries) {
    Stage(String stage, Verdict verdict, String reason, Map<String, Object> seen) {
      this(stage, verdict, reason, seen, List.of());
    }
  }

  /** One entry of a list that names the customer, whether it holds now or not. */
  record Entry(
      Instant at,
      ListKind list,
      ListAct.Kind kind,
      @Nullable Instant until,
      String reason,
      String actor) {}

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
      List<Stage> stages,
      List<Past> contacts) {}

  @Transactional(readOnly = true)
  public Explanation explain(int customer, Contact contact) {
    Instant now = lists.now();
    boolean marketing = contact.purpose().equals(ContactPolicy.MARKETING);
    List<Stage> stages = new ArrayList<>();
    stages.add(
        verdict(
            "ADDRESS",
            facts.reachableBy(contact.channel()).contains(customer),
            RefusalReason.UNREACHABLE,
            Map.of("channel", contact.channel())));
    stages.add(onLists(customer, marketing, now));
    stages.add(
        marketing
            ? verdict(
                "CONSENT",
                facts.consenting(contact.channel(), contact.purpose()).contains(customer),
                RefusalReason.NO_CONSENT,
                Map.of("channel", contact.channel(), "purpose", contact.purpose()))
            : new Stage("CONSENT", Verdict.NOT_ASKED, "", Map.of()));
    Instant earliest = marketing ? quiet(customer, contact, now, stages) : now;
    double pressure = capsOf(customer, contact, marketing, earliest, stages);
    room(customer, contact, earliest, stages);
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

  private Stage onLists(int customer, boolean marketing, Instant now) {
    List<Entry> entries =
        lists.historyOf(customer).stream()
            .map(
                act ->
                    new Entry(
                        act.at(), act.list(), act.kind(), act.until(), act.reason(), act.actor()))
            .toList();
    return lists.heldBack(marketing, now).entrySet().stream()
        .filter(held -> held.getValue().contains(customer))
        .findFirst()
        .map(held -> new Stage("LISTS", Verdict.REFUSE, held.getKey().name(), Map.of(), entries))
        .orElseGet(() -> new Stage("LISTS", Verdict.PASS, "", Map.of(), entries));
  }

  private Instant quiet(int customer, Contact contact, Instant now, List<Stage> stages) {
    ZoneId zone = hours.zoneOf(customer);
    Instant allowed = hours.quiet().nextAllowed(now, contact.channel(), zone);
    stages.add(
        new Stage(
            "QUIET_HOURS",
            allowed.isAfter(now) ? Verdict.DEFER : Verdict.PASS,
            "",
            Map.of("zone", zone.getId(), "until", allowed.toString())));
    return allowed;
  }

  private double capsOf(
      int customer, Contact contact, boolean marketing, Instant at, List<Stage> stages) {
    double pressure = 0;
    for (Cap cap : caps.capsFor(contact)) {
      List<Slots.Slot> counted =
          reservations.contactsOf(customer, at.minus(cap.window()).plusNanos(1_000), at).stream()
              .filter(slot -> contact.counts(cap.scope(), slot.contact()))
              .toList();
      boolean free =
          !reservations.check(CustomerSet.of(customer), contact, at, List.of(cap)).isEmpty();
      Map<String, Object> seen = new LinkedHashMap<>();
      seen.put("scope", cap.scope().name());
      seen.put("max", cap.max());
      seen.put("seconds", cap.window().toSeconds());
      seen.put("used", counted.size());
      if (!free && !counted.isEmpty()) {
        seen.put("free again", counted.get(0).at().plus(cap.window()).toString());
      }
      stages.add(
          new Stage(
              "CAP",
              free || !marketing ? Verdict.PASS : Verdict.REFUSE,
              free || !marketing ? "" : RefusalReason.FREQUENCY_CAP.name(),
              seen));
      pressure = Math.max(pressure, cap.max() == 0 ? 1 : (double) counted.size() / cap.max());
    }
    return pressure;
  }

  private void room(int customer, Contact contact, Instant at, List<Stage> stages) {
    for (Capacities.Limit limit : capacities.all()) {
      boolean concerns =
          limit.channel().equals(contact.channel())
              && (limit.branch().equals(Capacities.WHOLE)
                  || facts.inBranch(limit.branch()).contains(customer));
      if (concerns) {
        boolean free =
            !capacities.allot(CustomerSet.of(customer), at, limit, hours.bank()).isEmpty();
        stages.add(
            verdict(
                "CAPACITY",
                free,
                RefusalReason.CAPACITY,
                Map.of("channel", limit.channel(), "branch", limit.branch())));
      }
    }
  }

  private static Stage verdict(
      String stage, boolean passes, RefusalReason reason, Map<String, Object> seen) {
    return new Stage(
        stage, passes ? Verdict.PASS : Verdict.REFUSE, passes ? "" : reason.name(), seen);
  }
}
