package io.baton.decision;

import io.baton.cohort.Field;
import io.baton.cohort.Rule;
import java.util.List;
import java.util.Map;

/**
 * A table that has passed the gate, its cells compiled to rules over fields.
 *
 * @param inputs one field per input column, of the type the document declares
 * @param outputs one field per output column; a NUMBER has the scale of its most exact constant
 */
record DecisionTable(
    String key,
    String name,
    HitPolicy hitPolicy,
    List<Field> inputs,
    List<Field> outputs,
    List<TableRule> rules) {

  /**
   * A row.
   *
   * @param number as people count, from 1
   * @param cells the inputs as the author wrote them, one per column
   * @param tests its cells without {@code -}; all must be true
   * @param values by output name, as text; an output without a value is missing
   */
  record TableRule(int number, List<String> cells, List<Rule> tests, Map<String, String> values) {
    /** The tests of this field; all must be true. */
    List<Rule> ofInput(String code) {
      return tests.stream().filter(test -> test.fields().contains(code)).toList();
    }
  }
}
