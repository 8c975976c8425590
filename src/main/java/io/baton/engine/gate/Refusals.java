package io.baton.engine.gate;

import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;

/** Findings of one check, up to a number a reader can use. */
final class Refusals {
  private static final int ENOUGH = 100;

  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param names what the refusal is about, where its sentence has room for them
   */
  void add(String place, Refusal refusal, Object... names) {
    add(new Finding(place, refusal.name(), refusal.about(names)));
  }

  void addAll(String place, List<Finding> others) {
    others.forEach(
        other ->
            add(
                new Finding(
                    place, other.code(), "%s: %s".formatted(other.place(), other.message()))));
  }

  private void add(Finding finding) {
    if (findings.size() < ENOUGH) {
      findings.add(finding);
    }
  }

  boolean isEmpty() {
    return findings.isEmpty();
  }

  List<Finding> list() {
    return List.copyOf(findings);
  }
}
