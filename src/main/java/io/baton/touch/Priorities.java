package io.baton.touch;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What goes first on a channel that cannot carry all at once: service messages before marketing,
 * then the campaign of the higher priority, then what was due earlier, then what was planned first.
 * The priority comes with the plan; an operator's word for a campaign stands above it.
 */
@Repository
public class Priorities {
  private static final String MARKETING = "MARKETING";
  private static final int SERVICE = 100;

  private final JdbcClient jdbc;

  Priorities(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int urgency(TouchPlan plan) {
    return (plan.purpose().equals(MARKETING) ? 0 : SERVICE) + of(plan);
  }

  /** An operator's word, else what came with the plan. */
  int of(TouchPlan plan) {
    return jdbc.sql("select priority from touch_priority where campaign_code = ?")
        .param(plan.campaignCode())
        .query(Integer.class)
        .optional()
        .orElse(plan.priority());
  }

  /** Holds for what is planned from now on, and for what waits already. */
  void set(String campaignCode, int priority) {
    jdbc.sql(
            """
            insert into touch_priority (campaign_code, priority) values (?, ?)
            on conflict (campaign_code) do update set priority = excluded.priority
            """)
        .params(campaignCode, priority)
        .update();
    jdbc.sql(
            """
            update touch_batch b
            set urgency = ? + case when s.purpose = 'MARKETING' then 0 else ? end
            from touch_step s
            where s.id = b.step_id and s.campaign_code = ? and not b.done
            """)
        .params(priority, SERVICE, campaignCode)
        .update();
  }

  /** The plan's own priority holds again, also for what waits already. */
  boolean clear(String campaignCode) {
    boolean was =
        jdbc.sql("delete from touch_priority where campaign_code = ?").param(campaignCode).update()
            > 0;
    jdbc.sql(
            """
            update touch_batch b
            set urgency = s.priority + case when s.purpose = 'MARKETING' then 0 else ? end
            from touch_step s
            where s.id = b.step_id and s.campaign_code = ? and not b.done
            """)
        .params(SERVICE, campaignCode)
        .update();
    return was;
  }

  /** What operators said of campaigns, by code. */
  public Map<String, Integer> all() {
    Map<String, Integer> priorities = new TreeMap<>();
    jdbc.sql("select campaign_code, priority from touch_priority")
        .query(
            row -> {
              priorities.put(row.getString(1), row.getInt(2));
            });
    return priorities;
  }
}
