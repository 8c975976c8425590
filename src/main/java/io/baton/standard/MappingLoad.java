package io.baton.standard;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.csv.CsvLines;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes lines of raw code and standard code. A line that is no mapping is refused with its place,
 * the others are taken; of two lines with one raw code the later counts.
 */
final class MappingLoad {
  private static final int SHOWN = 100;

  private final CodeStandard standard;
  private final Set<String> codes;
  private final Map<String, CodeMapping> taken = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private long lines;
  private long refused;

  MappingLoad(CodeStandard standard) {
    this.standard = standard;
    this.codes = standard.codes();
  }

  /**
   * @throws BatonException STANDARD_UNREADABLE with the line
   */
  void read(InputStream file) {
    boolean[] begun = {false};
    try {
      CsvLines.read(
          file,
          (number, fields) -> {
            boolean head = !begun[0] && fields.get(0).equalsIgnoreCase("raw");
            begun[0] = true;
            if (!head) {
              String code = fields.size() > 1 ? fields.get(1) : "";
              take("line " + number, "", new CodeMapping(fields.get(0), code));
            }
          });
    } catch (CsvLines.Unreadable e) {
      BatonException unreadable =
          new BatonException(
              StandardError.STANDARD_UNREADABLE,
              String.valueOf(e.getMessage()),
              List.of(new Finding(e.place(), StandardError.STANDARD_UNREADABLE.name(), e.fault())));
      unreadable.initCause(e);
      throw unreadable;
    }
  }

  void take(String place, String slash, CodeMapping mapping) {
    lines++;
    if (!Texts.isValue(mapping.raw())) {
      refuse(
          place + (slash.isEmpty() ? "" : slash + "raw"),
          "a raw code has 1 to 100 printable characters");
    } else if (!codes.contains(mapping.code())) {
      refuse(
          place + (slash.isEmpty() ? "" : slash + "code"),
          "the standard %s has no such code".formatted(standard.code()));
    } else {
      taken.put(mapping.raw(), mapping);
    }
  }

  private void refuse(String place, String fault) {
    refused++;
    if (findings.size() < SHOWN) {
      findings.add(Texts.finding(place, fault));
    }
  }

  Map<String, CodeMapping> taken() {
    return taken;
  }

  List<Finding> findings() {
    return findings;
  }

  MappingsLoaded report(long added, long changed) {
    return new MappingsLoaded(lines, added, changed, refused, findings);
  }

  /**
   * What became of the lines of a load.
   *
   * @param refused lines that are no mappings; the others were taken
   * @param firstRefused why, for the first of them
   */
  record MappingsLoaded(
      long lines, long added, long changed, long refused, List<Finding> firstRefused) {}
}
