package io.baton.policy;

import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The caps of the decision {@code frequency-caps}, in its latest version: caps hold bank-wide. */
@Component
class DecidedCaps implements FrequencyCaps {
  private static final String TABLE = "frequency-caps";

  private final Decisions decisions;

  DecidedCaps(Decisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public List<Cap> capsFor(String channel, String purpose) {
    DecisionVersion table =
        decisions
            .latest(TABLE)
            .orElseThrow(() -> new IllegalStateException("there is no decision " + TABLE));
    return decisions.evaluateOnce(table, Map.of("channel", channel, "purpose", purpose)).stream()
        .map(DecidedCaps::cap)
        .toList();
  }

  private static Cap cap(Map<String, Object> row) {
    return new Cap(
        Cap.Scope.valueOf(String.valueOf(row.get("scope")).toUpperCase(Locale.ROOT)),
        number(row, "max"),
        number(row, "days"));
  }

  private static int number(Map<String, Object> row, String output) {
    if (row.get(output) instanceof Number number) {
      return number.intValue();
    }
    throw new IllegalStateException(TABLE + " has a rule without " + output);
  }
}
