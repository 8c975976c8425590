package io.baton.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Branch;
import io.baton.access.UserDraft;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Segments made of segments. */
@BatonTest
class AlgebraTests extends KindBank {
  @Test
  void shouldAnswerRandomAlgebraAsSetsOfJavaDo() {
    Map<String, Set<Integer>> known = new HashMap<>();
    for (int i = 0; i < 6; i++) {
      String code = "alg-" + i;
      int low = i * 12;
      if (segments.find(code).isEmpty()) {
        create(
            code,
            "RULE",
            "{\"field\":\"kinds.n\",\"op\":\"between\",\"value\":[%d,%d]}"
                .formatted(low, low + 30));
      }
      known.put(code, ids(segments.evaluate(segments.find(code).orElseThrow())));
    }
    long seed = 20261127;
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      String tree = tree(random, 3);
      Set<Integer> expected = solve(JSON.readTree(tree), known);
      assertThat(segments.count("ALGEBRA", JSON.readTree(tree), null).count())
          .as("seed %d, %s", seed, tree)
          .isEqualTo(expected.size());
      if (i % 30 == 0) {
        String code = create("alg-made-" + i, "ALGEBRA", tree).path("code").asString();
        assertThat(ids(segments.evaluate(segments.find(code).orElseThrow()))).isEqualTo(expected);
      }
    }
  }

  private static String tree(Random random, int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return "{\"segment\":\"alg-" + random.nextInt(6) + "\"}";
    }
    List<String> terms = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      terms.add(tree(random, depth - 1));
    }
    String operation = List.of("union", "intersect", "minus").get(random.nextInt(3));
    return "{\"" + operation + "\":[" + String.join(",", terms) + "]}";
  }

  private static Set<Integer> solve(JsonNode tree, Map<String, Set<Integer>> known) {
    if (tree.has("segment")) {
      return new TreeSet<>(known.getOrDefault(tree.path("segment").asString(), Set.of()));
    }
    String operation = tree.propertyNames().iterator().next();
    List<Set<Integer>> terms = new ArrayList<>();
    tree.path(operation).forEach(term -> terms.add(solve(term, known)));
    Set<Integer> result = terms.get(0);
    for (Set<Integer> next : terms.subList(1, terms.size())) {
      switch (operation) {
        case "union" -> result.addAll(next);
        case "intersect" -> result.retainAll(next);
        default -> result.removeAll(next);
      }
    }
    return result;
  }

  @Test
  void shouldRefuseASegmentMadeOfItself() {
    create("circle-a", "RULE", "{\"field\":\"kinds.n\",\"op\":\"ge\",\"value\":50}");
    create("circle-b", "ALGEBRA", "{\"union\":[{\"segment\":\"circle-a\"}]}");
    create(
        "circle-c",
        "ALGEBRA",
        "{\"minus\":[{\"segment\":\"circle-b\"},{\"segment\":\"circle-a\"}]}");

    Answer round =
        change("circle-b", "{\"union\":[{\"segment\":\"circle-a\"},{\"segment\":\"circle-c\"}]}");
    Answer unknown = post("nobody", "ALGEBRA", "{\"intersect\":[{\"segment\":\"not-there\"}]}");
    Answer used = caller.send("DELETE", "/api/segments/circle-a", Map.of());

    assertThat(round.code()).isEqualTo("SEGMENT_CIRCLE");
    assertThat(round.json().path("detail").asString()).contains("circle-b → circle-c → circle-b");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.code()).isEqualTo("SEGMENT_UNKNOWN_PART");
    assertThat(unknown.json().path("findings").get(0).path("place").asString())
        .isEqualTo("/intersect/0/segment");
    assertThat(used.status()).isEqualTo(409);
    assertThat(used.json().path("detail").asString()).contains("circle-b", "circle-c");
    assertThat(caller.send("DELETE", "/api/segments/circle-c", Map.of()).status()).isEqualTo(204);
    assertThat(caller.get("/api/segments/circle-c").status()).isEqualTo(404);
  }

  @Test
  void shouldTakeARetiredSegmentBackAsItWasUnlessItsPartsAreGone() {
    create("back-part", "RULE", "{\"field\":\"kinds.n\",\"op\":\"ge\",\"value\":50}");
    JsonNode made = create("back-whole", "ALGEBRA", "{\"union\":[{\"segment\":\"back-part\"}]}");
    String whole = "/api/segments/back-whole";
    assertThat(caller.send("POST", whole + "/restoration", Map.of()).code())
        .as("is in use")
        .isEqualTo("SEGMENT_UNKNOWN");

    assertThat(caller.send("DELETE", whole, Map.of()).status()).isEqualTo(204);
    Answer back = caller.send("POST", whole + "/restoration", Map.of());

    assertThat(back.status()).as(back.text()).isEqualTo(200);
    assertThat(back.json()).isEqualTo(made);
    assertThat(caller.get(whole).json()).isEqualTo(made);
    assertThat(
            jdbc.queryForList(
                "select action from access_audit where subject = 'segment:back-whole' order by seq",
                String.class))
        .containsExactly("SEGMENT_CREATED", "SEGMENT_RETIRED", "SEGMENT_RESTORED");

    assertThat(caller.send("DELETE", whole, Map.of()).status()).isEqualTo(204);
    assertThat(caller.send("DELETE", "/api/segments/back-part", Map.of()).status()).isEqualTo(204);
    assertThat(caller.send("POST", whole + "/restoration", Map.of()).code())
        .isEqualTo("SEGMENT_UNKNOWN_PART");
    assertThat(caller.get(whole).status()).isEqualTo(404);
  }

  @Test
  void shouldTellABranchThatOthersRelyOnItsSegmentAndNotForWhat() {
    branches.putAll(List.of(new Branch("KB", "Branch", null)));
    users.create(new UserDraft("kate", PASSWORD, Set.of("MARKETER"), "KB"));
    HttpCaller branch = HttpCaller.signedIn(port, "kate", PASSWORD);
    Answer made =
        branch.sendText(
            "POST",
            "/api/segments",
            "{\"name\":\"own\",\"code\":\"branch-own\",\"kind\":\"RULE\",\"definition\":"
                + "{\"field\":\"kinds.n\",\"op\":\"ge\",\"value\":50}}",
            "application/json");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    create("secret-of-head-office", "ALGEBRA", "{\"segment\":\"branch-own\"}");

    JsonNode uses = branch.get("/api/segments/branch-own/users").json();
    Answer refused = branch.send("DELETE", "/api/segments/branch-own", Map.of());

    assertThat(uses.path("named").size()).isZero();
    assertThat(uses.path("hidden").asInt()).isEqualTo(1);
    assertThat(refused.code()).isEqualTo("SEGMENT_IN_USE");
    assertThat(refused.text()).contains("1 of other branches").doesNotContain("secret-of");
    assertThat(caller.get("/api/segments/branch-own/users").json().at("/named/0/code").asString())
        .isEqualTo("secret-of-head-office");
  }
}
