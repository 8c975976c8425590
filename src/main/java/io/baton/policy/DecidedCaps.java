package io.baton.policy;

import io.baton.decision.DecisionContract;
import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The caps of the decision {@code frequency-caps}, in its latest version: caps hold bank-wide. A
 * rule says scope, max and days; a table with an output {@code unit} (day, hour, minute, second,
 * calendar_day) counts {@code days} in that unit.
 */
@Component
class DecidedCaps implements FrequencyCaps, DecisionContract {
  static final String TABLE = "frequency-caps";
  private static final String CALENDAR_DAY = "CALENDAR_DAY";
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "DAY",
          ChronoUnit.DAYS,
          CALENDAR_DAY,
          ChronoUnit.DAYS,
          "HOUR",
          ChronoUnit.HOURS,
          "MINUTE",
          ChronoUnit.MINUTES,
          "SECOND",
          ChronoUnit.SECONDS);
  private static final List<String> SCOPES = Stream.of(Cap.Scope.values()).map(Enum::name).toList();

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
    return decisions.evaluateOnce(table(), facts(contact)).stream().map(DecidedCaps::cap).toList();
  }

  /** By contact what a table that is not in effect would say. */
  List<List<Cap>> capsFor(List<Contact> contacts, byte[] dmn) {
    return decisions
        .evaluateEach(TABLE, dmn, contacts.stream().map(DecidedCaps::facts).toList())
        .stream()
        .map(rows -> rows.stream().map(DecidedCaps::cap).toList())
        .toList();
  }

  private static Map<String, Object> facts(Contact contact) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("channel", contact.channel());
    facts.put("purpose", contact.purpose());
    facts.put("campaign", contact.campaignId());
    if (contact.product() != null) {
      facts.put("product", contact.product());
    }
    return facts;
  }

  @Override
  public String decision() {
    return TABLE;
  }

  /** The same reading that serves the caps, of one row's texts. */
  @Override
  public Map<String, String> faults(Map<String, String> values) {
    Map<String, String> faults = new LinkedHashMap<>();
    Map<String, Object> row = new HashMap<>(values);
    for (String output : List.of("max", "days")) {
      String text = values.getOrDefault(output, "");
      if (text.matches("\\d{1,9}")) {
        row.put(output, Integer.parseInt(text));
      } else {
        faults.put(output, "a cap needs a whole number here");
      }
    }
    if (!SCOPES.contains(values.getOrDefault("scope", "").toUpperCase(Locale.ROOT))) {
      faults.put("scope", "a cap counts one of " + SCOPES);
    }
    if (!UNITS.containsKey(unit(row))) {
      faults.put(
          "unit", "a window is counted in one of " + UNITS.keySet().stream().sorted().toList());
    }
    if (faults.isEmpty()) {
      try {
        cap(row);
      } catch (RuntimeException e) {
        faults.put("max", String.valueOf(e.getMessage()));
      }
    }
    return faults;
  }

  private static Cap cap(Map<String, Object> row) {
    String unit = unit(row);
    ChronoUnit counted = UNITS.get(unit);
    if (counted == null) {
      throw new IllegalStateException(TABLE + " has a rule with an unknown unit");
    }
    return new Cap(
        Cap.Scope.valueOf(String.valueOf(row.get("scope")).toUpperCase(Locale.ROOT)),
        number(row, "max"),
        Duration.of(number(row, "days"), counted),
        unit.equals(CALENDAR_DAY));
  }

  private static String unit(Map<String, Object> row) {
    Object unit = row.get("unit");
    return unit == null ? "DAY" : String.valueOf(unit).toUpperCase(Locale.ROOT);
  }

  private static int number(Map<String, Object> row, String output) {
    if (row.get(output) instanceof Number number) {
      return number.intValue();
    }
    throw new IllegalStateException(TABLE + " has a rule without " + output);
  }
}
