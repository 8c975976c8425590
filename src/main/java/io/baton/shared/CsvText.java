package io.baton.shared;

/**
 * One field of a CSV export: quoted by RFC 4180 where needed, and with an apostrophe in front where
 * a spreadsheet would take it for a formula.
 */
public final class CsvText {
  private CsvText() {}

  public static String of(String value) {
    String safe = startsFormula(value) ? "'" + value : value;
    boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static boolean startsFormula(String value) {
    return !value.isEmpty() && "=+-@\t\0＝＋－＠".indexOf(value.charAt(0)) >= 0;
  }
}
