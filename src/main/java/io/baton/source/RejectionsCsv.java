package io.baton.source;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rejections as CSV (RFC 4180) for a spreadsheet. A field that a spreadsheet would take for a
 * formula begins with an apostrophe, because the values come from files nobody has vouched for.
 */
final class RejectionsCsv {
  private RejectionsCsv() {}

  /**
   * @param pageAfter the rejections after the given number; empty after the last
   */
  static void write(Writer out, LongFunction<List<Rejection>> pageAfter) throws IOException {
    out.write("line,column,code,reason,value\r\n");
    long number = 0;
    for (List<Rejection> page = pageAfter.apply(number);
        !page.isEmpty();
        page = pageAfter.apply(number)) {
      for (Rejection rejection : page) {
        out.write(row(rejection));
      }
      number += page.size();
    }
  }

  private static String row(Rejection rejection) {
    return rejection.line()
        + ","
        + field(rejection.column())
        + ","
        + rejection.code()
        + ","
        + field(rejection.reason())
        + ","
        + field(rejection.value())
        + "\r\n";
  }

  /** Quoted, and harmless. */
  static String field(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    String harmless = isFormula(text) ? "'" + text : text;
    return '"' + harmless.replace("\"", "\"\"") + '"';
  }

  private static boolean isFormula(String text) {
    String start = text.stripLeading();
    char first = start.isEmpty() ? text.charAt(0) : start.charAt(0);
    // The full-width forms are taken for the plain ones by spreadsheets in East Asia.
    return "=+-@\t\r\n\0＝＋－＠".indexOf(first) >= 0 || "\t\r\n".indexOf(text.charAt(0)) >= 0;
  }
}
