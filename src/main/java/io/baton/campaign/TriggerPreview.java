package io.baton.campaign;

import io.baton.access.Access;
import io.baton.cohort.Conditions;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.event.CustomerEvent;
import io.baton.history.HistoryEvent;
import io.baton.history.Replay;
import io.baton.segment.Segments;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What a trigger would have done yesterday, by the history. Tags and segments have their values of
 * now: that is what the campaign will ask.
 */
@Component
class TriggerPreview {
  private static final long MOST_EVENTS = 5_000_000;
  private static final Set<String> KEPT =
      Set.of("event.code", "event.product", "event.merchant", "event.amount");

  private final TriggerCheck check;
  private final EventConditions conditions;
  private final Replay replay;
  private final Segments segments;
  private final Customers customers;
  private final Access access;
  private final BatonClock clock;
  private final ZoneId bank;

  TriggerPreview(
      TriggerCheck check,
      EventConditions conditions,
      Replay replay,
      Segments segments,
      Customers customers,
      Access access,
      BatonClock clock,
      @Value("${baton.zone}") ZoneId bank) {
    this.check = check;
    this.conditions = conditions;
    this.replay = replay;
    this.segments = segments;
    this.customers = customers;
    this.access = access;
    this.clock = clock;
    this.bank = bank;
  }

  /**
   * @param events of the type, on that day, of customers the asker may see
   * @param matched events that match; null where the history does not keep what is asked
   * @param customers who would have matched at least once
   * @param notKept fields of the condition that the history does not keep
   * @param partial whether there were more events than were looked at
   */
  record Yesterday(
      LocalDate day,
      long events,
      @Nullable Long matched,
      @Nullable Long customers,
      List<String> notKept,
      boolean partial) {}

  /**
   * @throws BatonException CAMPAIGN_INCOMPLETE with what is wrong with the trigger
   */
  Yesterday yesterday(TriggerPlan plan, @Nullable String segment) {
    List<Finding> findings = check.findings(plan);
    String condition = plan.condition();
    if (!findings.isEmpty()) {
      throw new BatonException(
          CampaignError.CAMPAIGN_INCOMPLETE, "the trigger can't be evaluated", findings);
    }
    LocalDate day = clock.now().atZone(bank).toLocalDate().minusDays(1);
    CustomerSet among = among(plan, segment);
    List<String> notKept = notKept(condition);
    long[] sums = new long[2];
    RoaringBitmap who = new RoaringBitmap();
    Predicate<CustomerEvent> mayMatch = event -> among.contains(event.customer());
    CustomerSet mine = customers.visibleTo(access.current());
    long shown =
        replay.events(
            plan.eventType(),
            start(day),
            start(day.plusDays(1)),
            MOST_EVENTS,
            chunk -> {
              List<CustomerEvent> events =
                  chunk.stream()
                      .filter(event -> mine.contains(event.customer()))
                      .map(TriggerPreview::event)
                      .toList();
              sums[0] += events.size();
              List<CustomerEvent> matching =
                  conditions.matchingOrAll(condition, events.stream().filter(mayMatch).toList());
              sums[1] += matching.size();
              matching.forEach(event -> who.add(event.customer()));
            });
    boolean known = notKept.isEmpty();
    return new Yesterday(
        day,
        sums[0],
        known ? (Long) sums[1] : null,
        known ? (Long) who.getLongCardinality() : null,
        notKept,
        shown == MOST_EVENTS);
  }

  private CustomerSet among(TriggerPlan plan, @Nullable String segment) {
    CustomerSet mine = customers.visibleTo(access.current());
    return segment == null || plan.startsWithSegment()
        ? mine
        : mine.and(segments.evaluate(segments.visible(segment)));
  }

  private static List<String> notKept(@Nullable String condition) {
    return condition == null
        ? List.of()
        : Conditions.parse(condition).fields().stream()
            .filter(field -> field.startsWith("event.") && !KEPT.contains(field))
            .toList();
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(bank).toInstant();
  }

  private static CustomerEvent event(HistoryEvent event) {
    Map<String, Object> fields = new HashMap<>();
    put(fields, "code", event.code());
    put(fields, "product", event.product());
    put(fields, "merchant", event.merchant());
    put(fields, "amount", event.amount());
    return new CustomerEvent(
        "", "history", event.kind(), event.customer(), event.happenedAt(), fields);
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
