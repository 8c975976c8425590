package io.baton.tag;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.List;

/** What people call a tag, in both languages: one line each. */
record TagNames(String nameZh, String nameEn) {
  private static final int LONGEST = 100;

  TagNames {
    nameZh = line("/nameZh", nameZh);
    nameEn = line("/nameEn", nameEn);
  }

  private static String line(String place, String name) {
    String line = name.strip();
    if (line.isEmpty()
        || line.length() > LONGEST
        || line.codePoints().anyMatch(Character::isISOControl)) {
      String fault = "a name has 1 to %d printable characters".formatted(LONGEST);
      throw new BatonException(
          TagError.TAG_INVALID,
          fault,
          List.of(new Finding(place, TagError.TAG_INVALID.name(), fault)));
    }
    return line;
  }
}
