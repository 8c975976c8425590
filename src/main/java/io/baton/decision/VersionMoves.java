package io.baton.decision;

import io.baton.cohort.CustomerSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who gets something else from one table than from another.
 *
 * @param enter got nothing and get something
 * @param leave got something and get nothing
 * @param change get something else
 * @param moves the largest first; not all of them where they are very many
 */
record VersionMoves(long enter, long leave, long change, List<OutcomeMove> moves) {
  private static final int MOST = 100;

  /**
   * @param from outputs by name; null for nothing
   */
  record OutcomeMove(
      @Nullable Map<String, String> from, @Nullable Map<String, String> to, long customers) {}

  static VersionMoves none() {
    return new VersionMoves(0, 0, 0, List.of());
  }

  static VersionMoves between(
      List<SetOutcome.Hit> before, List<SetOutcome.Hit> after, CustomerSet asked) {
    Map<Map<String, String>, CustomerSet> old = byValues(before, asked);
    List<OutcomeMove> moves = new ArrayList<>();
    byValues(after, asked)
        .forEach(
            (to, now) ->
                old.forEach(
                    (from, then) -> {
                      long count = from.equals(to) ? 0 : then.and(now).size();
                      if (count > 0) {
                        moves.add(new OutcomeMove(orNull(from), orNull(to), count));
                      }
                    }));
    moves.sort(Comparator.comparingLong(OutcomeMove::customers).reversed());
    return new VersionMoves(
        sum(moves, true, false),
        sum(moves, false, true),
        sum(moves, false, false),
        moves.stream().limit(MOST).toList());
  }

  private static long sum(List<OutcomeMove> moves, boolean fromNothing, boolean toNothing) {
    return moves.stream()
        .filter(move -> (move.from() == null) == fromNothing && (move.to() == null) == toNothing)
        .mapToLong(OutcomeMove::customers)
        .sum();
  }

  private static Map<Map<String, String>, CustomerSet> byValues(
      List<SetOutcome.Hit> hits, CustomerSet asked) {
    Map<Map<String, String>, CustomerSet> sets = new LinkedHashMap<>();
    CustomerSet left = asked;
    for (SetOutcome.Hit hit : hits) {
      sets.merge(hit.values(), hit.customers(), CustomerSet::or);
      left = left.minus(hit.customers());
    }
    sets.merge(Map.of(), left, CustomerSet::or);
    return sets;
  }

  private static @Nullable Map<String, String> orNull(Map<String, String> values) {
    return values.isEmpty() ? null : values;
  }
}
