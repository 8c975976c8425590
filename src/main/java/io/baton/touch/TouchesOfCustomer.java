package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.customer.CustomerChapter;
import io.baton.customer.CustomerFact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final EndedTouches ended;

  TouchesOfCustomer(JdbcClient jdbc, EndedTouches ended) {
    this.jdbc = jdbc;
    this.ended = ended;
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
            select b.id, b.members, s.campaign_code, s.channel, s.template_key, s.template_version, t.state,
              greatest(b.due, (select max(a.opened_at) from touch_attempt a where a.batch_id = b.id))
                as at
            from touch_batch b
            join touch_step s on s.id = b.step_id
            left join touch_touch t on t.month = s.month and t.run_id = s.run_id
              and t.step = s.step and t.occurrence = s.occurrence and t.customer = :customer
            where :customer between b.first_customer and b.last_customer
              and (t.customer is not null or exists (
                select from touch_month m where m.month = s.month and m.dropped_at is not null))
            order by at desc limit :most""")
        .param("customer", customer)
        .param("most", MOST + 1)
        .query(
            row -> {
              read[0]++;
              // Batches of one step may overlap by number; the members say whose touch it is.
              if (CustomerSet.fromBytes(row.getBytes("members")).contains(customer)) {
                Optional<TouchState> state = state(row, customer);
                if (state.isPresent()) {
                  found.add(fact(row, state.get()));
                }
              }
            });
    return new Facts(found, read[0] <= MOST);
  }

  private Optional<TouchState> state(ResultSet row, int customer) throws SQLException {
    int code = row.getInt("state");
    return row.wasNull()
        ? ended.stateOf(row.getLong("id"), customer)
        : Optional.of(TouchState.of(code));
  }

  private static CustomerFact fact(ResultSet row, TouchState state) throws SQLException {
    String campaign = row.getString("campaign_code");
    Timestamp at = row.getTimestamp("at");
    return new CustomerFact(
        row.getString("channel"),
        campaign,
        campaign,
        campaign,
        List.of(state.name()),
        null,
        null,
        row.getString("template_key") + " v" + row.getInt("template_version"),
        at.toInstant(),
        Set.of());
  }
}
