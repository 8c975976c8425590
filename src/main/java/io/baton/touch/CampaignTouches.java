package io.baton.touch;

import io.baton.cohort.CustomerSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The touches of one campaign, page by page, in the order in which they were planned. */
@Repository
public class CampaignTouches {
  /** A page of somebody who may see few of many customers ends after so many touches. */
  private static final int LOOKED_AT = 20_000;

  private static final int AT_ONCE = 1_000;

  private final JdbcClient jdbc;

  CampaignTouches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One touch.
   *
   * @param state as the ledger names it
   * @param retryAt when it is tried again, for one that waits
   * @param detail the channel's own word
   */
  public record Touched(
      int customer,
      String origin,
      String channel,
      Instant due,
      String state,
      int failedAttempts,
      @Nullable Instant retryAt,
      @Nullable String detail) {}

  /**
   * @param next where to go on; null where this was the last
   */
  public record Found(List<Touched> touches, @Nullable String next) {}

  private record Place(long step, int occurrence, int customer) {
    private static final Place FIRST = new Place(-1, -1, -1);

    static Place read(@Nullable String text) {
      if (text == null || text.isEmpty()) {
        return FIRST;
      }
      String[] parts = text.split("\\.", -1);
      try {
        return parts.length == 3
            ? new Place(
                Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))
            : FIRST;
      } catch (NumberFormatException e) {
        return FIRST;
      }
    }

    @Override
    public String toString() {
      return step + "." + occurrence + "." + customer;
    }
  }

  private record Row(Place place, Touched touch) {}

  /**
   * @param states names of the ledger's states; all where empty
   * @param scope those whom the caller may see
   * @param after {@link Found#next} of the page before; null for the first
   */
  @Transactional(readOnly = true)
  public Found page(
      long runId, List<String> states, CustomerSet scope, @Nullable String after, int size) {
    List<Touched> page = new ArrayList<>();
    Place at = Place.read(after);
    for (int looked = 0; looked < LOOKED_AT; looked += AT_ONCE) {
      List<Row> rows = rows(runId, states, at);
      for (Row row : rows) {
        at = row.place();
        if (scope.contains(row.touch().customer())) {
          page.add(row.touch());
          if (page.size() == size) {
            return new Found(page, at.toString());
          }
        }
      }
      if (rows.size() < AT_ONCE) {
        return new Found(page, null);
      }
    }
    return new Found(page, at.toString());
  }

  private List<Row> rows(long runId, List<String> states, Place after) {
    return jdbc.sql(
            """
            select l.step, l.occurrence, l.customer, s.origin, s.channel, s.due, l.state,
                   l.failed_attempts, l.retry_at, l.detail
            from touch_ledger l
            join lateral (select origin, channel, due from touch_step s
                          where s.run_id = l.run_id and s.step = l.step
                            and s.occurrence = l.occurrence
                          order by chunk limit 1) s on true
            where l.run_id = ? and (l.step, l.occurrence, l.customer) > (?, ?, ?)
              and (cardinality(?::text[]) = 0 or l.state = any(?))
            order by l.step, l.occurrence, l.customer limit ?
            """)
        .param(runId)
        .params(after.step(), after.occurrence(), after.customer())
        .param(states.toArray(String[]::new))
        .param(states.toArray(String[]::new))
        .param(AT_ONCE)
        .query(
            (row, n) -> {
              Timestamp retry = row.getTimestamp(9);
              return new Row(
                  new Place(row.getLong(1), row.getInt(2), row.getInt(3)),
                  new Touched(
                      row.getInt(3),
                      row.getString(4),
                      row.getString(5),
                      row.getTimestamp(6).toInstant(),
                      row.getString(7),
                      row.getInt(8),
                      retry == null ? null : retry.toInstant(),
                      row.getString(10)));
            })
        .list();
  }
}
