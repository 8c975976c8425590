package io.baton.touch;

import io.baton.cohort.CustomerSet;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up where a touch came from, for those who only have its id. */
@Component
public class TouchedBy {
  private final JdbcClient jdbc;
  private final EndedTouches ended;

  TouchedBy(JdbcClient jdbc, EndedTouches ended) {
    this.jdbc = jdbc;
    this.ended = ended;
  }

  /**
   * @param campaign its code
   */
  public record Origin(String campaign, String channel, String purpose) {}

  /** Empty for a touch that nobody planned. */
  public Optional<Origin> origin(TouchId touch) {
    return plan(touch)
        .filter(plan -> planned(touch, plan.month()) || ended.contains(touch))
        .map(Plan::origin)
        .or(() -> folded(touch));
  }

  /** Of micro-cohorts whose month is gone only the place of the journey and the day are known. */
  private Optional<Origin> folded(TouchId touch) {
    return jdbc
        .sql(
            """
            select s.campaign_code, s.channel, s.purpose, b.members
            from touch_step s join touch_batch b on b.step_id = s.id
            where s.run_id = ? and s.folded and s.occurrence = ?
              and ? between b.first_customer and b.last_customer
            order by s.id
            """)
        .params(touch.run(), touch.occurrence(), touch.customer())
        .query(
            (row, n) ->
                CustomerSet.fromBytes(row.getBytes(4)).contains(touch.customer())
                    ? Optional.of(new Origin(row.getString(1), row.getString(2), row.getString(3)))
                    : Optional.<Origin>empty())
        .list()
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  private record Plan(Origin origin, LocalDate month) {}

  private Optional<Plan> plan(TouchId touch) {
    return jdbc.sql(
            """
            select campaign_code, channel, purpose, month from touch_step
            where run_id = ? and step = ? and occurrence = ? order by id limit 1
            """)
        .params(touch.run(), touch.step(), touch.occurrence())
        .query(
            (row, n) ->
                new Plan(
                    new Origin(row.getString(1), row.getString(2), row.getString(3)),
                    row.getObject(4, LocalDate.class)))
        .optional();
  }

  private boolean planned(TouchId touch, LocalDate month) {
    return jdbc.sql(
            """
            select exists (select from touch_touch
              where month = ? and run_id = ? and step = ? and occurrence = ? and customer = ?)
            """)
        .params(month, touch.run(), touch.step(), touch.occurrence(), touch.customer())
        .query(Boolean.class)
        .single();
  }
}
