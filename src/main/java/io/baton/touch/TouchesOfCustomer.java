package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.customer.CustomerChapter;
import io.baton.customer.CustomerFact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The latest touches of one customer. The ledger has no index by customer, because each touch would
 * pay for it; the batches, some thousand times fewer, lead to the touch's own key.
 */
@Component
class TouchesOfCustomer implements CustomerChapter {
  private static final int MOST = 200;

  private final JdbcClient jdbc;

  TouchesOfCustomer(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "touches";
  }

  @Override
  public int place() {
    return 30;
  }

  @Override
  public Facts of(int customer) {
    List<CustomerFact> found = new ArrayList<>();
    int[] read = {0};
    jdbc.sql(
            """
            select b.members, s.campaign_code, s.channel, s.template_key, s.template_version, t.state,
              greatest(b.due, (select max(a.opened_at) from touch_attempt a where a.batch_id = b.id))
                as at
            from touch_batch b
            join touch_step s on s.id = b.step_id
            join touch_touch t on t.run_id = s.run_id and t.step = s.step
              and t.occurrence = s.occurrence and t.customer = :customer
            where :customer between b.first_customer and b.last_customer
            order by at desc limit :most""")
        .param("customer", customer)
        .param("most", MOST + 1)
        .query(
            row -> {
              read[0]++;
              // Batches of one step may overlap by number; the members say whose touch it is.
              if (CustomerSet.fromBytes(row.getBytes("members")).contains(customer)) {
                found.add(fact(row));
              }
            });
    return new Facts(found, read[0] <= MOST);
  }

  private static CustomerFact fact(ResultSet row) throws SQLException {
    String campaign = row.getString("campaign_code");
    Timestamp at = row.getTimestamp("at");
    return new CustomerFact(
        row.getString("channel"),
        campaign,
        campaign,
        campaign,
        List.of(TouchState.of(row.getInt("state")).name()),
        null,
        null,
        row.getString("template_key") + " v" + row.getInt("template_version"),
        at.toInstant(),
        Set.of());
  }
}
