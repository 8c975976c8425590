package io.baton.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.CustomerSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionMovesTests {
  private static final Map<String, String> A = Map.of("offer", "A");
  private static final Map<String, String> B = Map.of("offer", "B");

  @Test
  void shouldSayWhoEntersLeavesAndChanges() {
    List<SetOutcome.Hit> before = List.of(hit(1, 0, 10, A), hit(2, 10, 30, B), hit(3, 30, 40, A));
    List<SetOutcome.Hit> after = List.of(hit(1, 0, 5, A), hit(2, 8, 50, B));

    VersionMoves moves = VersionMoves.between(before, after, CustomerSet.range(0, 100));

    // 5 to 8 leave, 8, 9 and 30 to 40 change from A to B, 40 to 50 enter.
    assertThat(moves.leave()).isEqualTo(3);
    assertThat(moves.change()).isEqualTo(12);
    assertThat(moves.enter()).isEqualTo(10);
    assertThat(moves.moves())
        .containsExactly(
            new VersionMoves.OutcomeMove(A, B, 12),
            new VersionMoves.OutcomeMove(null, B, 10),
            new VersionMoves.OutcomeMove(A, null, 3));
    assertThat(VersionMoves.between(before, before, CustomerSet.range(0, 100)).moves()).isEmpty();
  }

  private static SetOutcome.Hit hit(int rule, int from, int to, Map<String, String> values) {
    return new SetOutcome.Hit(rule, CustomerSet.range(from, to), values);
  }
}
