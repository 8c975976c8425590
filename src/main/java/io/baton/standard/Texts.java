package io.baton.standard;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What codes and names of standards and rules may be. */
public final class Texts {
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_CODE = 100;

  private Texts() {}

  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  public static boolean isName(@Nullable String text) {
    return isPrintable(text, LONGEST_NAME);
  }

  /** A value that a system uses as a code, raw or standard; without space at either end. */
  public static boolean isValue(@Nullable String text) {
    return isPrintable(text, LONGEST_CODE) && text != null && text.strip().equals(text);
  }

  public static boolean isPrintable(@Nullable String text, int longest) {
    return text != null
        && !text.isBlank()
        && text.length() <= longest
        && text.codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  static Finding finding(String place, String message) {
    return new Finding(place, StandardError.STANDARD_INVALID.name(), message);
  }

  static BatonException invalid(String place, String message) {
    return new BatonException(
        StandardError.STANDARD_INVALID, message, List.of(finding(place, message)));
  }
}
