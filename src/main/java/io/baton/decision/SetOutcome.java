package io.baton.decision;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.shared.BatonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a table gives a set of customers. For UNIQUE, FIRST, ANY and aggregates the hits are
 * disjoint; for RULE ORDER and COLLECT a customer may be in several, in the order of the rows.
 *
 * @param outputs the output columns
 * @param hits rows that hit anybody
 * @param decided the customers asked about
 */
public record SetOutcome(
    DecisionVersion decision,
    List<Field> outputs,
    List<Hit> hits,
    CustomerSet decided,
    boolean givesLists) {

  /**
   * One row of the table, and whom it hit.
   *
   * @param rule number of the row, from 1; 0 for an aggregate over several rows
   * @param values by output name, as text; an output without a value is missing
   */
  public record Hit(int rule, CustomerSet customers, Map<String, String> values) {}

  /** Customers whom no row hit. */
  public CustomerSet undecided() {
    CustomerSet hit = CustomerSet.empty();
    for (Hit each : hits) {
      hit = hit.or(each.customers);
    }
    return decided.minus(hit);
  }

  /** The customers of every value of an output; customers without a value are in none. */
  public Map<String, CustomerSet> byValue(String output) {
    Map<String, CustomerSet> sets = new LinkedHashMap<>();
    for (Hit hit : hits) {
      String value = hit.values.get(output);
      if (value != null) {
        sets.merge(value, hit.customers, CustomerSet::or);
      }
    }
    return sets;
  }

  /** All outputs: name to value to customers. */
  public Map<String, Map<String, CustomerSet>> byOutput() {
    Map<String, Map<String, CustomerSet>> all = new LinkedHashMap<>();
    outputs.forEach(output -> all.put(output.code(), byValue(output.code())));
    return all;
  }

  /**
   * The outputs as fields that later conditions and tables can test.
   *
   * @throws BatonException DECISION_GIVES_LISTS for RULE ORDER and COLLECT without aggregation
   */
  public List<Column> columns() {
    requireOneResult();
    return outputs.stream().map(output -> Column.ofSets(output, byValue(output.code()))).toList();
  }

  /**
   * @throws BatonException DECISION_GIVES_LISTS for RULE ORDER and COLLECT without aggregation
   */
  public void requireOneResult() {
    if (givesLists) {
      throw new BatonException(
          DecisionErrorCode.DECISION_GIVES_LISTS,
          "%s gives lists of results; a journey needs one result per customer"
              .formatted(decision.key()));
    }
  }
}
