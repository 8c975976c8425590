package io.baton.bench;

import io.baton.cohort.FieldType;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.jspecify.annotations.Nullable;

/** Camunda's DMN engine, asked once for every customer. */
final class EnginePerCustomer {
  private static final int RUNS = 3;

  private final DmnEngine engine;
  private final DmnDecision decision;

  /**
   * @param legacy the faster one of its two FEEL dialects
   */
  EnginePerCustomer(boolean legacy) {
    DefaultDmnEngineConfiguration configuration =
        (DefaultDmnEngineConfiguration)
            DefaultDmnEngineConfiguration.createDefaultDmnEngineConfiguration();
    configuration.enableFeelLegacyBehavior(legacy);
    this.engine = configuration.buildEngine();
    this.decision =
        engine.parseDecision(
            "bench", new ByteArrayInputStream(DecisionPopulation.document()));
  }

  Map<Integer, Integer> decide(int customers) {
    return new TreeMap<>(
        IntStream.range(0, customers)
            .parallel()
            .boxed()
            .collect(Collectors.toConcurrentMap(each -> each, each -> rule(facts(each)))));
  }

  /** With all processors, warm, the best of some runs; the facts are made before. */
  double secondsPerCustomer(int customers) {
    List<Map<String, Object>> facts = new ArrayList<>();
    for (int customer = 0; customer < customers; customer++) {
      facts.add(facts(customer));
    }
    double best = Double.MAX_VALUE;
    for (int i = 0; i < RUNS; i++) {
      long begin = System.nanoTime();
      long sum = facts.parallelStream().mapToLong(this::rule).sum();
      best = Math.min(best, (System.nanoTime() - begin) / 1e9);
      if (sum <= 0) {
        throw new IllegalStateException("nobody was decided about");
      }
    }
    return best / customers;
  }

  private int rule(Map<String, Object> facts) {
    Number rule = engine.evaluateDecisionTable(decision, facts).getSingleResult().getSingleEntry();
    return rule.intValue();
  }

  private static Map<String, Object> facts(int customer) {
    Map<String, Object> facts = new HashMap<>();
    for (int field = 0; field < DecisionPopulation.FIELDS.size(); field++) {
      facts.put(
          DecisionPopulation.FIELDS.get(field).code(),
          fact(DecisionPopulation.value(customer, field), field));
    }
    return facts;
  }

  private static @Nullable Object fact(@Nullable Long value, int field) {
    if (value == null) {
      return null;
    }
    FieldType type = DecisionPopulation.FIELDS.get(field).type();
    if (type == FieldType.NUMBER) {
      int scale = DecisionPopulation.FIELDS.get(field).scale();
      return scale == 0 ? (Object) value : (Object) (value / Math.pow(10, scale));
    }
    String text = DecisionPopulation.text(field, value);
    return type == FieldType.BOOLEAN ? (Object) Boolean.valueOf(text) : text;
  }
}
