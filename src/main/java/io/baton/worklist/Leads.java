package io.baton.worklist;

import io.baton.shared.BatonClock;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks of relationship managers that come from elsewhere than a campaign's touches. */
@Component
public class Leads {
  private static final int TOGETHER = 1_000;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Words words;
  private final BatonClock clock;

  Leads(JdbcClient jdbc, JdbcTemplate batches, Words words, BatonClock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.words = words;
    this.clock = clock;
  }

  /** In the caller's transaction; a lead of an id that is there already stays as it is. */
  public void put(List<Lead> leads) {
    Timestamp now = Timestamp.from(clock.now());
    batches.batchUpdate(
        """
        insert into worklist_item (touch_id, channel, customer, campaign, words, created_at)
        values (?, 'RM_TASK', ?, ?, ?, ?) on conflict do nothing""",
        leads,
        TOGETHER,
        (row, lead) -> {
          row.setObject(1, lead.id());
          row.setInt(2, lead.customer());
          row.setString(3, lead.origin());
          row.setBytes(4, words.seal(lead.id(), lead.words()));
          row.setTimestamp(5, now);
        });
  }

  /** Takes back those that nobody has worked on. */
  public void withdraw(String origin) {
    jdbc.sql(
            "update worklist_item set state = 'WITHDRAWN', done_at = ? where campaign = ? and state = 'OPEN'")
        .params(Timestamp.from(clock.now()), origin)
        .update();
  }

  public LeadCounts counts(String origin) {
    return jdbc.sql(
            """
            select count(*) filter (where state = 'OPEN') as open,
              count(*) filter (where state = 'DONE') as done,
              count(*) filter (where state = 'DONE' and result = 'INTERESTED') as interested,
              count(*) filter (where state = 'WITHDRAWN') as withdrawn
            from worklist_item where campaign = ?""")
        .param(origin)
        .query(LeadCounts.class)
        .single();
  }
}
