package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.policy.RefusalReason;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Touches that a journey wanted and the contact policy kept from customers: what people were
 * spared. Refusals when the touches were planned and at the moment of sending, by the day they were
 * due.
 */
@Component
public class AvoidedTouches {
  private static final List<TouchState> AT_SENDING =
      List.of(TouchState.NO_CONSENT, TouchState.EXPIRED);

  private final JdbcClient jdbc;
  private final ZoneId bank;

  AvoidedTouches(JdbcClient jdbc, @Value("${baton.zone}") ZoneId bank) {
    this.jdbc = jdbc;
    this.bank = bank;
  }

  /** One campaign's by one channel, reason and day of the bank. */
  public record Avoided(
      long campaign, String channel, RefusalReason reason, LocalDate day, long touches) {}

  private record Key(long campaign, String channel, RefusalReason reason, LocalDate day) {}

  /**
   * @param days how far back, by when the touches were planned
   * @param scope those whom the caller may see
   */
  @Transactional(readOnly = true)
  public List<Avoided> of(int days, CustomerSet scope) {
    Map<Key, Long> counts = new TreeMap<>(order());
    whenPlanned(days, scope, counts);
    whenSent(days, scope, counts);
    return counts.entrySet().stream()
        .map(
            entry ->
                new Avoided(
                    entry.getKey().campaign(),
                    entry.getKey().channel(),
                    entry.getKey().reason(),
                    entry.getKey().day(),
                    entry.getValue()))
        .toList();
  }

  private static Comparator<Key> order() {
    return Comparator.comparing(Key::day)
        .thenComparing(Key::campaign)
        .thenComparing(Key::channel)
        .thenComparing(Key::reason);
  }

  private void whenPlanned(int days, CustomerSet scope, Map<Key, Long> counts) {
    jdbc.sql(
            """
            select s.run_id, s.channel, r.reason, s.due, r.members
            from touch_step s join touch_refusal r on r.step_id = s.id
            where s.planned_at > clock_timestamp() - make_interval(days => ?)
            """)
        .param(days)
        .query(
            row -> {
              RefusalReason reason = RefusalReason.valueOf(row.getString(3));
              long touches = CustomerSet.fromBytes(row.getBytes(5)).and(scope).size();
              if (touches > 0 && reason != RefusalReason.UNREACHABLE) {
                counts.merge(
                    new Key(
                        row.getLong(1),
                        row.getString(2),
                        reason,
                        LocalDate.ofInstant(row.getTimestamp(4).toInstant(), bank)),
                    touches,
                    Long::sum);
              }
            });
  }

  /** Only batches that hold such touches are looked into; there are few. */
  private void whenSent(int days, CustomerSet scope, Map<Key, Long> counts) {
    jdbc.sql(
            """
            select s.run_id, s.channel, t.state, s.due, t.customer
            from touch_batch b join touch_step s on s.id = b.step_id
            join touch_touch t on t.month = s.month and t.run_id = s.run_id and t.step = s.step
              and t.occurrence = s.occurrence and t.customer between b.first_customer and b.last_customer
            where b.refused > 0 and t.state = any(?)
              and s.planned_at > clock_timestamp() - make_interval(days => ?)
            """)
        .param(AT_SENDING.stream().map(TouchState::code).toArray(Short[]::new))
        .param(days)
        .query(
            row -> {
              if (scope.contains(row.getInt(5))) {
                counts.merge(
                    new Key(
                        row.getLong(1),
                        row.getString(2),
                        TouchState.of(row.getInt(3)).reason().orElseThrow(),
                        LocalDate.ofInstant(row.getTimestamp(4).toInstant(), bank)),
                    1L,
                    Long::sum);
              }
            });
  }
}
