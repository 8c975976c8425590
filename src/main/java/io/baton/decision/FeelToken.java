package io.baton.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word, constant or sign of a cell. */
record FeelToken(Kind kind, String text) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>\\s+)"
              + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*+)"
              + "|(?<number>-?(?:[0-9]++(?:\\.[0-9]++)?+|\\.[0-9]++))"
              + "|\"(?<text>(?:[^\"\\\\]|\\\\.)*+)\""
              + "|(?<sign><=|>=|\\.\\.|[<>(),\\[\\]])",
          Pattern.DOTALL);

  enum Kind {
    WORD,
    NUMBER,
    TEXT,
    SIGN,
    END
  }

  static List<FeelToken> split(String cell) {
    List<FeelToken> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(cell);
    for (int at = 0; at < cell.length(); at = matcher.end()) {
      if (!matcher.region(at, cell.length()).lookingAt()) {
        throw new CellFault("character %d cannot stand here".formatted(at + 1));
      }
      if (matcher.group("space") == null) {
        tokens.add(token(matcher));
      }
    }
    tokens.add(new FeelToken(Kind.END, ""));
    return tokens;
  }

  private static FeelToken token(Matcher matcher) {
    if (matcher.group("word") != null) {
      return new FeelToken(Kind.WORD, matcher.group("word"));
    }
    if (matcher.group("number") != null) {
      return new FeelToken(Kind.NUMBER, matcher.group("number"));
    }
    if (matcher.group("sign") != null) {
      return new FeelToken(Kind.SIGN, matcher.group("sign"));
    }
    return new FeelToken(Kind.TEXT, unescape(matcher.group("text")));
  }

  /** Only the escapes that every FEEL dialect reads alike. */
  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      char escaped = text.charAt(++i);
      if (escaped != '"' && escaped != '\\') {
        throw new CellFault("\\" + escaped + " in a text is not supported");
      }
      plain.append(escaped);
    }
    return plain.toString();
  }

  boolean is(String sign) {
    return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
  }
}
