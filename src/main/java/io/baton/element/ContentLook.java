package io.baton.element;

import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with one element's content, each with a JSON pointer to the place. */
final class ContentLook {
  static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
  static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
  static final Pattern EVENT = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,79}");
  static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final List<Finding> findings = new ArrayList<>();

  List<Finding> findings() {
    return findings;
  }

  void expect(boolean holds, String place, String wanted) {
    if (!holds) {
      findings.add(new Finding(place, "ELEMENT_FIELD", wanted));
    }
  }

  void name(@Nullable Words name) {
    expect(name != null && line(name.zh(), 1, 80), "/name/zh", "1 to 80 characters on one line");
    expect(
        name == null || name.en() == null || line(name.en(), 0, 120),
        "/name/en",
        "at most 120 characters on one line");
  }

  void present(@Nullable Object value, String place) {
    expect(value != null, place, "has to be given");
  }

  void pattern(@Nullable String value, Pattern pattern, String place, String wanted) {
    expect(value != null && pattern.matcher(value).matches(), place, wanted);
  }

  /** A paragraph: line breaks, but no other control characters. */
  void text(@Nullable String value, int least, int most, String place) {
    boolean clean =
        value == null
            ? least == 0
            : within(value, least, most) && value.chars().allMatch(c -> c == '\n' || printable(c));
    expect(clean, place, "%d to %d characters without control characters".formatted(least, most));
  }

  void oneLine(@Nullable String value, int least, int most, String place) {
    expect(
        value == null ? least == 0 : line(value, least, most),
        place,
        "%d to %d characters on one line".formatted(least, most));
  }

  void range(@Nullable Integer value, int least, int most, String place) {
    expect(value != null && value >= least && value <= most, place, least + " to " + most);
  }

  void positive(@Nullable BigDecimal value, String place) {
    expect(
        value != null
            && value.signum() > 0
            && value.precision() - value.scale() <= 12
            && value.scale() <= 4,
        place,
        "above zero, with at most 12 digits before and 4 behind the point");
  }

  void period(@Nullable LocalDate from, @Nullable LocalDate to) {
    expect(
        from == null || to == null || !to.isBefore(from), "/validTo", "not before the first day");
  }

  /** An address that a browser may open: nothing that runs, nobody's password. */
  void address(@Nullable String value, String place) {
    expect(value != null && value.length() <= 500 && harmless(value), place, "an https address");
  }

  private static boolean harmless(String value) {
    try {
      URI uri = URI.create(value);
      return Objects.equals(uri.getScheme(), "https")
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean line(@Nullable String value, int least, int most) {
    return value != null
        && within(value, least, most)
        && value.chars().allMatch(ContentLook::printable);
  }

  private static boolean within(String value, int least, int most) {
    return value.strip().length() >= least && value.length() <= most;
  }

  private static boolean printable(int c) {
    return !Character.isISOControl(c) && c != '\u2028' && c != '\u2029';
  }
}
