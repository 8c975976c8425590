package io.baton.standard.entry;

import io.baton.cohort.CustomerSet;
import io.baton.shared.Finding;
import io.baton.standard.entry.EntryCheck.Checked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the lines of a list into those that are taken and those that are named with their fault.
 */
final class EntryReport {
  private static final int SHOWN = 500;

  private final EntryList list;
  private final EntryCheck check;
  private final List<Finding> findings = new ArrayList<>();
  private long refused;

  EntryReport(EntryList list, EntryCheck check) {
    this.list = list;
    this.check = check;
  }

  /** A customer of another branch is answered like one who does not exist. */
  Map<Integer, @Nullable String> take(Map<String, Integer> ids, CustomerSet visible) {
    Map<Integer, @Nullable String> taken = new LinkedHashMap<>();
    for (EntryList.Line line : list.lines()) {
      String place = "line " + line.number();
      Integer customer = ids.get(line.key());
      if (line.fields() != 2) {
        refuse(
            place,
            EntryError.ENTRY_REFUSED.name(),
            "每行两个字段：客户号,取值 / two fields a line: customer,value");
      } else if (customer == null || !visible.contains(customer)) {
        refuse(place, "CUSTOMER_UNKNOWN", "没有这位客户 / no such customer");
      } else if (taken.containsKey(customer)) {
        refuse(place, EntryError.ENTRY_REFUSED.name(), "客户已在前面出现 / the customer came before");
      } else {
        take(customer, check.of(place, line.value()), taken);
      }
    }
    return taken;
  }

  private void take(int customer, Checked checked, Map<Integer, @Nullable String> taken) {
    if (checked.findings().isEmpty()) {
      taken.put(customer, checked.value());
      return;
    }
    refused++;
    checked.findings().stream().limit(Math.max(0, SHOWN - findings.size())).forEach(findings::add);
  }

  private void refuse(String place, String code, String fault) {
    refused++;
    if (findings.size() < SHOWN) {
      findings.add(new Finding(place, code, fault));
    }
  }

  long refused() {
    return refused;
  }

  List<Finding> findings() {
    return findings;
  }
}
