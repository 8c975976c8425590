package io.baton.source.csv;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.SourceError;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the bytes of a file become fields: what separates them, and in which encoding. */
public record CsvFormat(char delimiter, Charset encoding) {
  public static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
  public static final Charset GB18030 = Charset.forName("GB18030");

  private static final Map<String, Charset> ENCODINGS =
      Map.of(
          "UTF-8", StandardCharsets.UTF_8,
          "UTF8", StandardCharsets.UTF_8,
          "GB18030", GB18030,
          "GBK", GB18030,
          "GB2312", GB18030);

  /** The encoding of that name; GBK and GB2312 are read as GB18030, which contains them. */
  public static Charset encodingNamed(String name) {
    Charset encoding = ENCODINGS.get(name.strip().toUpperCase(Locale.ROOT));
    if (encoding == null) {
      throw refused(SourceError.SOURCE_UNKNOWN_ENCODING, "encoding", "UTF-8 and GB18030 are read");
    }
    return encoding;
  }

  /** A delimiter as a client spells it: the character itself, {@code tab} or {@code \t}. */
  public static char delimiterNamed(String name) {
    char delimiter =
        name.equalsIgnoreCase("tab") || name.equals("\\t")
            ? '\t'
            : name.length() == 1 ? name.charAt(0) : '\0';
    if (!DELIMITERS.contains(delimiter)) {
      throw refused(
          SourceError.SOURCE_UNKNOWN_DELIMITER,
          "delimiter",
          "the delimiter is one of comma, semicolon, tab and |");
    }
    return delimiter;
  }

  private static BatonException refused(SourceError code, String place, String message) {
    return new BatonException(code, message, List.of(new Finding(place, code.name(), message)));
  }
}
