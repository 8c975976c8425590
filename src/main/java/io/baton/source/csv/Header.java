package io.baton.source.csv;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.SourceError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of the columns: each there, each different, not too many. */
public final class Header {
  /** The warehouse's own column beside those of the file. */
  static final String RESERVED = "_customer";

  private static final int LONGEST_NAME = 100;

  private Header() {}

  public static List<String> of(@Nullable String[] fields, int count, int limit) {
    if (count > limit) {
      throw FileRefused.header(
          limit + 1,
          SourceError.SOURCE_TOO_MANY_COLUMNS,
          "the header has " + count + " columns; at most " + limit + " are read");
    }
    List<String> names = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < count; i++) {
      String field = fields[i];
      String name = field == null ? "" : field.strip();
      String fault = fault(name, seen.putIfAbsent(name.toLowerCase(Locale.ROOT), i + 1));
      if (fault != null) {
        findings.add(
            new Finding(
                "line 1, column " + (i + 1), SourceError.SOURCE_HEADER_INVALID.name(), fault));
      }
      names.add(name);
    }
    if (!findings.isEmpty()) {
      throw new BatonException(
          SourceError.SOURCE_HEADER_INVALID,
          "the header is not usable: " + findings.get(0).place() + ": " + findings.get(0).message(),
          findings);
    }
    return names;
  }

  private static @Nullable String fault(String name, @Nullable Integer same) {
    if (name.isEmpty()) {
      return "the column has no name";
    }
    if (same != null) {
      return "the name is already that of column " + same;
    }
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      return "a name has at most " + LONGEST_NAME + " characters and no line breaks";
    }
    return name.equalsIgnoreCase(RESERVED) ? "the name " + RESERVED + " is reserved" : null;
  }
}
