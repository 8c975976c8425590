package io.baton.campaign;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.baton.policy.RefusalReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a campaign that started now, or at its start: numbers only, never a
 * customer.
 *
 * @param notices the worst first
 */
record Preflight(@JsonUnwrapped PreflightFigures figures, List<Preflight.PreflightNotice> notices) {

  /**
   * @param startsAt when the first customers would come in
   * @param atMost events bring the customers, and these are the most whom they may bring
   * @param audience null where events bring the customers and nothing limits whom
   * @param contacted treated who would get at least one message
   * @param nowhere treated who would get none, by the first reason met; with {@code contacted} they
   *     are exactly the treated
   * @param rivals campaigns whose launch falls together with this one, so that they would compete
   * @param lost messages that would go out if the rivals were not there
   * @param overlapping treated who are in at least one of the other campaigns
   */
  record PreflightFigures(
      Instant asOf,
      Instant startsAt,
      boolean atMost,
      @Nullable Long audience,
      long control,
      long treated,
      long contacted,
      Map<RefusalReason, Long> nowhere,
      List<PreflightPlace> places,
      List<PreflightChannel> channels,
      @Nullable BigDecimal budget,
      @Nullable DetectableEffect effect,
      List<PreflightRival> rivals,
      long lost,
      long overlapping,
      List<PreflightOverlap> overlaps) {}

  /**
   * A place of the journey that contacts, if all the treated came to it.
   *
   * @param due when the first can be there
   * @param everybody all the treated will come here; else it is a part of them that nobody knows
   *     yet, and the numbers are the most there can be
   * @param deferred of the granted, those who have to wait for a better hour or a free minute
   */
  record PreflightPlace(
      String element,
      String name,
      String channel,
      String purpose,
      Instant due,
      boolean everybody,
      long candidates,
      long granted,
      long deferred,
      Map<RefusalReason, Long> refused) {}

  /**
   * A channel's work for this campaign.
   *
   * @param wanted the most messages there can be, those that find no room included
   * @param granted of these, the ones that find room
   * @param perDay null where the channel has no such limit
   * @param days how many days of the whole channel {@code wanted} is; null where nothing limits it
   * @param unitCost null where nobody has said what a message costs
   */
  record PreflightChannel(
      String channel,
      long wanted,
      long granted,
      @Nullable Integer perDay,
      @Nullable Integer perMinute,
      @Nullable Long days,
      @Nullable BigDecimal unitCost,
      @Nullable BigDecimal cost) {}

  /**
   * Another campaign that is live, or that may be soon.
   *
   * @param code null where the caller may not see it, as the name
   * @param customers the treated of this campaign who are in that one
   */
  record PreflightOverlap(
      @Nullable String code, @Nullable String name, CampaignState state, long customers) {}

  /**
   * A campaign that would be served in the same round.
   *
   * @param code null where the caller may not see it, as the name
   * @param startsAt when it would be launched
   * @param priority of the two, who has the higher one is served first; null for one that sends no
   *     marketing
   * @param own this campaign's
   * @param shared customers whom both would treat
   * @param lost messages of this campaign to customers whom that one contacts in its place
   */
  record PreflightRival(
      @Nullable String code,
      @Nullable String name,
      CampaignState state,
      Instant startsAt,
      @Nullable Integer priority,
      @Nullable Integer own,
      long shared,
      long lost) {}

  /** How bad it is. */
  enum Level {
    /** Submission, approval or launch would be refused. */
    BLOCKS,
    /** Somebody should look at it. */
    WARNS,
    /** To be known. */
    TELLS
  }

  /**
   * Something to look at before the campaign goes on.
   *
   * @param place where to look: a field of the plan, a channel, an element
   * @param values what the words of the screen fill in
   */
  record PreflightNotice(
      Level level, String code, String place, String message, Map<String, Object> values) {}
}
