package io.baton.campaign;

import io.baton.cohort.CustomerSet;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who came into an event-triggered campaign when: a row for each entry of a customer, and of months
 * that are gone whether. Call {@link #add} with the campaign's row locked, so that two batches take
 * turns.
 */
@Component
class Entries {
  /** No window for responses is longer, so no older entry need be looked at. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

  private final JdbcClient jdbc;
  private final EntryMonths months;

  Entries(JdbcClient jdbc, EntryMonths months) {
    this.jdbc = jdbc;
    this.months = months;
  }

  /**
   * @param since entries before it do not count; null counts all. Of a month that is gone everybody
   *     counts as come in when its last one did
   */
  CustomerSet enteredSince(long campaignId, CustomerSet among, @Nullable Instant since) {
    RoaringBitmap found = new RoaringBitmap();
    jdbc.sql(
            """
            SELECT DISTINCT e.customer FROM unnest(?) AS c (customer)
            JOIN campaign_entry e ON e.campaign_id = ? AND e.customer = c.customer AND e.at >= ?""")
        .params(among.toArray(), campaignId, Timestamp.from(since == null ? Instant.EPOCH : since))
        .query(Integer.class)
        .list()
        .forEach(found::add);
    CustomerSet entered = CustomerSet.ofBitmap(found);
    for (EntryMonths.Entered gone : months.entered(campaignId)) {
      if (since == null || !gone.last().isBefore(since)) {
        entered = entered.or(gone.members().and(among));
      }
    }
    return entered;
  }

  void add(
      long campaignId, CustomerSet customers, boolean control, Instant at, Instant windowEnds) {
    if (!customers.isEmpty()) {
      months.require(at);
      jdbc.sql(
              """
              INSERT INTO campaign_entry (campaign_id, customer, at, window_ends, control)
              SELECT ?, customer, ?, ?, ? FROM unnest(?) AS customer""")
          .params(
              campaignId,
              Timestamp.from(at),
              Timestamp.from(windowEnds),
              control,
              customers.toArray())
          .update();
    }
  }

  /** Everybody who ever came in; the draw always puts a customer into the same arm. */
  CampaignGroups groups(long campaignId) {
    RoaringBitmap treated = new RoaringBitmap();
    RoaringBitmap control = new RoaringBitmap();
    Span span = new Span();
    jdbc.sql(
            """
            SELECT customer, control, min(at), max(window_ends) FROM campaign_entry
            WHERE campaign_id = ? GROUP BY customer, control""")
        .param(campaignId)
        .query(
            row -> {
              (row.getBoolean(2) ? control : treated).add(row.getInt(1));
              span.add(row.getTimestamp(3).toInstant(), row.getTimestamp(4).toInstant());
            });
    CustomerSet inTreated = CustomerSet.ofBitmap(treated);
    CustomerSet inControl = CustomerSet.ofBitmap(control);
    for (EntryMonths.Entered gone : months.entered(campaignId)) {
      inTreated = gone.control() ? inTreated : inTreated.or(gone.members());
      inControl = gone.control() ? inControl.or(gone.members()) : inControl;
      span.add(gone.first(), gone.windowEnds());
    }
    return new CampaignGroups(inTreated, inControl, span.first, span.last);
  }

  private static final class Span {
    private @Nullable Instant first;
    private @Nullable Instant last;

    void add(Instant from, Instant to) {
      first = first == null || from.isBefore(first) ? from : first;
      last = last == null || to.isAfter(last) ? to : last;
    }
  }

  /** The customer's latest entry into the campaign. */
  Optional<CameIn> of(long campaignId, int customer) {
    return jdbc.sql(
            """
            SELECT control, at FROM campaign_entry
            WHERE campaign_id = ? AND customer = ? ORDER BY at DESC LIMIT 1""")
        .params(campaignId, customer)
        .query((row, n) -> new CameIn(row.getBoolean(1), row.getTimestamp(2).toInstant()))
        .optional()
        .or(
            () ->
                months.entered(campaignId).stream()
                    .filter(gone -> gone.members().contains(customer))
                    .map(gone -> new CameIn(gone.control(), null))
                    .findFirst());
  }

  /**
   * In which arm somebody came in.
   *
   * @param at null where it was in a month that is gone
   */
  record CameIn(boolean control, @Nullable Instant at) {}

  /** Entries of these customers whose window ends after the instant, oldest first. */
  List<Entry> stillCounting(CustomerSet among, Instant after) {
    return new ArrayList<>(
        jdbc.sql(
                """
                SELECT e.campaign_id, e.customer, e.at, e.window_ends, e.control
                FROM unnest(?) AS c (customer) JOIN campaign_entry e ON e.customer = c.customer
                WHERE e.window_ends > ? AND e.at > ? ORDER BY e.at, e.campaign_id, e.customer""")
            .params(
                among.toArray(), Timestamp.from(after), Timestamp.from(after.minus(LONGEST_WINDOW)))
            .query(Entry.class)
            .list());
  }

  /** One entry of one customer. */
  record Entry(long campaignId, int customer, Instant at, Instant windowEnds, boolean control) {}
}
