package io.baton.decision;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/**
 * Camunda's own DMN engine with FEEL-Scala, as it comes. Inputs of type date are given to it
 * without their type, because it would turn them into points in time, which FEEL does not compare
 * with dates.
 */
final class OfficialEngine implements io.baton.engine.ReferenceDecisions {
  private final DmnEngine engine =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
  private final Map<String, DmnDecision> parsed = new HashMap<>();

  @Override
  public List<Map<String, Object>> evaluate(
      byte[] dmn, String key, Map<String, @org.jspecify.annotations.Nullable Object> facts) {
    String document = new String(dmn, StandardCharsets.UTF_8).replace("\"date\"", "\"day\"");
    DmnDecision decision =
        parsed.computeIfAbsent(
            document,
            text ->
                engine.parseDecision(
                    key, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    Map<String, Object> variables = new HashMap<>();
    NULLS.forEach(name -> variables.put(name, null));
    facts.forEach((name, value) -> put(variables, name, javaValue(value)));
    DmnDecisionResult result = engine.evaluateDecision(decision, variables);
    List<Map<String, Object>> hits = new ArrayList<>();
    for (DmnDecisionResultEntries entries : result) {
      Map<String, Object> hit = new HashMap<>();
      for (Map.Entry<String, Object> entry : entries.entrySet()) {
        if (entry.getValue() != null) {
          // It gives no name to the count of no rows.
          hit.put(entry.getKey() == null ? "" : entry.getKey(), entry.getValue());
        }
      }
      hits.add(hit);
    }
    return hits;
  }

  /** A missing variable would be an error to the engine, so every name used in tests exists. */
  private static final List<String> NULLS =
      List.of(
          "x",
          "y",
          "z",
          "s",
          "n",
          "m",
          "b",
          "d",
          "channelRisk",
          "budget",
          "audience",
          "age",
          "risk_level",
          "has_wealth",
          "aum",
          "app_active_days_30d",
          "segment_tier",
          "channel",
          "purpose",
          "total",
          "tier",
          "fits",
          "tenure_months",
          "txn_count_30d");

  /** To FEEL a name with a dot is a member of a context. */
  @SuppressWarnings("unchecked")
  private static void put(
      Map<String, Object> into, String name, @org.jspecify.annotations.Nullable Object value) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      into.put(name, value);
    } else {
      Object inner = into.computeIfAbsent(name.substring(0, dot), key -> new HashMap<>());
      ((Map<String, Object>) inner).put(name.substring(dot + 1), value);
    }
  }

  private static @org.jspecify.annotations.Nullable Object javaValue(
      @org.jspecify.annotations.Nullable Object value) {
    return value instanceof BigDecimal number ? (Object) number.doubleValue() : value;
  }
}
