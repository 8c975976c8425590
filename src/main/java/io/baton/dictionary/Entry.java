package io.baton.dictionary;

import org.jspecify.annotations.Nullable;

/**
 * A code and its names.
 *
 * @param nameEn null where it has none of its own
 */
public record Entry(String code, String nameZh, @Nullable String nameEn) {
  static final int LONGEST_CODE = 100;
  static final int LONGEST_NAME = 200;

  /** Why it can't be an entry, or null. */
  @Nullable String fault() {
    return !storable(code, LONGEST_CODE)
        ? "a code has 1 to %d printable characters".formatted(LONGEST_CODE)
        : !storable(nameZh, LONGEST_NAME) || (nameEn != null && !storable(nameEn, LONGEST_NAME))
            ? "a name has 1 to %d printable characters".formatted(LONGEST_NAME)
            : null;
  }

  /** PostgreSQL keeps neither NUL nor half a surrogate pair. */
  @SuppressWarnings("ConstantValue") // A body may lack a member whatever the record says.
  private static boolean storable(@Nullable String text, int longest) {
    if (text == null || text.isBlank() || text.length() > longest) {
      return false;
    }
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }
}
