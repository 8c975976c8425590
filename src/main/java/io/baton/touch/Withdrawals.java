package io.baton.touch;

import io.baton.channel.ChannelCode;
import io.baton.cohort.CustomerSet;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Customers who left a campaign, and those who answered it, whom people need not contact any more.
 * Only the holder of a batch changes its touches, so leaving is noted, and whoever is about to send
 * finds it: the touch ends then, with its reason, and its place in the caps is given back by the
 * same settlement as any other refusal, once.
 */
@Repository
class Withdrawals {
  /** Why a touch that people were to make ended as LEFT. */
  static final String ANSWERED = "ANSWERED";

  private static final List<String> BY_PEOPLE =
      Arrays.stream(ChannelCode.values())
          .filter(ChannelCode::byPeople)
          .map(ChannelCode::name)
          .toList();

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
            on conflict (run_id, customer, by_people) do update set at = excluded.at
            """)
        .params(runId, customers.toArray(), runId)
        .update();
  }

  /**
   * The same for what people were still to do.
   *
   * @param campaign its code; all campaigns where null
   * @return how many were noted
   */
  int noteAnswered(@Nullable String campaign, CustomerSet customers) {
    return jdbc.sql(
            """
            insert into touch_withdrawal (run_id, customer, by_people, at)
            select distinct b.run_id, c, true, clock_timestamp()
            from touch_batch b join touch_step s on s.id = b.step_id
            join unnest(:who::int[]) as c on c between b.first_customer and b.last_customer
            where not b.done and s.channel in (:channels)
              and (:campaign::text is null or s.campaign_code = :campaign::text)
            order by b.run_id, c
            on conflict (run_id, customer, by_people) do update set at = excluded.at
            """)
        .param("who", customers.toArray())
        .param("channels", BY_PEOPLE)
        .param("campaign", campaign)
        .update();
  }

  /** Those of the claim's customers who left after its touches were planned. */
  CustomerSet since(Claim claim) {
    return since(claim, false);
  }

  /** Those who have answered since and whom a person was to contact. */
  CustomerSet answeredSince(Claim claim) {
    return BY_PEOPLE.contains(claim.channel()) ? since(claim, true) : CustomerSet.empty();
  }

  private CustomerSet since(Claim claim, boolean byPeople) {
    return CustomerSet.of(
        jdbc
            .sql(
                """
                select customer from touch_withdrawal
                where run_id = ? and customer between ? and ? and by_people = ? and at >= ?
                """)
            .params(
                claim.plan().runId(),
                claim.firstCustomer(),
                claim.lastCustomer(),
                byPeople,
                Timestamp.from(claim.plannedAt()))
            .query(Integer.class)
            .list()
            .stream()
            .mapToInt(Integer::intValue)
            .toArray());
  }
}
