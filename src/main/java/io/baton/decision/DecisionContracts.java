package io.baton.decision;

import io.baton.shared.BatonException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Holds a table against what the modules rely on that evaluate it. */
@Component
class DecisionContracts {
  private final ObjectProvider<DecisionContract> contracts;

  DecisionContracts(ObjectProvider<DecisionContract> contracts) {
    this.contracts = contracts;
  }

  /**
   * @throws BatonException DECISION_REFUSED with every row that breaks one
   */
  void requireKept(DecisionTable table) {
    DmnFindings findings = new DmnFindings();
    for (DecisionContract contract : contracts) {
      if (contract.decision().equals(table.key())) {
        for (DecisionTable.TableRule row : table.rules()) {
          contract
              .faults(row.values())
              .forEach(
                  (output, message) ->
                      findings.add(
                          "%s, row %d, column %s".formatted(table.key(), row.number(), output),
                          "DMN_CONTRACT",
                          message));
        }
      }
    }
    findings.requireNone();
  }
}
