package io.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The description says of a record what its types say. */
class ApiNullnessTests {
  enum Colour {
    RED
  }

  record Part(@Nullable Integer size) {}

  record Answer(
      String text,
      @Nullable String maybe,
      @Nullable Colour colour,
      @Nullable Part part,
      List<@Nullable String> texts,
      Map<String, @Nullable Part> byName,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String leftOut) {}

  record Question(String text, @Nullable String maybe, Part part) {}

  private JsonNode described;

  @BeforeEach
  void describe() {
    ApiDescription.Surnames names = new ApiDescription.Surnames();
    ModelConverters converters = new ModelConverters(true);
    converters.addConverter(new ModelResolver(Json31.mapper(), names).openapi31(true));
    Components components = new Components();
    converters.readAll(Answer.class).forEach(components::addSchemas);
    converters.readAll(Question.class).forEach(components::addSchemas);
    Schema<?> question = new Schema<>().$ref("#/components/schemas/ApiNullnessTestsQuestion");
    Content body = new Content().addMediaType("*/*", new MediaType().schema(question));
    PathItem path =
        new PathItem().post(new Operation().requestBody(new RequestBody().content(body)));
    OpenAPI api = new OpenAPI().components(components).paths(new Paths().addPathItem("/", path));
    ApiNullness.describe(api, names.types());
    described = Json31.mapper().valueToTree(api).at("/components/schemas");
  }

  @Test
  void shouldSayThatAnAnswerHasAllThatIsNotLeftOut() {
    JsonNode answer = described.path("ApiNullnessTestsAnswer");
    assertThat(answer.path("required"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("text", "maybe", "colour", "part", "texts", "byName");
    JsonNode properties = answer.path("properties");
    assertThat(properties.at("/text/type").asText()).isEqualTo("string");
    assertThat(properties.at("/maybe/type").toString()).isEqualTo("[\"string\",\"null\"]");
    assertThat(properties.at("/leftOut/type").asText()).isEqualTo("string");
    assertThat(properties.at("/colour/oneOf/0/enum/0").asText()).isEqualTo("RED");
    assertThat(properties.at("/colour/oneOf/1/type").asText()).isEqualTo("null");
    assertThat(properties.at("/part/oneOf/0/$ref").asText()).endsWith("/ApiNullnessTestsPart");
    assertThat(properties.at("/part/oneOf/1/type").asText()).isEqualTo("null");
    assertThat(properties.at("/texts/type").asText()).isEqualTo("array");
    assertThat(properties.at("/texts/items/type").toString()).isEqualTo("[\"string\",\"null\"]");
    assertThat(properties.at("/byName/additionalProperties/oneOf").size()).isEqualTo(2);
  }

  @Test
  void shouldLetAQuestionLeaveOutWhatMayBeNull() {
    assertThat(described.path("ApiNullnessTestsQuestion").path("required"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("text", "part");
    assertThat(described.path("ApiNullnessTestsPart").path("required").size())
        .as("a part of a question, although of an answer too")
        .isZero();
  }
}
