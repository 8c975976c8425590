package io.baton.content;

import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a wording may refer to. A list field ({@code items[]}) has one item a line in its value.
 * {@code name} is the only standard field that a customer may lack, so wording must do without it.
 */
record Fields(Set<String> values, Set<String> lists) {
  static final Set<String> STANDARD = Set.of("name", "offer", "campaign");
  static final String MAY_BE_ABSENT = "name";
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]{0,39}(\\[])?");
  private static final int MAXIMUM = 50;

  static Fields of(Collection<String> declared) {
    Set<String> values = new TreeSet<>(STANDARD);
    Set<String> lists = new TreeSet<>();
    for (String field : declared) {
      if (field.endsWith("[]")) {
        lists.add(field.substring(0, field.length() - 2));
      } else {
        values.add(field);
      }
    }
    return new Fields(values, lists);
  }

  static List<Finding> findings(List<String> declared) {
    List<Finding> findings = new ArrayList<>();
    if (declared.size() > MAXIMUM) {
      findings.add(
          new Finding("fields", "CONTENT_TOO_MANY_FIELDS", "at most " + MAXIMUM + " fields"));
    }
    for (String field : declared) {
      if (!NAME.matcher(field).matches() || field.startsWith("foreach")) {
        findings.add(
            new Finding(
                "fields",
                "CONTENT_FIELD_NAME",
                "a field is named by a letter followed by letters, digits or _: "
                    + field.substring(0, Math.min(40, field.length()))));
      }
    }
    return findings;
  }

  List<String> asDeclared() {
    Set<String> all = new TreeSet<>(values);
    lists.forEach(list -> all.add(list + "[]"));
    return List.copyOf(all);
  }

  /**
   * The context of one message: strings, and immutable lists of strings. A fresh map, because
   * locals are put into it.
   */
  Map<String, Object> contextOf(Map<String, String> given) {
    Map<String, Object> context = new HashMap<>();
    for (String name : values) {
      String value = given.get(name);
      if (value != null) {
        context.put(name, value);
      }
    }
    for (String name : lists) {
      String value = given.get(name);
      context.put(name, value == null ? List.of() : value.lines().toList());
    }
    return context;
  }

  /** Something to render with when a text is tried out. */
  Map<String, String> sample() {
    Map<String, String> sample = new HashMap<>();
    values.forEach(name -> sample.put(name, name));
    lists.forEach(name -> sample.put(name, name));
    return sample;
  }
}
