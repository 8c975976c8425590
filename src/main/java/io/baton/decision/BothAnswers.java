package io.baton.decision;

import io.baton.cohort.FieldType;
import io.baton.engine.ReferenceDecisions;
import io.baton.shared.BatonException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the official engine and the compiled table say of the same facts, spelled alike. */
final class BothAnswers {
  private static final String REFUSED = "an error";

  private final DecisionTable table;
  private final byte[] dmn;
  private final ReferenceDecisions reference;

  BothAnswers(DecisionTable table, byte[] dmn, ReferenceDecisions reference) {
    this.table = table;
    this.dmn = dmn;
    this.reference = reference;
  }

  Object official(Map<String, @Nullable Object> facts) {
    try {
      // A decision without a result leaves its name to whoever asks: to nobody.
      Map<String, @Nullable Object> given = new HashMap<>(facts);
      table.given().forEach(name -> given.put(name, null));
      return reference.evaluate(dmn, table.key(), given).stream().map(this::spelled).toList();
    } catch (RuntimeException refused) {
      return REFUSED;
    }
  }

  /** Null where a result has more digits than are kept, which is refused and not rounded. */
  @Nullable Object compiled(Map<String, @Nullable Object> facts) {
    try {
      return TableRuns.run(table, Facts.index(table, facts), Facts.THE_ONE, reference).stream()
          .map(hit -> spelled(hit.values()))
          .toList();
    } catch (BatonException refused) {
      if (refused.code() == DecisionErrorCode.DECISION_AMBIGUOUS) {
        return REFUSED;
      }
      if (refused.code() == DecisionErrorCode.DECISION_RESULT_MISFIT) {
        return null;
      }
      throw refused;
    }
  }

  /** Numbers that are equal are spelled alike; an aggregate needs no name. */
  private Map<String, String> spelled(Map<String, ?> outputs) {
    Map<String, String> spelled = new TreeMap<>();
    outputs.forEach(
        (name, value) ->
            spelled.put(
                name.isEmpty() ? table.outputs().get(0).code() : name,
                value instanceof Number || (value instanceof String text && isNumber(name, text))
                    ? new BigDecimal(value.toString()).stripTrailingZeros().toPlainString()
                    : value.toString()));
    return spelled;
  }

  private boolean isNumber(String name, String text) {
    return !text.isEmpty()
        && table.outputs().stream()
            .anyMatch(output -> output.code().equals(name) && output.type() == FieldType.NUMBER);
  }
}
