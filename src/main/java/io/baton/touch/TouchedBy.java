package io.baton.touch;

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
        .map(Plan::origin);
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
