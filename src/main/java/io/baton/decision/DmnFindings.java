package io.baton.decision;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a document, up to a number that people can read. */
final class DmnFindings {
  private static final int MOST = 100;

  private final List<Finding> findings = new ArrayList<>();

  void add(String place, String code, String message) {
    if (findings.size() < MOST) {
      findings.add(new Finding(place, code, message));
    }
  }

  boolean isEmpty() {
    return findings.isEmpty();
  }

  List<Finding> list() {
    return List.copyOf(findings);
  }

  /**
   * @throws BatonException DECISION_REFUSED with everything found
   */
  void requireNone() {
    if (!findings.isEmpty()) {
      throw new BatonException(
          DecisionErrorCode.DECISION_REFUSED,
          "%s: %s".formatted(findings.get(0).place(), findings.get(0).message()),
          findings);
    }
  }
}
