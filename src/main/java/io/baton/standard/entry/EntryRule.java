package io.baton.standard.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a value has to be, with a name that people know it by.
 *
 * @param messageZh what to do about a value that is not so
 * @param min smallest length, number or date, as {@code max} the largest; null for none
 * @param reference code of the standard or dictionary, or name of the {@link CheckDigit}
 * @param pattern in the syntax of RE2, for the whole value
 * @param version counts the changes, from 1
 */
public record EntryRule(
    String code,
    String nameZh,
    String nameEn,
    String messageZh,
    String messageEn,
    Kind kind,
    @Nullable String min,
    @Nullable String max,
    @Nullable String reference,
    @Nullable String pattern,
    int version,
    String changedBy,
    Instant changedAt) {

  /** What kind of test it is. All but REQUIRED let an empty field pass. */
  public enum Kind {
    REQUIRED,
    /** Characters, from {@code min} to {@code max}. */
    LENGTH,
    /** A number or a date, by what the bounds are. */
    RANGE,
    /** One of the codes of a standard. */
    STANDARD,
    /** A code that has an entry in a dictionary. */
    DICTIONARY,
    CHECK_DIGIT,
    PATTERN
  }

  /** In both languages, as every refusal names it. */
  String refusal() {
    return "规则 %s（%s）：%s / rule %s (%s): %s"
        .formatted(nameZh, code, messageZh, nameEn, code, messageEn);
  }
}
