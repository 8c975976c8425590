package io.baton.campaign;

import io.baton.cohort.CustomerSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who came into an event-triggered campaign when: a row for each entry of a customer. Call {@link
 * #add} with the campaign's row locked, so that two batches take turns.
 */
@Component
class Entries {
  private final JdbcClient jdbc;

  Entries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param since entries before it do not count; null counts all
   */
  CustomerSet enteredSince(long campaignId, CustomerSet among, @Nullable Instant since) {
    RoaringBitmap found = new RoaringBitmap();
    jdbc.sql(
            """
            SELECT DISTINCT customer FROM campaign_entry
            WHERE campaign_id = ? AND customer = ANY (?) AND at >= ?""")
        .params(campaignId, among.toArray(), Timestamp.from(since == null ? Instant.EPOCH : since))
        .query(Integer.class)
        .list()
        .forEach(found::add);
    return CustomerSet.ofBitmap(found);
  }

  void add(
      long campaignId, CustomerSet customers, boolean control, Instant at, Instant windowEnds) {
    if (!customers.isEmpty()) {
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
    Instant[] span = new Instant[2];
    jdbc.sql(
            """
            SELECT customer, control, min(at), max(window_ends) FROM campaign_entry
            WHERE campaign_id = ? GROUP BY customer, control""")
        .param(campaignId)
        .query(
            row -> {
              (row.getBoolean(2) ? control : treated).add(row.getInt(1));
              Instant first = row.getTimestamp(3).toInstant();
              Instant last = row.getTimestamp(4).toInstant();
              span[0] = span[0] == null || first.isBefore(span[0]) ? first : span[0];
              span[1] = span[1] == null || last.isAfter(span[1]) ? last : span[1];
            });
    return new CampaignGroups(
        CustomerSet.ofBitmap(treated), CustomerSet.ofBitmap(control), span[0], span[1]);
  }

  /** The customer's latest entry into the campaign. */
  Optional<Entry> of(long campaignId, int customer) {
    return jdbc.sql(
            """
            SELECT campaign_id, customer, at, window_ends, control FROM campaign_entry
            WHERE campaign_id = ? AND customer = ? ORDER BY at DESC LIMIT 1""")
        .params(campaignId, customer)
        .query(Entry.class)
        .optional();
  }

  /** Entries of these customers whose window ends after the instant, oldest first. */
  List<Entry> stillCounting(CustomerSet among, Instant after) {
    return new ArrayList<>(
        jdbc.sql(
                """
                SELECT campaign_id, customer, at, window_ends, control FROM campaign_entry
                WHERE customer = ANY (?) AND window_ends > ? ORDER BY at, campaign_id, customer""")
            .params(among.toArray(), Timestamp.from(after))
            .query(Entry.class)
            .list());
  }

  /** One entry of one customer. */
  record Entry(long campaignId, int customer, Instant at, Instant windowEnds, boolean control) {}
}
