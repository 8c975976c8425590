package io.baton.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.shared.BatonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The condition language of sequence flows. */
class ConditionsTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "age >= 30 | {'field':'age','op':'ge','value':30}",
        "age != -1.50 | {'field':'age','op':'ne','value':-1.5}",
        "crm.job = \"student\" | {'field':'crm.job','op':'eq','value':'student'}",
        "城市 in ('上海',\"北京\") | {'field':'城市','op':'in','value':['上海','北京']}",
        "x not in (1, 2) | {'field':'x','op':'notIn','value':[1,2]}",
        "x is null | {'field':'x','op':'isNull'}",
        "x is not null | {'field':'x','op':'notNull'}",
        "x between 1 and 2 | {'field':'x','op':'between','value':[1,2]}",
        "opened < \"2026-11-22\" | {'field':'opened','op':'lt','value':'2026-11-22'}",
        "vip | {'field':'vip','op':'eq','value':true}",
        "vip = false | {'field':'vip','op':'eq','value':false}",
        "not(vip) | {'not':{'field':'vip','op':'eq','value':true}}",
        "a and b or c | {'any':[{'all':[A,B]},C]}",
        "a and (b or c) | {'all':[A,{'any':[B,C]}]}",
        "a and x between 1 and 2 and b"
            + " | {'all':[A,{'field':'x','op':'between','value':[1,2]},B]}",
      })
  void shouldMeanTheSameAsTheRule(String condition, String rule) {
    String json =
        rule.replace("A", "{'field':'a','op':'eq','value':true}")
            .replace("B", "{'field':'b','op':'eq','value':true}")
            .replace("C", "{'field':'c','op':'eq','value':true}")
            .replace('\'', '"');
    assertThat(Conditions.parse(condition).toJson()).isEqualTo(Rule.parse(json).toJson());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | 1",
        "age >= | 7",
        "age >= 30 and | 14",
        "age = 30 or or b | 13",
        "(a | 3",
        "a b | 3",
        "${a} | 1",
        "a = b | 5",
        "a = \"x | 5",
        "a in () | 7",
        "a == 1 | 4",
        "execution.getClass() | 19",
        "not vip | 5",
        "1 = a | 1",
        "a = null | 5",
      })
  void shouldRefuseAndNameTheColumn(String condition, int column) {
    assertThatThrownBy(() -> Conditions.parse(condition))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(CohortErrorCode.CONDITION_SYNTAX);
              assertThat(e.findings().get(0).place()).isEqualTo("column " + column);
            });
  }

  @Test
  void shouldRefuseDeepNestingWithoutRunningOutOfStack() {
    assertThatThrownBy(() -> Conditions.parse("(".repeat(9000) + "a" + ")".repeat(900)))
        .isInstanceOf(BatonException.class);
    assertThatThrownBy(() -> Conditions.parse("a".repeat(1_000_000)))
        .isInstanceOf(BatonException.class);
  }
}
