package io.baton.engine.camunda;

import io.baton.engine.ReferenceDecisions;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Camunda's DMN engine with FEEL-Scala. Types that it would convert by are taken out of the
 * document first: it makes points in time of dates, which FEEL does not compare with dates, and
 * refuses decimals where a column says integer.
 */
@Component
class OfficialDecisions implements ReferenceDecisions {
  private static final Pattern CONVERTING =
      Pattern.compile("typeRef\\s*=\\s*([\"'])(?:date|integer|long|double)\\1");

  private final DmnEngine engine =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

  /** One document is asked about many times in a row. */
  private @Nullable Parsed last;

  private record Parsed(byte[] dmn, String key, DmnDecision decision) {
    boolean is(byte[] otherDmn, String otherKey) {
      return key.equals(otherKey) && Arrays.equals(dmn, otherDmn);
    }
  }

  @Override
  public List<Map<String, Object>> evaluate(
      byte[] dmn, String key, Map<String, @Nullable Object> facts) {
    Map<String, Object> variables = new HashMap<>();
    facts.forEach((name, value) -> put(variables, name, javaValue(value)));
    List<Map<String, Object>> hits = new ArrayList<>();
    for (DmnDecisionResultEntries entries :
        engine.evaluateDecision(parsed(dmn, key).decision(), variables)) {
      Map<String, Object> hit = new LinkedHashMap<>();
      entries.forEach(
          (name, value) -> {
            if (value != null) {
              hit.put(Objects.requireNonNullElse(name, ""), value);
            }
          });
      hits.add(hit);
    }
    return hits;
  }

  private synchronized Parsed parsed(byte[] dmn, String key) {
    if (last == null || !last.is(dmn, key)) {
      String document =
          CONVERTING.matcher(new String(dmn, StandardCharsets.UTF_8)).replaceAll("typeRef=\"any\"");
      last =
          new Parsed(
              dmn.clone(),
              key,
              engine.parseDecision(
                  key, new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8))));
    }
    return last;
  }

  /** To FEEL a name with a dot is a member of a context. */
  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> into, String name, @Nullable Object value) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      into.put(name, value);
    } else {
      Object inner = into.computeIfAbsent(name.substring(0, dot), key -> new HashMap<>());
      put((Map<String, Object>) inner, name.substring(dot + 1), value);
    }
  }

  private static @Nullable Object javaValue(@Nullable Object value) {
    return value instanceof BigDecimal number ? (Object) number.doubleValue() : value;
  }
}
