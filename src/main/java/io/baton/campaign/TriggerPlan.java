package io.baton.campaign;

import io.baton.shared.Finding;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which events bring customers into a campaign, and which take them out.
 *
 * @param eventType type of the events that start the journey
 * @param condition on what the event says ({@code event.amount}), on tags and segments, in the
 *     grammar of sequence flows; null takes all
 * @param reentry whether a customer may come in again; once ever if missing
 * @param from events that happened before do not start anything
 * @param until events that happened at this moment or later do not start anything
 * @param leaving what takes a waiting customer out of the journey at once
 * @param audience what the campaign's segment means; {@link Audience#LIMIT} if missing
 * @param scores online models that are asked about whoever comes in; tables and conditions of the
 *     journey know their answers as {@code score.CODE}
 */
public record TriggerPlan(
    String eventType,
    @Nullable String condition,
    @Nullable Reentry reentry,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Leaving leaving,
    @Nullable Audience audience,
    @Nullable List<String> scores) {
  private static final int MOST_SCORES = 5;
  private static final Duration LONGEST_GAP = Duration.ofDays(3_650);

  /** What the segment of an event-triggered campaign means. */
  public enum Audience {
    /** Events bring in nobody else. */
    LIMIT,
    /** Its members come in at launch, as in a batch; events bring in whoever else they match. */
    FIRST
  }

  /** How often one customer may come in. */
  public enum Often {
    ONCE,
    ONCE_A_DAY,
    ONCE_A_WEEK,
    ONCE_A_MONTH,
    AFTER_GAP
  }

  /**
   * @param gap for {@link Often#AFTER_GAP}: ISO 8601 duration since the customer last came in
   */
  public record Reentry(Often often, @Nullable String gap) {}

  /**
   * @param condition on what the event says, on tags and segments; null takes all
   */
  public record Leaving(String eventType, @Nullable String condition) {}

  TriggerPlan(String eventType, @Nullable String condition) {
    this(eventType, condition, null, null, null, null, null);
  }

  TriggerPlan(
      String eventType,
      @Nullable String condition,
      @Nullable Reentry reentry,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Leaving leaving,
      @Nullable Audience audience) {
    this(eventType, condition, reentry, from, until, leaving, audience, null);
  }

  List<String> scoresOrNone() {
    return scores == null ? List.of() : scores;
  }

  boolean startsWithSegment() {
    return audience == Audience.FIRST;
  }

  boolean activeAt(Instant at) {
    return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
  }

  /** Who came in at this moment or later may not come in again; null lets nobody in twice. */
  @Nullable Instant comesInOnceSince(Instant now, ZoneId bank) {
    if (reentry == null) {
      return null;
    }
    LocalDate today = now.atZone(bank).toLocalDate();
    return switch (reentry.often()) {
      case ONCE -> null;
      case ONCE_A_DAY -> start(today, bank);
      case ONCE_A_WEEK ->
          start(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), bank);
      case ONCE_A_MONTH -> start(today.withDayOfMonth(1), bank);
      case AFTER_GAP -> now.minus(Duration.parse(Objects.requireNonNull(reentry.gap())));
    };
  }

  private static Instant start(LocalDate day, ZoneId bank) {
    return day.atStartOfDay(bank).toInstant();
  }

  /** What is wrong by itself; conditions are looked at by {@link EventConditions}. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    name(eventType, "/trigger/eventType", findings);
    if (leaving != null) {
      name(leaving.eventType(), "/trigger/leaving/eventType", findings);
    }
    if (reentry != null && (reentry.often() == Often.AFTER_GAP) != goodGap(reentry.gap())) {
      findings.add(
          new Finding(
              "/trigger/reentry/gap", "CAMPAIGN_FIELD", "a duration of a second to ten years"));
    }
    if (scoresOrNone().size() > MOST_SCORES
        || scoresOrNone().stream().distinct().count() < scoresOrNone().size()) {
      findings.add(
          new Finding(
              "/trigger/scores", "CAMPAIGN_FIELD", "at most %d, each once".formatted(MOST_SCORES)));
    }
    if (from != null && until != null && !from.isBefore(until)) {
      findings.add(new Finding("/trigger/until", "CAMPAIGN_FIELD", "later than the beginning"));
    }
    return findings;
  }

  private static void name(@Nullable String type, String place, List<Finding> findings) {
    if (type == null || !type.matches("[^\\p{Cc}\\p{Cs}]{1,200}") || type.isBlank()) {
      findings.add(new Finding(place, "CAMPAIGN_FIELD", "1 to 200 characters"));
    }
  }

  private static boolean goodGap(@Nullable String gap) {
    if (gap == null) {
      return false;
    }
    try {
      Duration length = Duration.parse(gap);
      return length.compareTo(Duration.ofSeconds(1)) >= 0 && length.compareTo(LONGEST_GAP) <= 0;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
