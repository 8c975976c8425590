package io.baton.tag;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.util.List;

/** What a data sheet has to say, and what makes no sense on it. */
final class SheetRules {
  private SheetRules() {}

  /**
   * @throws BatonException TAG_SHEET_INCOMPLETE with a finding a field
   */
  static void requireComplete(TagSheet sheet) {
    List<String> missing = sheet.missing();
    if (!missing.isEmpty()) {
      throw new BatonException(
          TagError.TAG_SHEET_INCOMPLETE,
          "the data sheet lacks " + String.join(", ", missing),
          missing.stream()
              .map(
                  field ->
                      new Finding(
                          "/sheet/" + field, TagError.TAG_SHEET_INCOMPLETE.name(), "is missing"))
              .toList());
    }
  }

  /**
   * @throws BatonException TAG_INVALID with the field
   */
  static void requireSense(TagSheet sheet) {
    BigDecimal probability = sheet.probability();
    Integer hours = sheet.freshWithinHours();
    if (probability != null
        && (probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0)) {
      throw invalid("/sheet/probability", "a probability is 0 to 1");
    }
    if (hours != null && hours < 1) {
      throw invalid("/sheet/freshWithinHours", "values may be 1 hour old or more");
    }
  }

  private static BatonException invalid(String place, String message) {
    return new BatonException(
        TagError.TAG_INVALID,
        message,
        List.of(new Finding(place, TagError.TAG_INVALID.name(), message)));
  }
}
