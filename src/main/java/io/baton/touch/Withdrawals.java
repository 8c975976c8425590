package io.baton.touch;

import io.baton.cohort.CustomerSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Customers who left a campaign. Only the holder of a batch changes its touches, so leaving is
 * noted, and whoever is about to send finds it: the touch ends then, with its reason, and its place
 * in the caps is given back by the same settlement as any other refusal, once.
 */
@Repository
class Withdrawals {
  private final JdbcClient jdbc;

  Withdrawals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Nothing is noted of those who can't have anything open. */
  void note(long runId, CustomerSet customers) {
    jdbc.sql(
            """
            insert into touch_withdrawal (run_id, customer, at)
            select ?, c, clock_timestamp() from unnest(?) as c
            where exists (
              select from touch_batch b
              where b.run_id = ? and not b.done and c between b.first_customer and b.last_customer)
            order by c
            on conflict (run_id, customer) do update set at = excluded.at
            """)
        .params(runId, customers.toArray(), runId)
        .update();
  }

  /** Those of the claim's customers who left after its touches were planned. */
  CustomerSet since(Claim claim) {
    return CustomerSet.of(
        jdbc
            .sql(
                """
                select w.customer from touch_withdrawal w
                join touch_batch b on b.id = ? join touch_step s on s.id = b.step_id
                where w.run_id = ? and w.customer between ? and ? and w.at >= s.planned_at
                """)
            .params(
                claim.batchId(), claim.plan().runId(), claim.firstCustomer(), claim.lastCustomer())
            .query(Integer.class)
            .list()
            .stream()
            .mapToInt(Integer::intValue)
            .toArray());
  }
}
