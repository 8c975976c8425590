package io.baton.standard.entry;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.standard.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule as somebody words it.
 *
 * @param version the one that was seen; 0 for a new rule
 */
record RuleDraft(
    int version,
    @Nullable String nameZh,
    @Nullable String nameEn,
    @Nullable String messageZh,
    @Nullable String messageEn,
    EntryRule.@Nullable Kind kind,
    @Nullable String min,
    @Nullable String max,
    @Nullable String reference,
    @Nullable String pattern) {
  private static final int LONGEST_MESSAGE = 200;
  private static final int LONGEST_PATTERN = 200;
  private static final int LONGEST_VALUE = 4_000;

  /**
   * @throws BatonException ENTRY_RULE_INVALID with a finding a fault
   */
  void check(String code) {
    List<Finding> findings = new ArrayList<>();
    require(findings, Texts.isCode(code), "/code", "1 to 40 small letters, digits, - or _");
    require(findings, Texts.isName(nameZh), "/nameZh", "1 to 100 printable characters");
    require(findings, Texts.isName(nameEn), "/nameEn", "1 to 100 printable characters");
    require(findings, isMessage(messageZh), "/messageZh", "1 to 200 printable characters");
    require(findings, isMessage(messageEn), "/messageEn", "1 to 200 printable characters");
    if (kind == null) {
      require(findings, false, "/kind", "one of " + List.of(EntryRule.Kind.values()));
    } else {
      check(findings, kind);
    }
    if (!findings.isEmpty()) {
      throw new BatonException(EntryError.ENTRY_RULE_INVALID, "the rule makes no sense", findings);
    }
  }

  private void check(List<Finding> findings, EntryRule.Kind kind) {
    switch (kind) {
      case REQUIRED -> {}
      case LENGTH -> {
        require(findings, isLength(min), "/min", "a number of characters, 0 to 4,000");
        require(findings, isLength(max), "/max", "a number of characters, 0 to 4,000");
        if (findings.isEmpty()) {
          requireOrder(findings);
        }
      }
      case RANGE -> {
        require(findings, min == null || Bounds.value(min) != null, "/min", "a number or a date");
        require(findings, max == null || Bounds.value(max) != null, "/max", "a number or a date");
        if (findings.isEmpty()) {
          requireOrder(findings);
        }
      }
      case STANDARD, DICTIONARY ->
          require(findings, reference != null && !reference.isBlank(), "/reference", "its code");
      case CHECK_DIGIT ->
          require(
              findings,
              reference != null && Set.of("ID_CARD", "CREDIT_CODE", "LUHN").contains(reference),
              "/reference",
              "one of " + List.of(CheckDigit.values()));
      case PATTERN -> requirePattern(findings);
    }
  }

  private void requireOrder(List<Finding> findings) {
    require(findings, min != null || max != null, "/min", "at least one bound");
    require(
        findings,
        min == null || max == null || Bounds.compare(Bounds.value(min), Bounds.value(max)) <= 0,
        "/max",
        "not below the lower bound, and of the same kind");
  }

  private void requirePattern(List<Finding> findings) {
    if (pattern == null || pattern.isBlank() || pattern.length() > LONGEST_PATTERN) {
      require(findings, false, "/pattern", "1 to 200 characters");
      return;
    }
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      // Look-around and references to groups have no linear time, so RE2 has none.
      require(findings, false, "/pattern", "no pattern of RE2: " + e.getDescription());
    }
  }

  private static boolean isLength(@Nullable String text) {
    return text == null || (text.matches("\\d{1,4}") && Integer.parseInt(text) <= LONGEST_VALUE);
  }

  private static boolean isMessage(@Nullable String text) {
    return Texts.isPrintable(text, LONGEST_MESSAGE);
  }

  private static void require(List<Finding> findings, boolean holds, String place, String message) {
    if (!holds) {
      findings.add(new Finding(place, EntryError.ENTRY_RULE_INVALID.name(), message));
    }
  }
}
