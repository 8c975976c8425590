package io.baton.touch;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Touches that cannot be sent, counted by batch and reason while they are settled. */
@Repository
class DeadLetters {
  private static final Set<TouchState> DEAD =
      EnumSet.of(TouchState.REFUSED_BY_CHANNEL, TouchState.NOT_RENDERED, TouchState.UNREACHABLE);

  private final JdbcTemplate template;

  DeadLetters(JdbcTemplate template) {
    this.template = template;
  }

  private record Reason(TouchState state, String detail) implements Comparable<Reason> {
    @Override
    public int compareTo(Reason other) {
      int byState = state.compareTo(other.state);
      return byState != 0 ? byState : detail.compareTo(other.detail);
    }
  }

  /** In the transaction that settles these outcomes. */
  void record(Claim claim, List<Outcome> outcomes) {
    Map<Reason, Integer> sums = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      if (DEAD.contains(outcome.state())) {
        String detail = outcome.detail() == null ? "" : outcome.detail();
        sums.merge(new Reason(outcome.state(), detail), 1, Integer::sum);
      }
    }
    template.batchUpdate(
        """
        insert into touch_dead_letter as letter (batch_id, state, detail, customers)
        values (?, ?, ?, ?)
        on conflict (batch_id, state, detail) do update
        set customers = letter.customers + excluded.customers, last_at = excluded.last_at
        """,
        sums.entrySet().stream()
            .map(
                sum ->
                    new Object[] {
                      claim.batchId(),
                      sum.getKey().state().code(),
                      sum.getKey().detail(),
                      sum.getValue()
                    })
            .toList());
  }
}
