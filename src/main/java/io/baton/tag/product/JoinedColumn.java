package io.baton.tag.product;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the products that a customer's tag names are, by a tag of those products. Each value is the
 * union of the customers of its products, so that it costs as many set operations as products are
 * named, however many customers there are. Whose products have no value has none.
 */
final class JoinedColumn {
  private JoinedColumn() {}

  /**
   * @param of value by product
   */
  static Column of(Field field, FieldIndex index, String customerTag, Map<String, String> of) {
    Map<String, List<Literal>> products = new TreeMap<>();
    for (Column.ValueCount named : index.require(customerTag).values()) {
      String value = of.get(named.value());
      if (value != null) {
        products
            .computeIfAbsent(value, each -> new ArrayList<>())
            .add(new Literal.Text(named.value()));
      }
    }
    Map<String, CustomerSet> sets = new TreeMap<>();
    products.forEach(
        (value, literals) ->
            sets.put(
                value,
                RuleCompiler.compile(new Rule.Leaf(customerTag, Operator.IN, literals), index)
                    .members()));
    return sets.isEmpty() ? Column.unknown(field) : Column.ofSets(field, sets);
  }
}
