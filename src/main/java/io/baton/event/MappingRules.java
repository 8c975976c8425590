package io.baton.event;

import io.baton.event.EventMapping.FieldOf;
import io.baton.event.EventMapping.TypeOf;
import io.baton.shared.Finding;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** What a mapping has to be like. */
final class MappingRules {
  private static final String CODE = "EVENT_SOURCE_INVALID";
  private static final int MOST_FIELDS = 200;
  private static final int MOST_NAMES = 500;
  private static final int LONGEST = 200;

  private final List<Finding> findings = new ArrayList<>();

  private MappingRules() {}

  static List<Finding> check(EventMapping mapping) {
    MappingRules rules = new MappingRules();
    if (mapping.id().size() > 5) {
      rules.refuse("/mapping/id", "at most 5 parts");
    }
    for (int i = 0; i < mapping.id().size(); i++) {
      rules.pointer("/mapping/id/" + i, mapping.id().get(i));
    }
    rules.type(mapping.type());
    rules.pointer("/mapping/customer", mapping.customer());
    rules.pointer("/mapping/at/pointer", mapping.at().pointer());
    rules.format(mapping.at().format());
    rules.zone(mapping.at().zone());
    rules.fields(mapping.fields());
    return rules.findings;
  }

  private void type(TypeOf type) {
    boolean constant = type.constant() != null && !type.constant().isBlank();
    if (constant == (type.pointer() != null && !type.pointer().isBlank())) {
      refuse("/mapping/type", "either a constant or a pointer");
    } else if (constant) {
      name("/mapping/type/constant", type.constant());
    } else {
      pointer("/mapping/type/pointer", type.pointer());
    }
    Map<String, String> names = type.names();
    if (names != null && names.size() > MOST_NAMES) {
      refuse("/mapping/type/names", "at most " + MOST_NAMES);
    }
    if (names != null) {
      names.forEach((theirs, ours) -> name("/mapping/type/names/" + theirs, ours));
    }
  }

  private void format(String format) {
    try {
      if (format.length() > 60 || format.isBlank()) {
        refuse("/mapping/at/format", "1 to 60 characters");
      } else {
        MappedReader.formatter(format);
      }
    } catch (IllegalArgumentException e) {
      refuse("/mapping/at/format", "ISO, EPOCH_SECONDS, EPOCH_MILLIS or yyyy-MM-dd HH:mm:ss");
    }
  }

  private void zone(@Nullable String zone) {
    try {
      if (zone != null) {
        ZoneId.of(zone);
      }
    } catch (DateTimeException e) {
      refuse("/mapping/at/zone", "a zone such as Asia/Shanghai");
    }
  }

  private void fields(Map<String, FieldOf> fields) {
    if (fields.size() > MOST_FIELDS) {
      refuse("/mapping/fields", "at most " + MOST_FIELDS);
    }
    fields.forEach(
        (name, field) -> {
          name("/mapping/fields/" + name, name);
          pointer("/mapping/fields/" + name + "/pointer", field.pointer());
        });
  }

  private void pointer(String place, @Nullable String pointer) {
    try {
      if (pointer == null || pointer.length() > LONGEST || !pointer.startsWith("/")) {
        refuse(place, "a JSON pointer such as /txn/no");
      } else {
        JsonPointer.compile(pointer);
      }
    } catch (IllegalArgumentException e) {
      refuse(place, "a JSON pointer such as /txn/no");
    }
  }

  private void name(String place, @Nullable String name) {
    if (name == null
        || name.isBlank()
        || name.length() > 80
        || name.codePoints().anyMatch(Character::isISOControl)) {
      refuse(place, "1 to 80 printable characters");
    }
  }

  private void refuse(String place, String message) {
    if (findings.size() < 50) {
      findings.add(new Finding(place, CODE, message));
    }
  }
}
