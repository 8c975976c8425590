package io.baton.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.CustomerSet;
import io.baton.segment.Segment;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Layers by a table: exactly one for each customer, refused where the table says otherwise. */
@BatonTest
class GroupingTests extends GroupingBank {
  @Test
  void shouldPutEveryCustomerIntoExactlyOneLayerAndSaveEachAsASegment() {
    String code = grouping("客户分层", "grp-all", "{\"decision\":\"grp-layers\"}", null);

    JsonNode run = finished(code, start(code));

    assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("DONE");
    assertThat(run.path("standing").asString()).isEqualTo("OPEN");
    assertThat(run.path("groups").size()).isEqualTo(4);
    Answer taken = effect(code, run);
    assertThat(taken.json().path("standing").asString()).isEqualTo("IN_EFFECT");
    assertThat(taken.json().path("division").asInt()).isEqualTo(1);
    CustomerSet all = CustomerSet.empty();
    for (JsonNode group : taken.json().path("groups")) {
      Segment segment = segments.find(group.path("segment").asString()).orElseThrow();
      assertThat(segment.kind()).isEqualTo("GROUP");
      CustomerSet members = segments.evaluate(segment);
      assertThat(members.hash()).isEqualTo(group.path("hash").asString());
      assertThat(members.size()).isEqualTo(group.path("size").asLong());
      assertThat(members.intersects(all)).isFalse();
      all = all.or(members);
      members.forEach(
          id -> assertThat(layerOf(number(id))).isEqualTo(group.path("key").asString()));
    }
    assertThat(all.size()).isEqualTo(CUSTOMERS);
    assertThat(taken.json().at("/groups/0/nameZh").asString()).isEqualTo("金卡客户");
    assertThat(segments.find(taken.json().at("/groups/0/segment").asString()).orElseThrow().name())
        .isEqualTo("客户分层 · 金卡客户 Gold");
  }

  @Test
  void shouldRefuseATableThatOverlapsOrLeavesCustomersOutNamingTheRule() {
    decisions.save(
        "grp-overlap",
        Table.of("grp-overlap", "hitPolicy=\"UNIQUE\"", List.of("grp.n"), "layer")
            .row(">= 80", "GOLD")
            .row("< 50", "LOW")
            .row("[70..90]", "SILVER")
            .xml());
    decisions.save(
        "grp-lists",
        Table.of("grp-lists", "hitPolicy=\"COLLECT\"", List.of("grp.n"), "layer")
            .row(">= 80", "GOLD")
            .xml());
    decisions.save(
        "grp-nameless",
        Table.of("grp-nameless", "hitPolicy=\"FIRST\"", List.of("grp.n"), "layer")
            .row(">= 80", "GOLD")
            .row(">= 60", null)
            .xml());

    JsonNode overlap = failure("{\"decision\":\"grp-overlap\"}");
    assertThat(overlap.path("problemCode").asString()).isEqualTo("DECISION_AMBIGUOUS");
    assertThat(overlap.at("/findings/0/place").asString()).isEqualTo("grp-overlap, row 3");
    assertThat(overlap.path("problem").asString()).contains("rows 1 and 3");
    assertThat(failure("{\"decision\":\"grp-lists\"}").path("problemCode").asString())
        .isEqualTo("DECISION_GIVES_LISTS");
    JsonNode nameless = failure("{\"decision\":\"grp-nameless\"}");
    assertThat(nameless.path("problemCode").asString()).isEqualTo("GROUPING_ROW_WITHOUT_GROUP");
    assertThat(nameless.at("/findings/0/place").asString()).isEqualTo("grp-nameless, row 2");
    JsonNode gap = failure("{\"decision\":\"grp-layers\",\"complete\":true}");
    assertThat(gap.path("problemCode").asString()).isEqualTo("GROUPING_GAP");
    assertThat(gap.path("problem").asString()).contains("no row hits 800 customers");
  }

  @Test
  void shouldRefuseSettingsWithTheirPlaces() {
    assertThat(post("x", "LAYERS", "grp-all", "{\"decision\":\"nope\"}").code())
        .isEqualTo("GROUPING_INVALID");
    Answer many = post("x", "LAYERS", "grp-all", "{\"decison\":\"grp-layers\",\"complete\":1}");
    assertThat(many.text()).contains("/decison", "/decision", "/complete");
    assertThat(post("x", "MAGIC", "grp-all", "{}").code()).isEqualTo("GROUPING_INVALID");
    assertThat(post("", "LAYERS", "grp-all", "{\"decision\":\"grp-layers\"}").code())
        .isEqualTo("GROUPING_INVALID");
    assertThat(post("x", "LAYERS", "nobody", "{\"decision\":\"grp-layers\"}").code())
        .isEqualTo("SEGMENT_UNKNOWN");
    assertThat(
            approver
                .send("POST", "/api/groupings", Map.of("name", "x", "method", "LAYERS"))
                .status())
        .isEqualTo(403);
    Answer preview =
        maker.sendText(
            "POST",
            "/api/groupings/preview",
            draft("x", "LAYERS", "grp-all", "{\"decision\":\"grp-layers\"}", null),
            "application/json");
    assertThat(preview.json().path("base").asLong()).isEqualTo(CUSTOMERS);
    assertThat(preview.json().at("/groups/0/size").asLong()).isEqualTo(400);
  }

  @Test
  void shouldGroupOnlyCustomersOfTheBranchAndHideItFromOthers() {
    HttpCaller branch = HttpCaller.signedIn(port, "greta", PASSWORD);
    Answer made =
        branch.sendText(
            "POST",
            "/api/groupings",
            draft("branch", "LAYERS", null, "{\"decision\":\"grp-layers\"}", null),
            "application/json");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    String code = made.json().path("code").asString();
    long run =
        branch
            .send("POST", "/api/groupings/" + code + "/runs", Map.of())
            .json()
            .path("id")
            .asLong();

    // Head office finds the branch's grouping and saves it: it stays the branch's.
    JsonNode done = finished(code, run);
    JsonNode groups = effect(code, done).json().path("groups");

    assertThat(done.path("baseSize").asLong()).isEqualTo(CUSTOMERS / 10);
    for (JsonNode group : groups) {
      Segment segment = segments.find(group.path("segment").asString()).orElseThrow();
      assertThat(branch.get("/api/segments/" + segment.code()).status()).isEqualTo(200);
      segments.evaluate(segment).forEach(id -> assertThat(row(id) % 10).isEqualTo(3));
    }
    String heads = grouping("heads", "grp-all", "{\"decision\":\"grp-layers\"}", null);
    long headRun = start(heads);
    assertThat(branch.get("/api/groupings/" + heads).status()).isEqualTo(404);
    assertThat(branch.get("/api/groupings/" + code + "/runs/" + headRun).status()).isEqualTo(404);
    assertThat(branch.get("/api/groupings").json().size()).isEqualTo(1);
    assertThat(
            branch
                .sendText(
                    "POST",
                    "/api/groupings",
                    draft("x", "LAYERS", "grp-all", "{\"decision\":\"grp-layers\"}", null),
                    "application/json")
                .code())
        .isEqualTo("SEGMENT_UNKNOWN");
    finished(heads, headRun);
  }

  @Test
  void shouldNameGroupingsAmongTheUsersOfSegmentsAndTags() {
    String code = grouping("user", "grp-all", "{\"decision\":\"grp-layers\"}", null);

    assertThat(maker.get("/api/segments/grp-all/users").text()).contains("GROUPING", code);
    assertThat(maker.send("DELETE", "/api/segments/grp-all", Map.of()).text())
        .contains("SEGMENT_IN_USE", code);
    assertThat(maker.get("/api/tags/grp.n/lineage").text()).contains(code);
    assertThat(maker.send("DELETE", "/api/groupings/" + code, Map.of()).status()).isEqualTo(204);
    assertThat(maker.get("/api/segments/grp-all/users").text()).doesNotContain(code);
  }

  @Test
  void shouldExpandASeedAndSayByWhichTags() {
    segment("grp-seed", "{\"field\":\"grp.n\",\"op\":\"ge\",\"value\":90}");
    String settings = "{\"seed\":\"grp-seed\",\"count\":100,\"tags\":[\"grp.n\"],\"defining\":%s}";
    String blind =
        post("blind", "LOOKALIKE", "grp-all", settings.formatted(false))
            .json()
            .path("code")
            .asString();
    String code =
        post("alike", "LOOKALIKE", "grp-all", settings.formatted(true))
            .json()
            .path("code")
            .asString();

    assertThat(finished(blind, start(blind)).path("problemCode").asString())
        .isEqualTo("GROUPING_NOTHING_TELLS");
    JsonNode run = finished(code, start(code));

    assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("DONE");
    assertThat(run.at("/groups/0/key").asString()).isEqualTo("EXPANSION");
    assertThat(run.at("/groups/0/size").asLong()).isEqualTo(100);
    assertThat(run.at("/groups/1/size").asLong()).isEqualTo(CUSTOMERS / 10);
    assertThat(run.at("/groups/2/size").asLong()).isEqualTo(CUSTOMERS * 9 / 10 - 100);
    assertThat(run.at("/summary/contributions/0/tag").asString()).isEqualTo("grp.n");
    JsonNode saved = effect(code, run).json();
    List<String> keys = new ArrayList<>();
    segments
        .evaluate(segments.find(saved.at("/groups/0/segment").asString()).orElseThrow())
        .forEach(id -> keys.add(customers.keyOf(id)));
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      if (i * 7_919 % 100 >= 81 && i * 7_919 % 100 < 90) {
        expected.add("G" + i);
      }
    }
    expected.sort(null);
    assertThat(keys).containsExactlyInAnyOrderElementsOf(expected.subList(0, 100));
    assertThat(finished(code, start(code)).path("hash").asString())
        .isEqualTo(run.path("hash").asString());
    assertThat(maker.get("/api/segments/grp-seed/users").text()).contains(code);
    assertThat(
            post("x", "LOOKALIKE", "grp-all", settings.replace("grp.n", "nope").formatted(true))
                .text())
        .contains("GROUPING_INVALID", "/tags/0");
  }

  private JsonNode failure(String settings) {
    String code = grouping("refused", "grp-all", settings, null);
    JsonNode run = finished(code, start(code));
    assertThat(run.path("state").asString()).isEqualTo("FAILED");
    return run;
  }

  private Answer post(String name, String method, String base, String settings) {
    return maker.sendText(
        "POST", "/api/groupings", draft(name, method, base, settings, null), "application/json");
  }

  private int row(int id) {
    return Integer.parseInt(customers.keyOf(id).substring(1));
  }

  private int number(int id) {
    return row(id) * 7_919 % 100;
  }
}
