package io.baton.content;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tags and attributes that mail may have. Small on purpose: what mail readers show alike, and
 * nothing that runs, loads without being asked, or sends.
 */
final class HtmlWords {
  /** What the value of an attribute may be. */
  enum Value {
    /** Words; the only values, with addresses, that may have fields in them. */
    TEXT("[^<>]*"),
    NUMBER("[0-9]{1,4}%?"),
    WORD("[a-zA-Z0-9-]{1,40}"),
    COLOUR("#[0-9a-fA-F]{3,8}|[a-z]{3,20}"),
    ADDRESS(
        "https://[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:[0-9]{1,5})?([/?#][^\\s<>\\\\]*)?"
            + "|mailto:[A-Za-z0-9.@_-]+|tel:[+0-9-]+"),
    IMAGE("https://[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:[0-9]{1,5})?/[^\\s<>\\\\]*"),
    STYLE(
        "\\s*((color|background-color|font-size|font-weight|font-style|font-family|line-height|text-align"
            + "|text-decoration|vertical-align|width|max-width|height|margin(-[a-z]+)?|padding(-[a-z]+)?"
            + "|border(-[a-z]+)*|letter-spacing|white-space)\\s*:\\s*"
            + "([-#%.,a-zA-Z0-9 ]+|rgb\\([0-9, ]+\\))\\s*(;\\s*|$))*");

    private final Pattern pattern;

    Value(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }

    boolean allows(String value) {
      return pattern.matcher(value).matches()
          && value.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
    }

    boolean mayHaveFields() {
      return this == TEXT || this == ADDRESS;
    }
  }

  static final Set<String> EMPTY = Set.of("br", "hr", "img");
  private static final Map<String, Value> EVERYWHERE =
      Map.of(
          "style", Value.STYLE,
          "title", Value.TEXT,
          "lang", Value.WORD,
          "dir", Value.WORD,
          "align", Value.WORD,
          "role", Value.WORD);
  private static final Map<String, Value> CELL =
      Map.of(
          "colspan", Value.NUMBER,
          "rowspan", Value.NUMBER,
          "width", Value.NUMBER,
          "height", Value.NUMBER,
          "valign", Value.WORD,
          "bgcolor", Value.COLOUR,
          "scope", Value.WORD);
  private static final Map<String, Map<String, Value>> OF_TAGS =
      Map.of(
          "a", Map.of("href", Value.ADDRESS),
          "img",
              Map.of(
                  "src", Value.IMAGE,
                  "alt", Value.TEXT,
                  "width", Value.NUMBER,
                  "height", Value.NUMBER),
          "table",
              Map.of(
                  "width", Value.NUMBER,
                  "cellpadding", Value.NUMBER,
                  "cellspacing", Value.NUMBER,
                  "border", Value.NUMBER,
                  "bgcolor", Value.COLOUR),
          "td", CELL,
          "th", CELL);
  private static final Set<String> PLAIN =
      Set.of(
          "p",
          "br",
          "hr",
          "h1",
          "h2",
          "h3",
          "h4",
          "strong",
          "b",
          "em",
          "i",
          "u",
          "s",
          "small",
          "span",
          "div",
          "blockquote",
          "ul",
          "ol",
          "li",
          "thead",
          "tbody",
          "tfoot",
          "tr",
          "caption",
          "sup",
          "sub",
          "pre");

  private HtmlWords() {}

  static boolean tag(String name) {
    return PLAIN.contains(name) || OF_TAGS.containsKey(name);
  }

  /** Null where the tag may not have it. */
  static @org.jspecify.annotations.Nullable Value attribute(String tag, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    Value own = OF_TAGS.getOrDefault(tag, Map.of()).get(lower);
    return own != null ? own : EVERYWHERE.get(lower);
  }
}
