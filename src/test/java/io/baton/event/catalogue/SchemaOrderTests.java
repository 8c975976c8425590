package io.baton.event.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rule for new versions, against the validator on generated schemas and events. */
class SchemaOrderTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
  private static final List<String> NAMES = List.of("a", "b", "c");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'type':'number'}                | {'type':'integer'}                    | /properties/x/type
          {'type':'number','maximum':9}    | {'type':'number','maximum':8}         | /properties/x/maximum
          {'type':'number','maximum':9}    | {'type':'number','exclusiveMaximum':9}| /properties/x/exclusiveMaximum
          {'type':'string'}                | {'type':'string','maxLength':9}       | /properties/x/maxLength
          {'type':'string'}                | {'type':'string','pattern':'a'}       | /properties/x/pattern
          {'type':'string'}                | {'type':'string','enum':['a']}        | /properties/x/enum
          {'enum':['a','b']}               | {'enum':['a']}                        | /properties/x
          {'type':'array'}                 | {'type':'array','items':{'type':'string'}} | /properties/x/items/type
          """)
  void shouldNameThePlaceThatBecameNarrower(String older, String newer, String place) {
    assertThat(SchemaOrder.refused(property(older), property(newer)))
        .extracting(Finding::place)
        .containsExactly(place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'type':'integer'}                       | {'type':'number'}
          {'type':'number','exclusiveMaximum':9}   | {'type':'number','maximum':9}
          {'type':'number','minimum':1,'maximum':9}| {'type':'number','exclusiveMinimum':0}
          {'type':'string','pattern':'a'}          | {'type':'string'}
          {'enum':['a','b']}                       | {'type':'string','maxLength':1}
          {'const':5}                              | {'type':'integer','minimum':5}
          """)
  void shouldLetAVersionAcceptMore(String older, String newer) {
    assertThat(SchemaOrder.refused(property(older), property(newer))).isEmpty();
  }

  @Test
  void shouldRefuseANeedThatIsNewAndAPropertyThatIsGone() {
    JsonNode older = read("{'type':'object','properties':{'x':{},'y':{}},'required':['x']}");
    JsonNode newer =
        read(
            "{'type':'object','properties':{'x':{},'z':{'type':'string'}},"
                + "'required':['x','z'],'additionalProperties':false}");
    assertThat(SchemaOrder.refused(older, newer))
        .extracting(Finding::place)
        .containsExactly("/required", "/properties/y");
  }

  /** Whatever the rule lets pass is true for every event: the validator is the witness. */
  @Property(tries = 3_000)
  void shouldNeverLetPassWhatRefusesAnEventOfBefore(@ForAll Random random) {
    JsonNode older = object(random, 0);
    JsonNode newer = random.nextBoolean() ? object(random, 0) : widened(older, random);
    assertThat(SchemaRules.check(older)).isEmpty();
    EventSchema before = EventSchema.of(older);
    EventSchema after = EventSchema.of(newer);
    boolean passes = after.refusesOf(before).isEmpty();
    for (int i = 0; i < 25; i++) {
      JsonNode event = value(older, random);
      if (passes && before.breach(event).isEmpty()) {
        assertThat(after.breach(event)).as("%s → %s: %s", older, newer, event).isEmpty();
      }
    }
  }

  /** A schema is never narrower than itself. */
  @Property(tries = 1_000)
  void shouldAcceptItself(@ForAll Random random) {
    JsonNode schema = object(random, 0);
    assertThat(SchemaOrder.refused(schema, schema)).isEmpty();
  }

  private static ObjectNode object(Random random, int depth) {
    ObjectNode schema = MAKE.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = MAKE.arrayNode();
    for (String name : NAMES) {
      if (random.nextInt(4) > 0) {
        properties.set(name, any(random, depth + 1));
        if (random.nextInt(3) == 0) {
          required.add(name);
        }
      }
    }
    schema.set("required", required);
    if (random.nextBoolean()) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  private static ObjectNode any(Random random, int depth) {
    ObjectNode schema = MAKE.objectNode();
    switch (random.nextInt(depth > 2 ? 5 : 7)) {
      case 0 -> number(schema.put("type", "number"), random);
      case 1 -> number(schema.put("type", "integer"), random);
      case 2 -> {
        schema.put("type", "string");
        if (random.nextBoolean()) {
          schema.put("maxLength", random.nextInt(4));
        }
        if (random.nextInt(4) == 0) {
          schema.put("pattern", "a");
        }
      }
      case 3 -> {
        ArrayNode values = schema.putArray("enum");
        for (int i = 0; i <= random.nextInt(3); i++) {
          values.add(scalar(random));
        }
      }
      case 4 -> {
        if (random.nextBoolean()) {
          schema.put("type", "boolean");
        }
      }
      case 5 -> {
        schema.put("type", "array").put("maxItems", 1 + random.nextInt(3));
        schema.set("items", any(random, depth + 1));
      }
      default -> {
        return object(random, depth);
      }
    }
    return schema;
  }

  private static void number(ObjectNode schema, Random random) {
    if (random.nextBoolean()) {
      schema.put(random.nextBoolean() ? "minimum" : "exclusiveMinimum", random.nextInt(4));
    }
    if (random.nextBoolean()) {
      schema.put(random.nextBoolean() ? "maximum" : "exclusiveMaximum", 2 + random.nextInt(4));
    }
  }

  /** Takes away one word somewhere, which mostly widens it. */
  private static JsonNode widened(JsonNode older, Random random) {
    ObjectNode copy = (ObjectNode) older.deepCopy();
    for (JsonNode property : copy.path("properties")) {
      List<String> words = new ArrayList<>(property.propertyNames());
      if (!words.isEmpty() && random.nextBoolean()) {
        ((ObjectNode) property).remove(words.get(random.nextInt(words.size())));
      }
    }
    return copy;
  }

  private static JsonNode value(JsonNode schema, Random random) {
    if (schema.has("enum") && random.nextInt(5) > 0) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
    }
    String type = schema.path("type").asString("");
    if (type.isEmpty() || random.nextInt(12) == 0) {
      return scalar(random);
    }
    return switch (type) {
      case "object" -> {
        ObjectNode event = MAKE.objectNode();
        for (var property : schema.path("properties").properties()) {
          if (random.nextInt(5) > 0) {
            event.set(property.getKey(), value(property.getValue(), random));
          }
        }
        yield event;
      }
      case "array" -> {
        ArrayNode items = MAKE.arrayNode();
        for (int i = 0; i < random.nextInt(3); i++) {
          items.add(value(schema.path("items"), random));
        }
        yield items;
      }
      case "string" -> MAKE.stringNode("ab".repeat(random.nextInt(3)));
      case "boolean" -> MAKE.booleanNode(random.nextBoolean());
      case "integer" -> MAKE.numberNode(random.nextInt(7));
      default -> MAKE.numberNode(random.nextInt(14) / 2.0);
    };
  }

  private static JsonNode scalar(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> MAKE.numberNode(random.nextInt(6));
      case 1 -> MAKE.stringNode("ab".substring(0, random.nextInt(3)));
      default -> MAKE.booleanNode(random.nextBoolean());
    };
  }

  private static JsonNode property(String schema) {
    ObjectNode object = MAKE.objectNode().put("type", "object");
    object.putObject("properties").set("x", read(schema));
    return object;
  }

  private static JsonNode read(String json) {
    return JSON.readTree(json.replace('\'', '"'));
  }
}
