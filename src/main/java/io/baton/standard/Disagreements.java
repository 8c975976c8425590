package io.baton.standard;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Of which customers two columns say different codes of one standard. One intersection for each
 * pair of codes, and none where all who have the one code have the same one in the other column:
 * the cost follows the codes and the differences, and hardly the customers.
 */
final class Disagreements {
  private Disagreements() {}

  /** How many have the one code here and the other there. */
  record CodePair(String left, String right, long customers) {}

  /**
   * All pairs of different codes that both columns have, those of nobody too: what is shown of a
   * table must not depend on what is hidden of it.
   *
   * @param differing the customers of all pairs together
   */
  record Table(CustomerSet differing, List<CodePair> pairs) {}

  /** Empty where one of them is no column of codes. */
  static Optional<Table> between(
      FieldIndex index, String left, String right, List<String> codes, CustomerSet scope) {
    Map<String, CustomerSet> here = sets(index, left, codes, scope);
    Map<String, CustomerSet> there = sets(index, right, codes, scope);
    if (here.isEmpty() || there.isEmpty()) {
      return Optional.empty();
    }
    CustomerSet known = CustomerSet.empty();
    for (CustomerSet customers : there.values()) {
      known = known.or(customers);
    }
    CustomerSet differing = CustomerSet.empty();
    List<CodePair> pairs = new ArrayList<>();
    for (Map.Entry<String, CustomerSet> one : here.entrySet()) {
      CustomerSet others =
          one.getValue().and(known).minus(there.getOrDefault(one.getKey(), CustomerSet.empty()));
      differing = differing.or(others);
      for (Map.Entry<String, CustomerSet> other : there.entrySet()) {
        if (!other.getKey().equals(one.getKey())) {
          long customers = others.isEmpty() ? 0 : others.and(other.getValue()).size();
          pairs.add(new CodePair(one.getKey(), other.getKey(), customers));
        }
      }
    }
    return Optional.of(new Table(differing, pairs));
  }

  /** Codes that anybody has; what is in the column and no code of the standard is passed over. */
  private static Map<String, CustomerSet> sets(
      FieldIndex index, String tag, List<String> codes, CustomerSet scope) {
    Map<String, CustomerSet> sets = new LinkedHashMap<>();
    Optional<Column> column =
        index.column(tag).filter(each -> each.field().type() == FieldType.ENUM);
    if (column.isPresent()) {
      Set<String> present =
          column.get().values().stream().map(Column.ValueCount::value).collect(Collectors.toSet());
      for (String code : codes) {
        if (present.contains(code)) {
          Rule.Leaf leaf = new Rule.Leaf(tag, Operator.IN, List.of(new Literal.Text(code)));
          sets.put(code, RuleCompiler.compile(leaf, index).members().and(scope));
        }
      }
    }
    return sets;
  }
}
