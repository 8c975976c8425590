package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.customer.CustomerChapter;
import io.baton.customer.CustomerFact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    List<Found> found = new ArrayList<>();
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
                found.add(Found.of(row));
              }
            });
    List<CustomerFact> facts = new ArrayList<>();
    for (Found each : found) {
      stateOf(each, customer).map(state -> fact(each, state)).ifPresent(facts::add);
    }
    return new Facts(facts, read[0] <= MOST);
  }

  /**
   * @param state null where the touch's month is gone
   */
  private record Found(
      long batch,
      @Nullable TouchState state,
      String campaign,
      String channel,
      String wording,
      Instant at) {
    static Found of(ResultSet row) throws SQLException {
      int code = row.getInt("state");
      return new Found(
          row.getLong("id"),
          row.wasNull() ? null : TouchState.of(code),
          row.getString("campaign_code"),
          row.getString("channel"),
          row.getString("template_key") + " v" + row.getInt("template_version"),
          row.getTimestamp("at").toInstant());
    }
  }

  /** Asked when the rows are read, so that no second connection is needed meanwhile. */
  private Optional<TouchState> stateOf(Found found, int customer) {
    return found.state() == null
        ? ended.stateOf(found.batch(), customer)
        : Optional.of(found.state());
  }

  private static CustomerFact fact(Found found, TouchState state) {
    return new CustomerFact(
        found.channel(),
        found.campaign(),
        found.campaign(),
        found.campaign(),
        List.of(state.name()),
        null,
        null,
        found.wording(),
        found.at(),
        Set.of());
  }
}
