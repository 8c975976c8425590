package io.baton.touch;

import io.baton.cohort.CustomerSet;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How touches ended whose month was dropped: a bitmap for each batch and state, so that who was
 * contacted and who was not stays true when the rows are gone. Empty while the month is there.
 */
@Repository
class EndedTouches {
  private static final List<TouchState> ALL = List.of(TouchState.values());

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  EndedTouches(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  /** Writes down the ends of all touches of a month of which nothing is open; before it goes. */
  void keep(LocalDate month) {
    for (Long batch : mixedBatches(month)) {
      Map<TouchState, CustomerSet> ends = new EnumMap<>(TouchState.class);
      jdbc.sql(
              """
              select t.state, array_agg(t.customer order by t.customer)
              from touch_batch b join touch_step s on s.id = b.step_id
              join touch_touch t on t.run_id = s.run_id and t.step = s.step
                and t.occurrence = s.occurrence
                and t.customer between b.first_customer and b.last_customer
              where b.id = ? and t.month = ? group by t.state
              """)
          .params(batch, month)
          .query(
              row -> {
                ends.put(
                    TouchState.of(row.getInt(1)),
                    CustomerSet.of(
                        Arrays.stream((Integer[]) row.getArray(2).getArray())
                            .mapToInt(Integer::intValue)
                            .toArray()));
              });
      CustomerSet members = members(batch);
      template.batchUpdate(
          "insert into touch_ended (batch_id, state, customers, members) values (?, ?, ?, ?)"
              + " on conflict do nothing",
          ends.entrySet().stream()
              // Other batches of the step may lie between the first and the last.
              .map(end -> Map.entry(end.getKey(), end.getValue().and(members)))
              .filter(end -> !end.getValue().isEmpty())
              .map(
                  end ->
                      new Object[] {
                        batch,
                        end.getKey().code(),
                        (int) end.getValue().size(),
                        end.getValue().toBytes()
                      })
              .toList());
    }
  }

  private List<Long> mixedBatches(LocalDate month) {
    return jdbc.sql(
            """
            select b.id from touch_batch b join touch_step s on s.id = b.step_id
            where s.month = ? and b.accepted < b.planned order by b.id
            """)
        .param(month)
        .query(Long.class)
        .list();
  }

  private CustomerSet members(long batch) {
    return jdbc.sql("select members from touch_batch where id = ?")
        .param(batch)
        .query((row, n) -> CustomerSet.fromBytes(row.getBytes(1)))
        .single();
  }

  /**
   * To be asked after the touches themselves, so that a month that goes meanwhile is not missed.
   */
  CustomerSet members(long batch, Collection<TouchState> states) {
    return jdbc
        .sql("select members from touch_ended where batch_id = ? and state = any(?)")
        .params(batch, states.stream().map(TouchState::code).toArray(Short[]::new))
        .query((row, n) -> CustomerSet.fromBytes(row.getBytes(1)))
        .list()
        .stream()
        .reduce(CustomerSet.empty(), CustomerSet::or);
  }

  /**
   * How this touch ended, if its month was dropped.
   *
   * @param customer a member of the batch
   */
  Optional<TouchState> stateOf(long batch, int customer) {
    boolean dropped =
        jdbc.sql(
                """
                select exists (select from touch_batch b join touch_step s on s.id = b.step_id
                  join touch_month m on m.month = s.month
                  where b.id = ? and m.dropped_at is not null)
                """)
            .param(batch)
            .query(Boolean.class)
            .single();
    if (!dropped) {
      return Optional.empty();
    }
    return Optional.of(
        ALL.stream()
            .filter(state -> members(batch, List.of(state)).contains(customer))
            .findFirst()
            .orElse(TouchState.ACCEPTED));
  }

  /** Whether this touch was planned in a month that has gone since. */
  boolean contains(TouchId touch) {
    return jdbc
        .sql(
            """
            select b.members from touch_step s join touch_month m on m.month = s.month
            join touch_batch b on b.step_id = s.id
            where s.run_id = ? and s.step = ? and s.occurrence = ? and m.dropped_at is not null
              and ? between b.first_customer and b.last_customer
            """)
        .params(touch.run(), touch.step(), touch.occurrence(), touch.customer())
        .query((row, n) -> CustomerSet.fromBytes(row.getBytes(1)))
        .list()
        .stream()
        .anyMatch(members -> members.contains(touch.customer()));
  }
}
