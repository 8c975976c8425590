package io.baton.worklist;

import io.baton.channel.OutboundMessage;
import io.baton.event.CustomerEvent;
import io.baton.event.EventConsumer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A customer who responded on any channel is not called for the same campaign any more.
 *
 * <p>A call may be handed over in the very moment of the response. So both take a lock until their
 * transactions end, responses together, a hand-over alone: the one that comes second sees all of
 * the first. Responses take it before any other consumer has locked a row, so nobody waits in a
 * circle.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AnsweredMeanwhile implements EventConsumer {
  private static final Set<String> TYPES = Set.of("response", "conversion");
  private static final String EVERY_CAMPAIGN = "";

  private final JdbcClient jdbc;
  private final Worklist worklist;

  AnsweredMeanwhile(JdbcClient jdbc, Worklist worklist) {
    this.jdbc = jdbc;
    this.worklist = worklist;
  }

  @Override
  public void accept(List<CustomerEvent> batch) {
    List<CustomerEvent> answers =
        batch.stream().filter(event -> TYPES.contains(event.type())).toList();
    if (answers.isEmpty()) {
      return;
    }
    int[] customers = answers.stream().mapToInt(CustomerEvent::customer).toArray();
    String[] campaigns =
        answers.stream()
            .map(event -> event.text("campaign").orElse(EVERY_CAMPAIGN))
            .toArray(String[]::new);
    lock("pg_advisory_xact_lock_shared");
    jdbc.sql(
            """
            insert into worklist_answer (customer, campaign, at)
            select customer, campaign, clock_timestamp()
            from (select distinct customer, campaign
                  from unnest(:customers::int[], :campaigns::text[]) as e (customer, campaign)
                  order by customer, campaign) as answer
            on conflict (customer, campaign) do update set at = excluded.at
            """)
        .param("customers", customers)
        .param("campaigns", campaigns)
        .update();
    worklist.withdraw(customers, campaigns);
  }

  /**
   * Those of the messages whose customers have answered since they were planned, and which nobody
   * has on his list; in the transaction that writes the others on it.
   */
  Set<UUID> needless(List<OutboundMessage> messages, Map<String, Integer> customers) {
    lock("pg_advisory_xact_lock");
    return Set.copyOf(
        jdbc.sql(
                """
                select m.touch
                from unnest(:touches::text[]::uuid[], :customers::int[], :campaigns::text[],
                    :planned::text[]::timestamptz[]) as m (touch, customer, campaign, planned)
                where exists (
                    select from worklist_answer a
                    where a.customer = m.customer and a.campaign in ('', m.campaign)
                      and a.at >= m.planned)
                  and not exists (select from worklist_item i where i.touch_id = m.touch)
                """)
            .param(
                "touches",
                messages.stream().map(m -> m.touchId().toString()).toArray(String[]::new))
            .param(
                "customers",
                messages.stream()
                    .mapToInt(m -> Objects.requireNonNull(customers.get(m.customerKey())))
                    .toArray())
            .param(
                "campaigns",
                messages.stream().map(OutboundMessage::campaignCode).toArray(String[]::new))
            .param(
                "planned", messages.stream().map(m -> text(m.plannedAt())).toArray(String[]::new))
            .query(UUID.class)
            .list());
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private void lock(String function) {
    jdbc.sql("select " + function + "(hashtextextended('worklist.answers', 0))::text")
        .query(String.class)
        .optional();
  }
}
