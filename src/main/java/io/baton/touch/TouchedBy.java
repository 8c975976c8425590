package io.baton.touch;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up where a touch came from, for those who only have its id. */
@Component
public class TouchedBy {
  private final JdbcClient jdbc;

  TouchedBy(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param campaign its code
   */
  public record Origin(String campaign, String channel, String purpose) {}

  /** Empty for a touch that nobody planned. */
  public Optional<Origin> origin(TouchId touch) {
    return jdbc.sql(
            """
            select s.campaign_code, s.channel, s.purpose
            from touch_touch t join touch_step s on s.run_id = t.run_id and s.step = t.step
              and s.occurrence = t.occurrence
            where t.run_id = ? and t.step = ? and t.occurrence = ? and t.customer = ?
            order by s.id limit 1
            """)
        .params(touch.run(), touch.step(), touch.occurrence(), touch.customer())
        .query((row, n) -> new Origin(row.getString(1), row.getString(2), row.getString(3)))
        .optional();
  }
}
