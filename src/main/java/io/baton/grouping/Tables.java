package io.baton.grouping;

import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import io.baton.decision.SetOutcome;
import io.baton.shared.BatonException;
import org.jspecify.annotations.Nullable;

/** What groupings ask of decision tables: one result a customer, and a name in every row. */
final class Tables {
  private Tables() {}

  static DecisionVersion find(Decisions decisions, String key, @Nullable Integer version) {
    return (version == null ? decisions.latest(key) : decisions.find(key, version))
        .orElseThrow(
            () ->
                Settings.refused(
                    GroupingError.GROUPING_INVALID,
                    version == null ? "/decision" : "/version",
                    "there is no such decision table"));
  }

  /**
   * @throws BatonException DECISION_GIVES_LISTS, or GROUPING_INVALID if there is no such column
   */
  static void requireOneResult(SetOutcome outcome, String output) {
    outcome.requireOneResult();
    if (outcome.outputs().stream().noneMatch(field -> field.code().equals(output))) {
      throw Settings.refused(
          GroupingError.GROUPING_INVALID,
          "/output",
          "%s has no result %s".formatted(outcome.decision().key(), output));
    }
  }

  /**
   * @throws BatonException GROUPING_ROW_WITHOUT_GROUP naming the row
   */
  static String require(SetOutcome outcome, SetOutcome.Hit hit, String output) {
    String value = hit.values().get(output);
    if (value == null) {
      throw Settings.refused(
          GroupingError.GROUPING_ROW_WITHOUT_GROUP,
          "%s, row %d".formatted(outcome.decision().key(), hit.rule()),
          "row %d hits %d customers and gives no %s"
              .formatted(hit.rule(), hit.customers().size(), output));
    }
    return value;
  }

  static void requireFew(int groups) {
    if (groups >= Division.MOST_PARTS) {
      throw new BatonException(
          GroupingError.GROUPING_TOO_MANY_GROUPS,
          "a division has at most %d groups".formatted(Division.MOST_PARTS));
    }
  }

  static BatonException gap(DecisionVersion table, long customers) {
    return Settings.refused(
        GroupingError.GROUPING_GAP,
        table.key(),
        "no row hits %d customers; end the table with a row of -".formatted(customers));
  }
}
