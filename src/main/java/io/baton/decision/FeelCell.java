package io.baton.decision;

import io.baton.cohort.Field;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An input cell that no set algebra expresses: calculations, functions of texts, comparisons with
 * other inputs. The official engine decides it, once for every combination of values that the cell
 * reads and that is left after the row's other cells. Its words are listed, so that it neither
 * loops nor calls anything but a few functions without side effects.
 *
 * @param field of the cell's column
 * @param reads all fields that it needs, the column's own among them
 */
record FeelCell(int row, Field field, String text, List<Field> reads) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|\"(?:[^\"\\\\]|\\\\[\"\\\\])*+\""
              + "|(?<function>starts with|ends with|string length|upper case|lower case|[\\p{L}_][\\p{L}\\p{N}_.]*+)(?=\\s*+\\()"
              + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_.]*+)"
              + "|[0-9]++(?:\\.[0-9]++)?+|<=|>=|!=|\\.\\.|[?+*/=<>(),\\[\\]-]");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "not",
          "date",
          "starts with",
          "ends with",
          "contains",
          "string length",
          "upper case",
          "lower case",
          "substring",
          "abs",
          "floor",
          "ceiling",
          "modulo",
          "min",
          "max",
          "and",
          "or",
          "in",
          "between");
  private static final Set<String> WORDS =
      Set.of("and", "or", "null", "true", "false", "between", "in");
  private static final int LONGEST = 500;

  /**
   * @param inputs whose names it may use
   * @return empty where it holds anything that is not listed
   */
  static Optional<FeelCell> read(String text, int row, Field field, List<Field> inputs) {
    Set<Field> reads = new LinkedHashSet<>(List.of(field));
    boolean names = false;
    Matcher matcher = TOKEN.matcher(text);
    for (int at = 0; at < text.length(); at = matcher.end()) {
      if (text.length() > LONGEST || !matcher.region(at, text.length()).lookingAt()) {
        return Optional.empty();
      }
      String word = matcher.group("word");
      if (matcher.group("function") != null && !FUNCTIONS.contains(matcher.group("function"))) {
        return Optional.empty();
      }
      if (word != null && !WORDS.contains(word)) {
        Optional<Field> named =
            inputs.stream().filter(each -> each.code().equals(word)).findFirst();
        if (named.isEmpty()) {
          return Optional.empty();
        }
        reads.add(named.get());
        names = true;
      }
    }
    // Whoever means more than a comparison with constants says so by ? or by another input.
    return names || text.contains("?")
        ? Optional.of(new FeelCell(row, field, text, new ArrayList<>(reads)))
        : Optional.empty();
  }

  /** The name of the fact "this cell hits", which {@link FeelCells} finds out. */
  String code() {
    return "feel row " + row + " " + field.code();
  }

  Rule rule() {
    return new Rule.Leaf(code(), Operator.EQ, Literal.of(true));
  }
}
