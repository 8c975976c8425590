package io.baton.history;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is wrong with a pattern and where; the first twenty places are enough for anybody. */
final class PatternFaults {
  private static final int MOST = 20;

  private final List<Finding> findings = new ArrayList<>();

  boolean fewEnough() {
    return findings.size() < MOST;
  }

  void add(String place, String fault) {
    if (fewEnough()) {
      findings.add(new Finding(place, HistoryError.HISTORY_PATTERN_INVALID.name(), fault));
    }
  }

  void requireKeys(JsonNode json, String place, Set<String> known) {
    if (!json.isObject()) {
      add(place, "not an object");
      return;
    }
    for (String key : json.propertyNames()) {
      if (!known.contains(key)) {
        add(place + "/" + escaped(key), "not known here");
      }
    }
  }

  void requireNone() {
    if (!findings.isEmpty()) {
      throw new BatonException(
          HistoryError.HISTORY_PATTERN_INVALID, findings.get(0).message(), findings);
    }
  }

  /** A key as part of a JSON pointer (RFC 6901), shortened. */
  private static String escaped(String key) {
    return (key.length() > 40 ? key.substring(0, 40) + "…" : key)
        .replace("~", "~0")
        .replace("/", "~1");
  }
}
