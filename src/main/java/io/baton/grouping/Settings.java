package io.baton.grouping;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads settings strictly: what is not understood is refused, all of it at once. */
final class Settings {
  private static final int LONGEST_TEXT = 200;

  private final JsonNode json;
  private final List<Finding> findings = new ArrayList<>();

  Settings(JsonNode json, Set<String> known) {
    this.json = json;
    if (!json.isObject()) {
      findings.add(finding("", "the settings are an object"));
    } else {
      for (String key : json.propertyNames()) {
        if (!known.contains(key)) {
          wrong(key.length() > 40 ? key.substring(0, 40) : key, "not part of this method");
        }
      }
    }
  }

  void wrong(String key, String fault) {
    findings.add(finding("/" + key.replace("~", "~0").replace("/", "~1"), fault));
  }

  void wrongAt(String pointer, String fault) {
    findings.add(finding(pointer, fault));
  }

  String text(String key) {
    String text = optionalText(key);
    if (text == null) {
      if (json.path(key).isMissingNode() || json.path(key).isNull()) {
        wrong(key, "missing");
      }
      return "";
    }
    return text;
  }

  @Nullable String optionalText(String key) {
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    String text = value.isString() ? value.stringValue() : "";
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      wrong(key, "a text of 1 to " + LONGEST_TEXT + " characters");
      return null;
    }
    return text;
  }

  int integer(String key, int least, int most, int usual) {
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return usual;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < least
        || value.intValue() > most) {
      wrong(key, "a whole number from %d to %d".formatted(least, most));
      return usual;
    }
    return value.intValue();
  }

  double number(String key, double least, double most, double usual) {
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return usual;
    }
    if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
      wrong(key, "a number from %s to %s".formatted(least, most));
      return usual;
    }
    return value.doubleValue();
  }

  boolean flag(String key, boolean usual) {
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return usual;
    }
    if (!value.isBoolean()) {
      wrong(key, "true or false");
      return usual;
    }
    return value.booleanValue();
  }

  /** Distinct texts. */
  List<String> texts(String key, int least, int most) {
    JsonNode value = json.path(key);
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(each -> texts.add(each.isString() ? each.stringValue() : ""));
    }
    boolean given = !value.isMissingNode() && !value.isNull();
    if ((given && !value.isArray())
        || texts.size() < least
        || texts.size() > most
        || texts.stream().anyMatch(text -> text.isBlank() || text.length() > LONGEST_TEXT)
        || texts.stream().distinct().count() < texts.size()) {
      wrong(key, "%d to %d different texts".formatted(least, most));
      return List.of();
    }
    return List.copyOf(texts);
  }

  JsonNode at(String key) {
    return json.path(key);
  }

  /**
   * @throws BatonException GROUPING_INVALID if anything was wrong
   */
  void require() {
    if (!findings.isEmpty()) {
      throw new BatonException(
          GroupingError.GROUPING_INVALID, "the settings do not fit the method", findings);
    }
  }

  static BatonException refused(GroupingError error, String place, String message) {
    return new BatonException(error, message, List.of(new Finding(place, error.name(), message)));
  }

  private static Finding finding(String place, String fault) {
    return new Finding(place, GroupingError.GROUPING_INVALID.name(), fault);
  }
}
