package io.baton.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A row that was left out, and why.
 *
 * @param line where the row begins in the file
 * @param column the header's name of the field; null where the whole row is wrong
 * @param position the column's place, from 1; null where the whole row is wrong
 * @param value the field's text, shortened; never that of a name or contact point
 */
record Rejection(
    long line,
    @Nullable String column,
    @Nullable Integer position,
    String reason,
    Code code,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String value) {

  private static final int LONGEST_VALUE = 100;

  Rejection {
    if (value != null && value.length() > LONGEST_VALUE) {
      value = value.substring(0, LONGEST_VALUE) + "…";
    }
  }

  /** Stable names of the reasons. */
  enum Code {
    TOO_FEW_FIELDS,
    TOO_MANY_FIELDS,
    NOT_A_NUMBER,
    NOT_A_DATE,
    NOT_A_BOOLEAN,
    MISSING_KEY,
    INVALID_KEY,
    DUPLICATE_KEY,
    TOO_LONG,
    UNREADABLE,
    NO_STANDARD_CODE,
    ENTRY_RULE
  }

  static Rejection ofRow(long line, Code code, String reason) {
    return new Rejection(line, null, null, reason, code, null);
  }
}
