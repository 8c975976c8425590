package io.baton.cohort;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a rule, so that all of it can be told at once. */
final class RuleFindings {
  private static final int MOST = 100;

  private final List<CohortErrorCode> codes = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param place JSON pointer; the root is the empty one
   */
  void add(String place, CohortErrorCode code, String message) {
    if (findings.size() < MOST) {
      codes.add(code);
      findings.add(new Finding(place, code.name(), message));
    }
  }

  List<Finding> list() {
    return List.copyOf(findings);
  }

  /** Fails with the code of the first finding, if there is one. */
  void requireNone() {
    if (!findings.isEmpty()) {
      throw new BatonException(codes.get(0), findings.get(0).message(), findings);
    }
  }
}
