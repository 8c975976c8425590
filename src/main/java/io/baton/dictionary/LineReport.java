package io.baton.dictionary;

import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which lines of a load are entries, and why the first others are none. */
final class LineReport {
  private static final int SHOWN = 20;

  private final List<Finding> findings = new ArrayList<>();
  private long lines;
  private long refused;

  /**
   * Whether it is to be taken.
   *
   * @param place before the number of the line
   */
  boolean takes(String place, long number, @Nullable Entry entry) {
    lines++;
    String fault = entry == null ? "no entry" : entry.fault();
    if (fault == null) {
      return true;
    }
    refused++;
    if (findings.size() < SHOWN) {
      findings.add(new Finding(place + number, DictionaryError.DICTIONARY_INVALID.name(), fault));
    }
    return false;
  }

  long lines() {
    return lines;
  }

  Loaded with(Changes changes) {
    return new Loaded(lines, changes.added(), changes.changed(), refused, List.copyOf(findings));
  }
}
