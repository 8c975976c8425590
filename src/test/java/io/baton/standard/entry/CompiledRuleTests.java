package io.baton.standard.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.shared.BatonException;
import io.baton.standard.entry.EntryRule.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledRuleTests {
  @ParameterizedTest
  @CsvSource({
    "REQUIRED,,,'',false",
    "REQUIRED,,,x,true",
    "LENGTH,2,3,a,false",
    "LENGTH,2,3,ab,true",
    "LENGTH,2,3,𠮷野家,true",
    "LENGTH,2,3,abcd,false",
    "LENGTH,,3,'',true",
    "RANGE,18,100,17.99,false",
    "RANGE,18,100,18.00,true",
    "RANGE,18,100,100,true",
    "RANGE,18,100,1e99,false",
    "RANGE,18,,101,true",
    "RANGE,18,100,2020-01-01,false",
    "RANGE,18,100,abc,false",
    "RANGE,2020-01-01,2020-12-31,2019-12-31,false",
    "RANGE,2020-01-01,2020-12-31,2020-12-31,true",
    "RANGE,2020-01-01,2020-12-31,2020-02-30,false",
    "STANDARD,,,M,true",
    "STANDARD,,,m,false",
    "DICTIONARY,,,P1,true",
    "DICTIONARY,,,P2,false",
  })
  void shouldHoldARuleAgainstAValue(
      Kind kind, @Nullable String min, @Nullable String max, String value, boolean holds) {
    assertThat(compiled(rule(kind, min, max, null)).holds(value)).isEqualTo(holds);
  }

  @Test
  void shouldLetAnEmptyFieldPassUnlessItIsRequired() {
    for (Kind kind : Kind.values()) {
      String pattern = kind == Kind.PATTERN ? "a" : null;
      assertThat(compiled(rule(kind, null, null, pattern)).holds(null))
          .isEqualTo(kind != Kind.REQUIRED);
    }
  }

  @Test
  void shouldHoldAPatternAgainstTheWholeValue() {
    CompiledRule rule = compiled(rule(Kind.PATTERN, null, null, "[A-Z]{2}\\d{4}"));
    assertThat(rule.holds("AB1234")).isTrue();
    assertThat(rule.holds("xAB1234")).isFalse();
    assertThat(rule.holds("AB1234\n")).isFalse();
  }

  /** What takes an engine that tries every way longer than the age of the world. */
  @Test
  @Timeout(20)
  void shouldAnswerInLinearTimeWhateverThePattern() {
    String value = "a".repeat(4_000) + "!";
    for (String pattern : new String[] {"(a+)+", "(a|aa)+", "(.*a){30}", "([a-z]+)*$"}) {
      long start = System.nanoTime();
      assertThat(compiled(rule(Kind.PATTERN, null, null, pattern)).holds(value)).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "(?=a)", "(a)\\1", "a{1001}", "", " ", "(?<!x)a"})
  void shouldRefusePatternsThatAreNone(String pattern) {
    assertRefused(Kind.PATTERN, null, null, pattern, "/pattern");
  }

  @Test
  void shouldRefuseRulesThatMakeNoSense() {
    assertRefused(Kind.LENGTH, null, null, null, "/min");
    assertRefused(Kind.LENGTH, "5", "4", null, "/max");
    assertRefused(Kind.LENGTH, "-1", null, null, "/min");
    assertRefused(Kind.LENGTH, "1", "4001", null, "/max");
    assertRefused(Kind.RANGE, "x", null, null, "/min");
    assertRefused(Kind.RANGE, "1e9", null, null, "/min");
    assertRefused(Kind.RANGE, "1", "2020-01-01", null, "/max");
    assertRefused(Kind.RANGE, "9", "10", null, null);
    assertRefused(Kind.RANGE, "10", "9", null, "/max");
    assertRefused(Kind.CHECK_DIGIT, null, null, null, "/reference");
    assertRefused(Kind.STANDARD, null, null, null, "/reference");
  }

  private static void assertRefused(
      Kind kind,
      @Nullable String min,
      @Nullable String max,
      @Nullable String pattern,
      @Nullable String place) {
    RuleDraft draft = new RuleDraft(0, "名", "Name", "改", "Mend", kind, min, max, null, pattern);
    if (place == null) {
      draft.check("rule");
      return;
    }
    assertThatThrownBy(() -> draft.check("rule"))
        .isInstanceOfSatisfying(
            BatonException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(EntryError.ENTRY_RULE_INVALID);
              assertThat(refused.findings().get(0).place()).isEqualTo(place);
            });
  }

  private static CompiledRule compiled(EntryRule rule) {
    return new CompiledRule(rule, Set.of("M", "F"), "P1"::equals);
  }

  private static EntryRule rule(
      Kind kind, @Nullable String min, @Nullable String max, @Nullable String pattern) {
    return new EntryRule(
        "rule",
        "规则",
        "Rule",
        "改",
        "Mend",
        kind,
        min,
        max,
        kind == Kind.CHECK_DIGIT ? "LUHN" : "x",
        pattern,
        1,
        "me",
        Instant.EPOCH);
  }
}
