package io.baton.touch;

import io.baton.channel.Channels;
import io.baton.cohort.CustomerSet;
import io.baton.policy.Admission;
import io.baton.policy.AdmissionRequest;
import io.baton.policy.Contact;
import io.baton.policy.ContactPolicy;
import io.baton.policy.RefusalReason;
import io.baton.shared.BatonException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends again what certainly was not sent. The touch stays the same one, with its id and its key;
 * it asks the contact policy for a new place, because the old one was given back, and consent,
 * lists, caps and hours may have changed since. All in one transaction: there is no half of it.
 */
@Component
class Resending {
  /** The peer had the message. Under the same key it would not deliver it a second time. */
  static final String DELIVERY_FAILED = "RECEIPT";

  private static final String REFUSED_AGAIN = "RESEND_";

  private final JdbcClient jdbc;
  private final ContactPolicy policy;
  private final Channels channels;
  private final DeadLetters deadLetters;

  Resending(JdbcClient jdbc, ContactPolicy policy, Channels channels, DeadLetters deadLetters) {
    this.jdbc = jdbc;
    this.policy = policy;
    this.channels = channels;
    this.deadLetters = deadLetters;
  }

  /** Dead letters of one channel and campaign that have the same reason. */
  record Group(String channel, long runId, TouchState state, String detail) {}

  private record Dead(
      long batch,
      LocalDate month,
      TouchPlanRef plan,
      String purpose,
      @Nullable String product,
      boolean inUse,
      CustomerSet customers) {}

  /** What the policy said: who is sent again, and who is not, and why. */
  record Answer(CustomerSet again, Map<RefusalReason, CustomerSet> refused) {}

  /**
   * @param customers how many the person was shown
   * @throws BatonException where it is another number by now, or it cannot be
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Answer resend(Group group, long customers) {
    requirePossible(group);
    List<Dead> dead = lock(group);
    long found = dead.stream().mapToLong(each -> each.customers().size()).sum();
    if (found == 0) {
      throw new BatonException(TouchError.DISPATCH_LETTERS_UNKNOWN, "nothing lies there");
    }
    if (found != customers) {
      throw new BatonException(
          TouchError.DISPATCH_LETTERS_CHANGED,
          "%d could not be sent by now, not %d".formatted(found, customers));
    }
    if (dead.stream().anyMatch(Dead::inUse)) {
      throw new BatonException(
          TouchError.DISPATCH_LETTERS_BUSY, "others of the same batch are being sent");
    }
    CustomerSet all =
        dead.stream().map(Dead::customers).reduce(CustomerSet.empty(), CustomerSet::or);
    // Several plans ask one after another below; all places are locked at once, in their order.
    policy.lock(group.channel(), all);
    Instant now = jdbc.sql("select shared_now()").query(Timestamp.class).single().toInstant();
    CustomerSet again = CustomerSet.empty();
    Map<RefusalReason, CustomerSet> refused = new EnumMap<>(RefusalReason.class);
    for (Dead batch : dead) {
      Admission admission = admit(batch, now);
      again = again.or(admission.granted());
      admission.refused().forEach((reason, who) -> refused.merge(reason, who, CustomerSet::or));
      apply(group, batch, admission, now);
    }
    return new Answer(again, refused);
  }

  private void requirePossible(Group group) {
    if (group.detail().equals(DELIVERY_FAILED)) {
      throw new BatonException(
          TouchError.DISPATCH_LETTERS_FINAL, "the peer had these and could not deliver them");
    }
    if (jdbc.sql("select exists (select from touch_stop where run_id = ?)")
        .param(group.runId())
        .query(Boolean.class)
        .single()) {
      throw new BatonException(TouchError.DISPATCH_LETTERS_FINAL, "the campaign was stopped");
    }
  }

  private Admission admit(Dead batch, Instant now) {
    TouchPlanRef plan = batch.plan();
    return policy.admit(
        new AdmissionRequest(
            new Contact(plan.runId(), plan.channel(), batch.purpose(), batch.product()),
            plan.reference(),
            batch.customers(),
            channels.of(plan.channel()).descriptor().needsAddress(),
            now));
  }

  /** Nobody can claim these batches, or settle anything of them, until the transaction ends. */
  private List<Dead> lock(Group group) {
    List<Long> batches =
        jdbc.sql(
                """
                select b.id from touch_batch b
                where b.run_id = ? and b.channel = ? and exists (
                  select from touch_dead_letter l
                  where l.batch_id = b.id and l.state = ? and l.detail = ?)
                order by b.id for update of b
                """)
            .params(group.runId(), group.channel(), group.state().code(), group.detail())
            .query(Long.class)
            .list();
    return batches.stream().map(batch -> dead(group, batch)).flatMap(Optional::stream).toList();
  }

  private Optional<Dead> dead(Group group, long batch) {
    return jdbc.sql(
            """
            select s.month, s.run_id, s.step, s.occurrence, s.origin, s.campaign_code, s.channel,
              s.purpose, s.product, b.owner is not null, b.members, b.first_customer, b.last_customer
            from touch_batch b join touch_step s on s.id = b.step_id where b.id = ?
            """)
        .param(batch)
        .query(
            (row, n) -> {
              LocalDate month = row.getObject(1, LocalDate.class);
              TouchPlanRef plan =
                  new TouchPlanRef(
                      row.getLong(2),
                      row.getLong(3),
                      row.getInt(4),
                      row.getString(5),
                      row.getString(6),
                      row.getString(7));
              return new Dead(
                  batch,
                  month,
                  plan,
                  row.getString(8),
                  row.getString(9),
                  row.getBoolean(10),
                  CustomerSet.fromBytes(row.getBytes(11))
                      .and(touches(group, plan, month, row.getInt(12), row.getInt(13))));
            })
        .optional()
        .filter(each -> !each.customers().isEmpty());
  }

  private CustomerSet touches(
      Group group, TouchPlanRef plan, LocalDate month, int first, int last) {
    return CustomerSet.of(
        jdbc
            .sql(
                """
                select customer from touch_touch
                where month = ? and run_id = ? and step = ? and occurrence = ?
                  and customer between ? and ? and state = ? and coalesce(detail, '') = ?
                  and unknown_since is null
                order by customer
                """)
            .params(month, plan.runId(), plan.step(), plan.occurrence(), first, last)
            .params(group.state().code(), group.detail())
            .query(Integer.class)
            .list()
            .stream()
            .mapToInt(Integer::intValue)
            .toArray());
  }

  private void apply(Group group, Dead batch, Admission admission, Instant now) {
    Map<Instant, CustomerSet> times = new LinkedHashMap<>(admission.times());
    times.forEach(
        (at, who) ->
            change(
                group,
                batch,
                who,
                TouchState.RETRY,
                at.isAfter(now) ? "DEFERRED" : "RESENT",
                Timestamp.from(at)));
    admission
        .refused()
        .forEach(
            (reason, who) ->
                change(group, batch, who, group.state(), REFUSED_AGAIN + reason.name(), null));
    deadLetters.replace(
        batch.batch(),
        group.state(),
        group.detail(),
        admission.refused().entrySet().stream()
            .flatMap(
                each ->
                    Arrays.stream(each.getValue().toArray())
                        .mapToObj(
                            customer ->
                                new Outcome(
                                    customer,
                                    group.state(),
                                    0,
                                    null,
                                    REFUSED_AGAIN + each.getKey().name(),
                                    null)))
            .toList());
    long again = admission.granted().size();
    if (again > 0) {
      jdbc.sql(
              """
              update touch_batch set refused = refused - ?, done = false,
                due = case when done then ? else least(due, ?) end
              where id = ?
              """)
          .params(again, Timestamp.from(first(times)), Timestamp.from(first(times)), batch.batch())
          .update();
    }
  }

  private static Instant first(Map<Instant, CustomerSet> times) {
    return times.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private void change(
      Group group,
      Dead batch,
      CustomerSet who,
      TouchState state,
      String detail,
      @Nullable Timestamp at) {
    Integer[] customers = Arrays.stream(who.toArray()).boxed().toArray(Integer[]::new);
    TouchPlanRef plan = batch.plan();
    int changed =
        jdbc.sql(
                """
                update touch_touch t
                set state = ?, detail = ?, retry_at = ?, attempts = null
                from unnest(?) as o (customer)
                where t.month = ? and t.run_id = ? and t.step = ? and t.occurrence = ?
                  and t.customer = o.customer and t.state = ?
                """)
            .params(state.code(), detail)
            .param(at)
            .param(customers)
            .params(batch.month(), plan.runId(), plan.step(), plan.occurrence())
            .param(group.state().code())
            .update();
    if (changed != customers.length) {
      throw new IllegalStateException(
          "%d touches were dead where %d were expected".formatted(changed, customers.length));
    }
  }
}
