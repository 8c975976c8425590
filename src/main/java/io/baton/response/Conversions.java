package io.baton.response;

import io.baton.cohort.CustomerSet;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of conversions: at most one row per campaign and customer, the earliest response. */
@Component
class Conversions {
  private static final Comparator<Conversion> BY_KEY =
      Comparator.comparingLong(Conversion::campaignId).thenComparingInt(Conversion::customer);

  private final JdbcClient jdbc;
  private final ZoneId zone;

  Conversions(JdbcClient jdbc, @Value("${baton.zone}") ZoneId zone) {
    this.jdbc = jdbc;
    this.zone = zone;
  }

  /**
   * Stores the conversions, in key order so that two batches never deadlock, and returns those of
   * customers who had none for that campaign. A response that arrives late but happened earlier
   * takes the place of the stored one.
   */
  List<Conversion> store(Collection<Conversion> found) {
    List<Conversion> rows = found.stream().sorted(BY_KEY).toList();
    Set<Key> inserted =
        new HashSet<>(
            jdbc.sql(
                    """
                    INSERT INTO response_conversion AS stored
                      (campaign_id, customer, control, first_at, event_source, event_id)
                    SELECT campaign_id, customer, control,
                      'epoch'::timestamptz + micros * interval '1 microsecond', source, id
                    FROM unnest(:campaigns, :customers, :controls, :micros, :sources, :ids)
                      AS e (campaign_id, customer, control, micros, source, id)
                    ON CONFLICT (campaign_id, customer) DO UPDATE SET
                      first_at = excluded.first_at,
                      event_source = excluded.event_source,
                      event_id = excluded.event_id
                    WHERE excluded.first_at < stored.first_at
                    RETURNING campaign_id, customer, xmax = 0
                    """)
                .param("campaigns", rows.stream().mapToLong(Conversion::campaignId).toArray())
                .param("customers", rows.stream().mapToInt(Conversion::customer).toArray())
                .param("controls", controls(rows))
                .param("micros", rows.stream().mapToLong(Conversions::micros).toArray())
                .param(
                    "sources",
                    rows.stream().map(row -> row.event().source()).toArray(String[]::new))
                .param("ids", rows.stream().map(row -> row.event().id()).toArray(String[]::new))
                .query((row, n) -> new Key(row.getLong(1), row.getInt(2), row.getBoolean(3)))
                .list());
    return rows.stream()
        .filter(row -> inserted.contains(new Key(row.campaignId(), row.customer(), true)))
        .toList();
  }

  private static boolean[] controls(List<Conversion> rows) {
    boolean[] controls = new boolean[rows.size()];
    for (int i = 0; i < controls.length; i++) {
      controls[i] = rows.get(i).arm() == Arm.CONTROL;
    }
    return controls;
  }

  private static long micros(Conversion row) {
    return TimeUnit.SECONDS.toMicros(row.event().at().getEpochSecond())
        + row.event().at().getNano() / 1_000;
  }

  /** What one customer responded to, the latest first. */
  List<CustomerResponse> of(int customer) {
    return jdbc.sql(
            """
            SELECT campaign_id, control, first_at, event_source FROM response_conversion
            WHERE customer = ? ORDER BY first_at DESC
            """)
        .param(customer)
        .query(
            (row, n) ->
                new CustomerResponse(
                    row.getLong(1),
                    row.getBoolean(2) ? Arm.CONTROL : Arm.TREATED,
                    row.getTimestamp(3).toInstant(),
                    row.getString(4)))
        .list();
  }

  CustomerSet members(long campaignId, Set<Arm> arms) {
    int[] customers =
        jdbc
            .sql(
                """
                SELECT customer FROM response_conversion
                WHERE campaign_id = :campaign AND control = ANY (:controls)
                """)
            .param("campaign", campaignId)
            .param("controls", arms.stream().map(arm -> arm == Arm.CONTROL).toArray(Boolean[]::new))
            .query(Integer.class)
            .list()
            .stream()
            .mapToInt(Integer::intValue)
            .toArray();
    return CustomerSet.of(customers);
  }

  List<DailyResponses> daily(long campaignId) {
    return jdbc.sql(
            """
            SELECT (first_at AT TIME ZONE :zone)::date AS day,
              count(*) FILTER (WHERE NOT control) AS treated,
              count(*) FILTER (WHERE control) AS control
            FROM response_conversion WHERE campaign_id = :campaign
            GROUP BY 1 ORDER BY 1
            """)
        .param("zone", zone.getId())
        .param("campaign", campaignId)
        .query(DailyResponses.class)
        .list();
  }

  long count(long campaignId, Arm arm) {
    return jdbc.sql(
            """
            SELECT count(*) FROM response_conversion
            WHERE campaign_id = :campaign AND control = :control
            """)
        .param("campaign", campaignId)
        .param("control", arm == Arm.CONTROL)
        .query(Long.class)
        .single();
  }

  private record Key(long campaignId, int customer, boolean inserted) {}
}
