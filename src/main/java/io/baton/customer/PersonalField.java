package io.baton.customer;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is kept encrypted of a customer, and which spelling of it is the same value. */
enum PersonalField {
  NAME {
    @Override
    @Nullable String clean(String text) {
      String name = CONTROL.matcher(text).replaceAll(" ").strip();
      return name.isEmpty() || name.length() > LONGEST ? null : name;
    }
  },
  EMAIL {
    @Override
    @Nullable String clean(String text) {
      String address = text.strip();
      return address.length() <= LONGEST && ADDRESS.matcher(address).matches()
          ? address.toLowerCase(Locale.ROOT)
          : null;
    }
  },
  MOBILE {
    @Override
    @Nullable String clean(String text) {
      String number = SEPARATORS.matcher(text).replaceAll("");
      return NUMBER.matcher(number).matches() ? number : null;
    }
  };

  private static final int LONGEST = 254;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  /**
   * No space, control character, quote, comma or bracket: what could end a mail header's address.
   */
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s\\p{Cc}\\u2028\\u2029@\"<>,;:()\\[\\]\\\\]{1,64}@[\\p{L}\\p{N}.-]+");

  private static final Pattern SEPARATORS = Pattern.compile("[ ()./-]");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{5,15}");

  /** The one spelling of the value; null where nothing can be done with it. */
  abstract @Nullable String clean(String text);
}
