package io.baton.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, constant or sign of a condition.
 *
 * @param column where it begins, counted from 1
 */
record ConditionToken(Kind kind, String text, int column) {
  /** Longer conditions are refused before anything else is looked at. */
  private static final int LONGEST = 10_000;

  private static final Set<String> WORDS =
      Set.of("and", "or", "not", "in", "is", "null", "between", "true", "false");

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>\\s+)"
              + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*+(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*+)*+)"
              + "|(?<number>-?[0-9]++(?:\\.[0-9]++)?+)"
              + "|\"(?<double>[^\"]*+)\"|'(?<single>[^']*+)'"
              + "|(?<sign><=|>=|!=|[<>=(),])");

  enum Kind {
    WORD,
    NUMBER,
    TEXT,
    SIGN,
    END
  }

  static List<ConditionToken> split(String text) {
    if (text.length() > LONGEST) {
      throw Conditions.fault(LONGEST, "a condition has %d characters at most".formatted(LONGEST));
    }
    List<ConditionToken> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!matcher.region(at, text.length()).lookingAt()) {
        throw Conditions.fault(at + 1, "this character cannot stand here");
      }
      if (matcher.group("space") == null) {
        tokens.add(token(matcher, at + 1));
      }
      at = matcher.end();
    }
    tokens.add(new ConditionToken(Kind.END, "", text.length() + 1));
    return tokens;
  }

  private static ConditionToken token(Matcher matcher, int column) {
    if (matcher.group("word") != null) {
      return new ConditionToken(Kind.WORD, matcher.group("word"), column);
    }
    if (matcher.group("number") != null) {
      return new ConditionToken(Kind.NUMBER, matcher.group("number"), column);
    }
    if (matcher.group("sign") != null) {
      return new ConditionToken(Kind.SIGN, matcher.group("sign"), column);
    }
    String quoted = matcher.group("double");
    return new ConditionToken(Kind.TEXT, quoted == null ? matcher.group("single") : quoted, column);
  }

  boolean isEnd() {
    return kind == Kind.END;
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** Keywords may be written in any case. */
  boolean isWord(String word) {
    return kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(word);
  }

  /** A word that is not a keyword. */
  boolean isName() {
    return kind == Kind.WORD && !WORDS.contains(text.toLowerCase(Locale.ROOT));
  }
}
