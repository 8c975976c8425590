package io.baton.decision;

import io.baton.cohort.FieldType;
import io.baton.cohort.Literal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A constant of FEEL: a text, a number, a boolean or {@code date("2026-11-22")}.
 *
 * @param text as columns spell the value
 * @param tokens how many tokens it takes
 */
record FeelConstant(FieldType type, String text, int tokens) {
  private static final int LONGEST_NUMBER = 40;
  private static final Pattern CONSTANT =
      Pattern.compile(
          "date\\s*+\\(\\s*+\"[^\"]*+\"\\s*+\\)|\"(?:[^\"\\\\]|\\\\.)*+\""
              // After a name's dot it is no number; after the two dots of an interval it is.
              + "|(?<![\\p{L}\\p{N}_])(?<!(?<!\\.)\\.)-?[0-9]++(?:\\.[0-9]++)?+");

  /**
   * The constant that begins at this token.
   *
   * @throws CellFault if there is none
   */
  static FeelConstant read(List<FeelToken> tokens, int at) {
    FeelToken token = tokens.get(at);
    if (token.kind() == FeelToken.Kind.TEXT) {
      return new FeelConstant(FieldType.ENUM, token.text(), 1);
    }
    if (token.kind() == FeelToken.Kind.NUMBER) {
      return number(token.text());
    }
    if (token.is("true") || token.is("false")) {
      return new FeelConstant(FieldType.BOOLEAN, token.text(), 1);
    }
    if (token.is("date") && tokens.size() > at + 4) {
      return date(tokens.subList(at + 1, at + 4));
    }
    throw new CellFault(
        "\"%s\" is no constant: write a text in quotes, a number, true, false or date(\"…\")"
            .formatted(token.text()));
  }

  /** Every constant in a cell, whatever stands around it. */
  static List<FeelConstant> all(String cell) {
    List<FeelConstant> all = new ArrayList<>();
    Matcher matcher = CONSTANT.matcher(cell);
    while (matcher.find()) {
      all.add(read(FeelToken.split(matcher.group()), 0));
    }
    return all;
  }

  static FeelConstant of(Literal literal, FieldType type) {
    return new FeelConstant(
        type,
        literal instanceof Literal.Decimal decimal
            ? decimal.value().toPlainString()
            : literal instanceof Literal.Truth truth
                ? Boolean.toString(truth.value())
                : ((Literal.Text) literal).text(),
        1);
  }

  Literal literal() {
    return switch (type) {
      case BOOLEAN -> Literal.of(Boolean.parseBoolean(text));
      case NUMBER -> Literal.of(new BigDecimal(text));
      case ENUM, DATE, MULTI -> Literal.of(text);
    };
  }

  private static FeelConstant number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      throw new CellFault("a number has %d characters at most".formatted(LONGEST_NUMBER));
    }
    BigDecimal number = new BigDecimal(text);
    BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    return new FeelConstant(FieldType.NUMBER, shortest.toPlainString(), 1);
  }

  private static FeelConstant date(List<FeelToken> call) {
    if (!call.get(0).is("(") || call.get(1).kind() != FeelToken.Kind.TEXT || !call.get(2).is(")")) {
      throw new CellFault("a date is written date(\"2026-11-22\")");
    }
    try {
      return new FeelConstant(FieldType.DATE, LocalDate.parse(call.get(1).text()).toString(), 4);
    } catch (DateTimeException e) {
      throw new CellFault("\"%s\" is no day of the calendar".formatted(call.get(1).text()));
    }
  }
}
