package io.baton.event.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.shared.Finding;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaRulesTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'$ref':'http://example.com/s'}           | /properties/x/$ref
          {'$ref':'#/properties/x'}                 | /properties/x/$ref
          {'$id':'http://example.com/s'}            | /properties/x/$id
          {'anyOf':[]}                              | /properties/x/anyOf
          {'type':['string','null']}                | /properties/x/type
          {'pattern':'(?<=a)b'}                     | /properties/x/pattern
          {'pattern':'(a'}                          | /properties/x/pattern
          {'minLength':-1}                          | /properties/x/minLength
          {'enum':[]}                               | /properties/x/enum
          {'format':'ipv4'}                         | /properties/x/format
          {'properties':{'a/b':{'maximum':'9'}}}    | /properties/x/properties/a~1b/maximum
          {'items':{'items':{'items':{'items':{'items':{'items':{'items':{'items':{}}}}}}}}} | /properties/x/items/items/items/items/items/items/items/items
          """)
  void shouldRefuseWithThePlace(String property, String place) {
    assertThat(SchemaRules.check(schema(property)))
        .extracting(Finding::place)
        .containsExactly(place);
  }

  @Test
  void shouldReadWhatATrackingPlanNeeds() {
    assertThat(
            SchemaRules.check(
                schema(
                    "{'type':'string','pattern':'^[A-Z]{2}$','format':'date','description':'d'}")))
        .isEmpty();
  }

  /** With a backtracking engine this takes longer than the universe has. */
  @Test
  void shouldMatchAHostileTextInTimeOfItsLength() {
    JsonNode schema = schema("{'type':'string','pattern':'^(a+)+$'}");
    assertThat(SchemaRules.check(schema)).isEmpty();
    JsonNode event = JSON.createObjectNode().put("x", "a".repeat(200_000) + "b");
    Assertions.assertThatCode(
            () ->
                org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () ->
                        assertThat(EventSchema.of(schema).breach(event))
                            .contains("/fields/x breaks pattern")))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldNameThePlaceAndNeverTheValue() {
    EventSchema schema =
        EventSchema.of(
            JSON.readTree(
                """
                {"type": "object", "required": ["amount"], "additionalProperties": false,
                 "properties": {"amount": {"type": "number", "minimum": 0},
                   "when": {"type": "string", "format": "date"},
                   "items": {"type": "array", "items": {"type": "string"}}}}
                """));
    assertThat(breach(schema, "{'amount': 5}")).isEmpty();
    assertThat(breach(schema, "{'amount': -13800138000}"))
        .isEqualTo("/fields/amount breaks minimum");
    assertThat(breach(schema, "{}")).isEqualTo("/fields/amount breaks required");
    assertThat(breach(schema, "{'amount':1,'phone':'x'}"))
        .isEqualTo("/fields/phone breaks additionalProperties");
    assertThat(breach(schema, "{'amount':1,'when':'2026-02-30'}"))
        .isEqualTo("/fields/when breaks format");
    assertThat(breach(schema, "{'amount':1,'items':['a',2]}"))
        .isEqualTo("/fields/items/1 breaks type");
  }

  private static String breach(EventSchema schema, String event) {
    return schema.breach(JSON.readTree(event.replace('\'', '"'))).orElse("");
  }

  private static JsonNode schema(String property) {
    return JSON.readTree(
        ("{'type':'object','properties':{'x':" + property + "}}").replace('\'', '"'));
  }
}
