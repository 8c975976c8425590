package io.baton.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.shared.BatonException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Rules as JSON: one canonical text, and every fault named by its place. */
class RuleTests {
  @Test
  void shouldWriteOneCanonicalText() {
    String text = "{\"op\":\"between\", \"value\":[1.50, \"2\"], \"field\":\"n\"}";
    assertThat(Rule.parse(text).toJson())
        .isEqualTo("{\"field\":\"n\",\"op\":\"between\",\"value\":[1.5,\"2\"]}");
    assertThat(Rule.parse(text.replace("1.50", "1.5"))).isEqualTo(Rule.parse(text));
    assertThat(Rule.parse(JsonMapper.shared().readTree(text))).isEqualTo(Rule.parse(text));
  }

  @Test
  void shouldKeepDigitsThatJsonNumbersWouldLose() {
    Rule rule = new Rule.Leaf("n", Operator.EQ, Literal.of(123_456_789_012_345_678L));
    assertThat(rule.toJson()).contains("\"123456789012345678\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | | RULE_EMPTY_GROUP",
        "{'all':[]} | /all | RULE_EMPTY_GROUP",
        "{'any':[{'all':[]}]} | /any/0/all | RULE_EMPTY_GROUP",
        "{'not':{'any':[]}} | /not/any | RULE_EMPTY_GROUP",
        "{'field':'a','op':'in','value':[]} | /value | RULE_EMPTY_GROUP",
        "{'field':'a','op':'notIn','value':[]} | /value | RULE_EMPTY_GROUP",
        "[] | | RULE_MALFORMED",
        "null | | RULE_MALFORMED",
        "{'all':[],'any':[]} | | RULE_MALFORMED",
        "{'all':{}} | /all | RULE_MALFORMED",
        "{'sql':'1=1'} | | RULE_MALFORMED",
        "{'field':'a','op':'~*','value':'x'} | /op | RULE_UNKNOWN_OPERATOR",
        "{'field':'a','value':'x'} | /op | RULE_UNKNOWN_OPERATOR",
        "{'field':'','op':'eq','value':'x'} | /field | RULE_MALFORMED",
        "{'field':'a','op':'eq'} | /value | RULE_MALFORMED",
        "{'field':'a','op':'eq','value':null} | /value | RULE_MALFORMED",
        "{'field':'a','op':'eq','value':['x']} | /value | RULE_MALFORMED",
        "{'field':'a','op':'in','value':'x'} | /value | RULE_MALFORMED",
        "{'field':'a','op':'between','value':[1]} | /value | RULE_MALFORMED",
        "{'field':'a','op':'isNull','value':1} | /value | RULE_MALFORMED",
        "{'field':'a','op':'eq','value':1,'sql':'x'} | | RULE_MALFORMED",
        "{'all':[{'field':'a','op':'isNull'},{'field':'a','op':'eq','value':{}}]}"
            + " | /all/1/value | RULE_MALFORMED",
        "{'field':'a','op':'eq','value':1e999999999} | /value | RULE_MALFORMED",
        "{'field':'a','field':'b','op':'isNull'} | | RULE_MALFORMED",
        "{'field' | | RULE_MALFORMED",
      })
  void shouldRefuseAndNameThePlace(String json, String place, String code) {
    assertThatThrownBy(() -> Rule.parse(json.replace('\'', '"')))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> {
              assertThat(e.code().name()).isEqualTo(code);
              assertThat(e.findings().get(0).place()).isEqualTo(place == null ? "" : place);
            });
  }

  @Test
  void shouldRefuseWhatIsTooDeepOrTooLarge() {
    String leaf = "{\"field\":\"a\",\"op\":\"isNull\"}";
    assertRefused("{\"not\":".repeat(32) + leaf + "}".repeat(32));
    assertThat(Rule.parse("{\"not\":".repeat(31) + leaf + "}".repeat(31))).isNotNull();
    assertRefused(
        "{\"any\":["
            + IntStream.rangeClosed(0, 500).mapToObj(i -> leaf).collect(Collectors.joining(","))
            + "]}");
    assertRefused(
        "{\"field\":\"a\",\"op\":\"in\",\"value\":["
            + IntStream.rangeClosed(0, 10_000)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","))
            + "]}");
  }

  private static void assertRefused(String json) {
    assertThatThrownBy(() -> Rule.parse(json))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(CohortErrorCode.RULE_TOO_LARGE));
  }
}
