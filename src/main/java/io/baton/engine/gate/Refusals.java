package io.baton.engine.gate;

import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;

/** Findings of one check, up to a number a reader can use. */
final class Refusals {
  private static final int ENOUGH = 100;

  private final List<Finding> findings = new ArrayList<>();

  void add(String place, String code, String message) {
    if (findings.size() < ENOUGH) {
      findings.add(new Finding(place, code, message));
    }
  }

  void addAll(String place, List<Finding> others) {
    others.forEach(
        other -> add(place, other.code(), "%s: %s".formatted(other.place(), other.message())));
  }

  boolean isEmpty() {
    return findings.isEmpty();
  }

  List<Finding> list() {
    return List.copyOf(findings);
  }
}
