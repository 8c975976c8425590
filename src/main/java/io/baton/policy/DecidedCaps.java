package io.baton.policy;

import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The caps of the decision {@code frequency-caps}, in its latest version: caps hold bank-wide. A
 * rule says scope, max and days; a table with an output {@code unit} (day, hour, minute, second)
 * counts {@code days} in that unit.
 */
@Component
class DecidedCaps implements FrequencyCaps {
  static final String TABLE = "frequency-caps";

  private final Decisions decisions;

  DecidedCaps(Decisions decisions) {
    this.decisions = decisions;
  }

  DecisionVersion table() {
    return decisions
        .latest(TABLE)
        .orElseThrow(() -> new IllegalStateException("there is no decision " + TABLE));
  }

  @Override
  public List<Cap> capsFor(Contact contact) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("channel", contact.channel());
    facts.put("purpose", contact.purpose());
    facts.put("campaign", contact.campaignId());
    if (contact.product() != null) {
      facts.put("product", contact.product());
    }
    return decisions.evaluateOnce(table(), facts).stream().map(DecidedCaps::cap).toList();
  }

  private static Cap cap(Map<String, Object> row) {
    return new Cap(
        Cap.Scope.valueOf(String.valueOf(row.get("scope")).toUpperCase(Locale.ROOT)),
        number(row, "max"),
        Duration.of(number(row, "days"), unit(row)));
  }

  private static ChronoUnit unit(Map<String, Object> row) {
    Object unit = row.get("unit");
    return unit == null
        ? ChronoUnit.DAYS
        : ChronoUnit.valueOf(String.valueOf(unit).toUpperCase(Locale.ROOT) + "S");
  }

  private static int number(Map<String, Object> row, String output) {
    if (row.get(output) instanceof Number number) {
      return number.intValue();
    }
    throw new IllegalStateException(TABLE + " has a rule without " + output);
  }
}
