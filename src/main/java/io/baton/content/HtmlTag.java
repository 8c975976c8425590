package io.baton.content;

import io.baton.content.HtmlWords.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One tag as it was written between {@code <} and {@code >}, with a mark for each field in it.
 *
 * @param closing {@code </p>}
 * @param problems what is not allowed, for people
 */
record HtmlTag(String name, boolean closing, boolean empty, List<String> problems) {
  /** Stands where a field is printed; a private-use character that no text may hold itself. */
  static final char FIELD = '\uE000';

  private static final Pattern SHAPE =
      Pattern.compile("(/?)([a-z][a-z0-9]*)((?:\\s+[a-z-]+=\"[^\"]*\")*)\\s*(/?)", Pattern.DOTALL);
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");
  private static final Pattern HOST = Pattern.compile("https://[^/?#" + FIELD + "]+[/?#]");

  static HtmlTag read(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      return new HtmlTag(
          "",
          false,
          true,
          List.of("a tag is written in small letters, with every attribute as name=\"value\""));
    }
    String name = shape.group(2);
    boolean closing = !shape.group(1).isEmpty();
    List<String> problems = new ArrayList<>();
    if (!HtmlWords.tag(name)) {
      problems.add("<" + name + "> is not allowed");
    } else {
      attributes(name, shape.group(3), problems);
    }
    boolean alone = !shape.group(4).isEmpty();
    if ((alone || HtmlWords.EMPTY.contains(name))
        && (closing || alone != HtmlWords.EMPTY.contains(name))) {
      problems.add("write <" + name + (HtmlWords.EMPTY.contains(name) ? "/>" : "></" + name + ">"));
    }
    if (closing && !shape.group(3).isBlank()) {
      problems.add("</" + name + "> has no attributes");
    }
    return new HtmlTag(name, closing, alone, problems);
  }

  private static void attributes(String tag, String text, List<String> problems) {
    Matcher attribute = ATTRIBUTE.matcher(text);
    Set<String> seen = new HashSet<>();
    while (attribute.find()) {
      String name = attribute.group(1);
      String value = attribute.group(2);
      Value kind = HtmlWords.attribute(tag, name);
      if (kind == null) {
        problems.add("<%s> may not have %s".formatted(tag, name));
      } else if (!seen.add(name)) {
        problems.add(name + " is given twice");
      } else if (value.indexOf(FIELD) >= 0 && !mayHaveFields(kind, value)) {
        problems.add(
            "no field in %s here: only in words, and behind the host of an address"
                .formatted(name));
      } else if (!kind.allows(value.replace(FIELD, 'x'))) {
        problems.add("this %s is not allowed".formatted(name));
      }
    }
  }

  /** The place an address leads to is fixed; a field may only say what is asked for there. */
  private static boolean mayHaveFields(Value kind, String value) {
    return kind == Value.TEXT || (kind == Value.ADDRESS && HOST.matcher(value).lookingAt());
  }

  /** Whether a field at the end of what has been written so far would stand in an address. */
  static boolean inAddress(String written) {
    return written.lastIndexOf("href=\"") > written.lastIndexOf("\" ")
        && written.contains("href=\"");
  }
}
