package io.baton.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.source.ImportCalls;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A segment says which of its conditions are predictions, of which model and how sure. */
@BatonTest
class PredictedConditionTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Object>> SHEET = new TypeReference<>() {};

  @LocalServerPort int port;
  @Autowired Users users;

  private HttpCaller caller;
  private final String source = "pred" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void importScores() {
    if (users.find("petra").isEmpty()) {
      users.create(new UserDraft("petra", PASSWORD, Set.of("MARKETER"), "0000"));
    }
    caller = HttpCaller.signedIn(port, "petra", PASSWORD);
    new ImportCalls(caller)
        .done(
            "code=" + source + "&key=id",
            "id,score,age\n%1$s-1,0.9,40\n%1$s-2,0.3,50\n".formatted(source));
    caller.send("POST", "/api/sources/" + source + "/tags", Map.of());
    model("m-7", 0.8);
  }

  @Test
  void shouldNameThePredictionsAmongTheConditions() {
    create(
        "rule",
        "RULE",
        null,
        """
        {"all":[{"field":"SRC.age","op":"ge","value":30},
          {"not":{"any":[{"field":"SRC.age","op":"gt","value":90},{"field":"SRC.score","op":"lt","value":0.5}]}},
          {"field":"SRC.score","op":"ge","value":0.8}]}""");

    JsonNode found = predictions("rule");

    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("tag").asString()).isEqualTo(source + ".score");
    assertThat(found.get(0).path("modelVersion").asString()).isEqualTo("m-7");
    assertThat(found.get(0).path("probability").asDouble()).isEqualTo(0.8);
    // In the canonical order of the stored form every place leads to that tag.
    JsonNode stored = caller.get("/api/segments/" + code("rule")).json().path("definition");
    assertThat(found.get(0).path("places")).hasSize(2);
    for (JsonNode place : found.get(0).path("places")) {
      assertThat(stored.at(place.asString()).path("field").asString()).isEqualTo(source + ".score");
    }
  }

  @Test
  void shouldLookIntoTheSegmentsItIsMadeOf() {
    create("facts", "RULE", null, "{\"field\":\"SRC.age\",\"op\":\"ge\",\"value\":30}");
    create("short", "RULE", source, "{\"field\":\"score\",\"op\":\"ge\",\"value\":0.8}");
    create("best", "SCORE", null, "{\"field\":\"SRC.score\",\"top\":1}");
    create(
        "both",
        "ALGEBRA",
        null,
        "{\"union\":[{\"segment\":\"%s\"},{\"intersect\":[{\"segment\":\"%s\"},{\"segment\":\"%s\"}]}]}"
            .formatted(code("best"), code("short"), code("facts")));

    assertThat(predictions("facts")).isEmpty();
    assertThat(predictions("both").values().stream().map(one -> one.path("segment").asString()))
        .containsExactlyInAnyOrder(code("short"), code("best"));
    assertThat(predictions("both").values().stream().map(one -> one.path("tag").asString()))
        .containsOnly(source + ".score");
  }

  @Test
  void shouldFreezeWithTheMembersWhichModelItWas() {
    create("frozen", "RULE", null, "{\"field\":\"SRC.score\",\"op\":\"ge\",\"value\":0.8}");
    caller.send("POST", "/api/segments/" + code("frozen") + "/snapshots", Map.of());

    model("m-8", 0.7);

    assertThat(predictions("frozen").get(0).path("modelVersion").asString()).isEqualTo("m-8");
    JsonNode snapshot = caller.get("/api/segments/" + code("frozen") + "/snapshots").json().get(0);
    assertThat(snapshot.at("/predictions/0/modelVersion").asString()).isEqualTo("m-7");
    assertThat(snapshot.at("/predictions/0/probability").asDouble()).isEqualTo(0.8);
  }

  @Test
  void shouldListThePredictedTagsForTheBuilder() {
    JsonNode listed = caller.get("/api/tags?search=" + source).json();

    assertThat(listed.path("items")).hasSize(2);
    assertThat(listed.path("predictions")).hasSize(1);
    assertThat(listed.at("/predictions/0/tag").asString()).isEqualTo(source + ".score");
  }

  private void model(String version, double probability) {
    String path = "/api/tags/" + source + ".score/sheet";
    JsonNode view = caller.get(path).json();
    Map<String, Object> sheet = new HashMap<>(JSON.convertValue(view.path("sheet"), SHEET));
    sheet.put("predicted", true);
    sheet.put("modelVersion", version);
    sheet.put("probability", probability);
    var answer =
        caller.send("PUT", path, Map.of("version", view.path("version").asInt(), "sheet", sheet));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  private JsonNode predictions(String name) {
    return caller.get("/api/segments/" + code(name) + "/predictions").json();
  }

  private String code(String name) {
    return source + "-" + name;
  }

  private void create(String name, String kind, @Nullable String among, String definition) {
    Map<String, Object> draft = new HashMap<>();
    draft.put("name", name);
    draft.put("code", code(name));
    draft.put("kind", kind);
    draft.put("among", among);
    draft.put("definition", JSON.readTree(definition.replace("SRC", source)));
    var answer = caller.send("POST", "/api/segments", draft);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
  }
}
