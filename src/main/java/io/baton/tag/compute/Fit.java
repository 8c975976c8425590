package io.baton.tag.compute;

import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a definition fits its table, and where it does not. */
final class Fit {
  private final FactTable table;
  private final List<Finding> findings = new ArrayList<>();

  Fit(FactTable table) {
    this.table = table;
  }

  /** Null, with a fault, where there is none of that name that has one value a row. */
  @Nullable Field column(String wanted, String place) {
    Field column = table.column(wanted).orElse(null);
    if (column == null) {
      fault(place, "the table " + table.code() + " has no column " + wanted);
    } else if (column.type() == FieldType.MULTI) {
      fault(place, "the column " + wanted + " holds several values in a row");
      return null;
    }
    return column;
  }

  void fault(String place, String message) {
    findings.add(new Finding(place, DefinitionError.DEFINITION_INVALID.name(), message));
  }

  /**
   * @throws BatonException DEFINITION_INVALID with all faults
   */
  void require() {
    if (!findings.isEmpty()) {
      throw new BatonException(
          DefinitionError.DEFINITION_INVALID,
          "the definition does not fit the table "
              + table.code()
              + ": "
              + findings.get(0).message(),
          findings);
    }
  }
}
