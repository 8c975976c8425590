package io.baton.decision;

import io.baton.cohort.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of an expression that is left to the official engine. They are listed, so that it
 * neither loops nor calls anything but a few functions without side effects.
 */
final class FeelWords {
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
          "decimal",
          "modulo",
          "min",
          "max",
          "if",
          "then",
          "else",
          "and",
          "or",
          "in",
          "between");
  private static final Set<String> WORDS =
      Set.of("and", "or", "null", "true", "false", "between", "in", "if", "then", "else");

  /** Only where a value is calculated: a test has no use for them. */
  private static final Set<String> CHOOSING = Set.of("if", "then", "else");

  private static final int LONGEST = 500;

  private FeelWords() {}

  /**
   * The fields that the expression names.
   *
   * @param inputs whose names it may use
   * @param test whether it says yes or no to the value {@code ?}; a calculation has no such value
   * @return empty where it holds anything that is not listed
   */
  static Optional<Set<Field>> read(String text, List<Field> inputs, boolean test) {
    Set<Field> reads = new LinkedHashSet<>();
    Matcher matcher = TOKEN.matcher(text);
    for (int at = 0; at < text.length(); at = matcher.end()) {
      if (text.length() > LONGEST || !matcher.region(at, text.length()).lookingAt()) {
        return Optional.empty();
      }
      String function = matcher.group("function");
      String word = matcher.group("word");
      boolean listed =
          (function == null || allowed(function, FUNCTIONS, test))
              && (test || !matcher.group().equals("?"));
      if (!listed) {
        return Optional.empty();
      }
      if (word != null && !allowed(word, WORDS, test)) {
        Optional<Field> named =
            inputs.stream().filter(each -> each.code().equals(word)).findFirst();
        if (named.isEmpty()) {
          return Optional.empty();
        }
        reads.add(named.get());
      }
    }
    return Optional.of(reads);
  }

  /** Every name that is not a word of the language: what {@link #read} would have to know. */
  static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = TOKEN.matcher(text);
    for (int at = 0;
        at < text.length() && matcher.region(at, text.length()).lookingAt();
        at = matcher.end()) {
      String word = matcher.group("word");
      if (word != null && !WORDS.contains(word)) {
        names.add(word);
      }
    }
    return names;
  }

  private static boolean allowed(String word, Set<String> listed, boolean test) {
    return listed.contains(word) && !(test && CHOOSING.contains(word));
  }
}
