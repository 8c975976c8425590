package io.baton.standard.entry;

import com.google.re2j.Pattern;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A rule ready to be held against values. */
final class CompiledRule {
  private final EntryRule rule;
  private final Predicate<String> test;

  /**
   * @param codes of the standard that the rule names
   * @param inDictionary whether the dictionary that the rule names has an entry
   */
  CompiledRule(EntryRule rule, Set<String> codes, Predicate<String> inDictionary) {
    this.rule = rule;
    this.test = test(rule, codes, inDictionary);
  }

  EntryRule rule() {
    return rule;
  }

  /** Null is an empty field. */
  boolean holds(@Nullable String value) {
    return value == null ? rule.kind() != EntryRule.Kind.REQUIRED : test.test(value);
  }

  private static Predicate<String> test(
      EntryRule rule, Set<String> codes, Predicate<String> inDictionary) {
    return switch (rule.kind()) {
      case REQUIRED -> value -> !value.isBlank();
      case LENGTH -> {
        int min = rule.min() == null ? 0 : Integer.parseInt(rule.min());
        int max = rule.max() == null ? Integer.MAX_VALUE : Integer.parseInt(rule.max());
        yield value -> {
          int length = value.codePointCount(0, value.length());
          return min <= length && length <= max;
        };
      }
      case RANGE -> value -> Bounds.within(value, rule.min(), rule.max());
      case STANDARD -> codes::contains;
      case DICTIONARY -> inDictionary;
      case CHECK_DIGIT -> CheckDigit.valueOf(Objects.requireNonNull(rule.reference()))::holds;
      case PATTERN -> {
        Pattern pattern = Pattern.compile(Objects.requireNonNull(rule.pattern()));
        yield pattern::matches;
      }
    };
  }
}
