package io.baton.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.decision.Decisions;
import io.baton.segment.Segment;
import io.baton.segment.Segments;
import io.baton.source.ImportCalls;
import io.baton.source.Sources;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Layers by a table, and what all methods share: runs, segments, branches, four eyes. */
@BatonTest
class GroupingTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final int CUSTOMERS = 2_000;

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Sources sources;
  @Autowired Customers customers;
  @Autowired Segments segments;
  @Autowired Decisions decisions;
  @Autowired RunBook runs;
  @Autowired GroupingBook book;
  @Autowired RepeatingGroupings repeating;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private HttpCaller maker;
  private HttpCaller approver;

  @BeforeEach
  void importABank() {
    if (users.find("gina").isEmpty()) {
      branches.putAll(List.of(new Branch("GB", "Branch", null)));
      users.create(new UserDraft("gina", PASSWORD, Set.of("MARKETER", "APPROVER"), "0000"));
      users.create(new UserDraft("gus", PASSWORD, Set.of("APPROVER"), "0000"));
      users.create(new UserDraft("greta", PASSWORD, Set.of("MARKETER"), "GB"));
    }
    maker = HttpCaller.signedIn(port, "gina", PASSWORD);
    approver = HttpCaller.signedIn(port, "gus", PASSWORD);
    if (sources.find("grp").isEmpty()) {
      importScores(0);
      maker.send("POST", "/api/sources/grp/tags", Map.of());
      segment("grp-all", "{\"field\":\"grp.n\",\"op\":\"notNull\"}");
      decisions.save(
          "grp-layers",
          Table.of(
                  "grp-layers",
                  "hitPolicy=\"FIRST\"",
                  List.of("grp.n"),
                  "layer",
                  "nameZh",
                  "nameEn")
              .row(">= 80", "GOLD", "金卡客户", "Gold")
              .row(">= 50", "SILVER", "银卡客户", "Silver")
              .row("[10..20)", "EARLY", "新客", "Early")
              .xml());
    }
  }

  /** Every customer's number is 0 to 99; each tenth belongs to the branch. */
  private void importScores(int shift) {
    StringBuilder file = new StringBuilder("id,branch,n\n");
    for (int i = 0; i < CUSTOMERS; i++) {
      file.append('G').append(i).append(i % 10 == 3 ? ",GB," : ",0000,");
      file.append((i * 7_919 + shift) % 100).append('\n');
    }
    new ImportCalls(maker).done("code=grp&key=id&branch=branch", file.toString());
  }

  private static String layerOf(int n) {
    return n >= 80 ? "GOLD" : n >= 50 ? "SILVER" : n >= 10 && n < 20 ? "EARLY" : "-";
  }

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
  void shouldKeepAGroupAsItWasWhateverTheTagsSay() {
    String code = grouping("frozen", "grp-all", "{\"decision\":\"grp-layers\"}", null);
    JsonNode groups = effect(code, finished(code, start(code))).json().path("groups");
    String segment = groups.get(0).path("segment").asString();
    String hash = groups.get(0).path("hash").asString();

    importScores(37);
    try {
      assertThat(segments.evaluate(segments.find(segment).orElseThrow()).hash()).isEqualTo(hash);
      Answer byHand =
          maker.sendText(
              "PUT",
              "/api/segments/" + segment,
              "{\"definition\":{\"group\":1,\"hash\":\"x\"},\"version\":1}",
              "application/json");
      assertThat(byHand.code()).isEqualTo("SEGMENT_INVALID");
      assertThat(
              maker
                  .sendText(
                      "POST",
                      "/api/segments",
                      "{\"name\":\"x\",\"kind\":\"GROUP\",\"definition\":"
                          + segments.find(segment).orElseThrow().definition()
                          + "}",
                      "application/json")
                  .code())
          .isEqualTo("SEGMENT_INVALID");

      JsonNode again = effect(code, finished(code, start(code))).json();
      Segment now = segments.find(segment).orElseThrow();
      assertThat(now.version()).isEqualTo(2);
      assertThat(again.path("division").asInt()).isEqualTo(2);
      assertThat(segments.evaluate(now).hash())
          .isEqualTo(again.at("/groups/0/hash").asString())
          .isNotEqualTo(hash);
    } finally {
      importScores(0);
    }
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
  void shouldTakeOverTheRunOfADeadNodeAndLeaveALivingOneAlone() {
    String code = grouping("dead", "grp-all", "{\"decision\":\"grp-layers\"}", null);
    UUID dead = UUID.randomUUID();
    long run =
        transaction.execute(
            status -> {
              long id = runs.open(book.find(code).orElseThrow(), "gina").orElseThrow().id();
              jdbc.sql(
                      """
                      update grouping_run set state = 'RUNNING', node = ?,
                        lease_until = clock_timestamp() + interval '1 h' where id = ?""")
                  .params(dead, id)
                  .update();
              return id;
            });
    assertThat(maker.send("POST", "/api/groupings/" + code + "/runs", Map.of()).code())
        .isEqualTo("GROUPING_RUN_UNDER_WAY");
    assertThat(runs.claim(UUID.randomUUID())).isEmpty();

    jdbc.sql(
            "update grouping_run set lease_until = clock_timestamp() - interval '1 s' where id = ?")
        .param(run)
        .update();

    JsonNode done = finished(code, run);
    assertThat(done.path("state").asString()).isEqualTo("DONE");
    // The dead node wakes up: what it says is nobody's run any more.
    GroupingRun old = runs.find(run).orElseThrow();
    assertThat(runs.progress(old, dead, "late", 1, 2)).isFalse();
    runs.failed(old, dead, "LATE", "late", List.of());
    assertThat(runs.find(run).orElseThrow().state()).isEqualTo(GroupingRun.State.DONE);
  }

  @Test
  void shouldStopACancelledRunAndKeepNothingOfIt() {
    String code = grouping("cancel", "grp-all", "{\"decision\":\"grp-layers\"}", null);
    long run =
        transaction.execute(
            status -> {
              long id = runs.open(book.find(code).orElseThrow(), "gina").orElseThrow().id();
              jdbc.sql(
                      """
                      update grouping_run set state = 'RUNNING', node = ?,
                        lease_until = clock_timestamp() + interval '1 h' where id = ?""")
                  .params(UUID.randomUUID(), id)
                  .update();
              return id;
            });

    Answer cancelled =
        maker.send("POST", "/api/groupings/" + code + "/runs/" + run + "/cancellation", Map.of());
    assertThat(cancelled.status()).isEqualTo(202);
    jdbc.sql(
            "update grouping_run set lease_until = clock_timestamp() - interval '1 s' where id = ?")
        .param(run)
        .update();

    JsonNode done = finished(code, run);
    assertThat(done.path("state").asString()).isEqualTo("CANCELLED");
    assertThat(done.path("groups").size()).isZero();
    assertThat(effect(code, done).code()).isEqualTo("GROUPING_WRONG_STANDING");
    assertThat(finished(code, start(code)).path("state").asString()).isEqualTo("DONE");
  }

  @Test
  void shouldAskASecondPersonWhereTooManyMoveAndShowExactlyHowMany() {
    String code = grouping("four eyes", "grp-all", "{\"decision\":\"grp-layers\"}", "0.10");
    JsonNode first = effect(code, finished(code, start(code))).json();
    assertThat(first.path("standing").asString()).isEqualTo("IN_EFFECT");
    importScores(37);
    try {
      long expected = 0;
      for (int i = 0; i < CUSTOMERS; i++) {
        if (!layerOf(i * 7_919 % 100).equals(layerOf((i * 7_919 + 37) % 100))) {
          expected++;
        }
      }
      JsonNode run = finished(code, start(code));
      assertThat(run.at("/moves/moved").asLong()).isEqualTo(expected);
      assertThat(run.at("/moves/among").asLong()).isEqualTo(CUSTOMERS);

      JsonNode waits = effect(code, run).json();
      assertThat(waits.path("standing").asString()).isEqualTo("AWAITING");
      String way = "/api/groupings/" + code + "/runs/" + run.path("id").asLong();
      Map<String, String> hash = Map.of("hash", run.path("hash").asString());
      assertThat(maker.send("POST", way + "/approval", hash).code())
          .isEqualTo("GROUPING_OWN_CHANGE");
      assertThat(approver.send("POST", way + "/approval", Map.of("hash", "else")).code())
          .isEqualTo("GROUPING_CHANGED");
      assertThat(approver.send("POST", way + "/refusal", Map.of("comment", " ")).code())
          .isEqualTo("GROUPING_INVALID");
      assertThat(segmentHash(first, 0)).isEqualTo(first.at("/groups/0/hash").asString());

      JsonNode approved = approver.send("POST", way + "/approval", hash).json();
      assertThat(approved.path("standing").asString()).isEqualTo("IN_EFFECT");
      assertThat(approved.path("decidedBy").asString()).isEqualTo("gus");
      assertThat(segmentHash(first, 0)).isEqualTo(run.at("/groups/0/hash").asString());
      assertThat(runs.find(first.path("id").asLong()).orElseThrow().standing())
          .isEqualTo(GroupingRun.Standing.REPLACED);
      assertThat(approver.send("POST", way + "/approval", hash).code())
          .isEqualTo("GROUPING_WRONG_STANDING");
    } finally {
      importScores(0);
    }
  }

  @Test
  void shouldAskASecondPersonWhereSomebodyLoosensTheLimit() {
    String code = grouping("limit", "grp-all", "{\"decision\":\"grp-layers\"}", "0.10");
    effect(code, finished(code, start(code)));
    Answer loosened =
        maker.sendText(
            "PUT",
            "/api/groupings/" + code,
            draft("limit", "LAYERS", "grp-all", "{\"decision\":\"grp-layers\"}", "0.90")
                .replaceFirst("\\{", "{\"version\":1,"),
            "application/json");
    assertThat(loosened.status()).as(loosened.text()).isEqualTo(200);

    JsonNode run = finished(code, start(code));
    assertThat(run.at("/moves/moved").asLong()).isZero();
    assertThat(effect(code, run).json().path("standing").asString()).isEqualTo("AWAITING");
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
  void shouldRunAgainOnTheDaysItWasTold() {
    String code = grouping("daily", "grp-all", "{\"decision\":\"grp-layers\"}", null);
    maker.send("PUT", "/api/groupings/" + code + "/repeat", Map.of("days", 2, "at", "00:00:00"));

    repeating.startDue();
    repeating.startDue();
    await().atMost(Duration.ofSeconds(60)).until(() -> states(code), List.of("DONE")::equals);
    jdbc.sql("update grouping_grouping set repeated_on = repeated_on - 1 where code = ?")
        .param(code)
        .update();
    repeating.startDue();
    assertThat(states(code)).hasSize(1);
    jdbc.sql("update grouping_grouping set repeated_on = repeated_on - 1 where code = ?")
        .param(code)
        .update();
    repeating.startDue();
    assertThat(states(code)).hasSize(2);
    maker.sendText("PUT", "/api/groupings/" + code + "/repeat", "{}", "application/json");
  }

  private List<String> states(String code) {
    List<String> states = new ArrayList<>();
    maker
        .get("/api/groupings/" + code + "/runs")
        .json()
        .forEach(run -> states.add(run.path("state").asString()));
    return states;
  }

  private String segmentHash(JsonNode run, int group) {
    String code = run.path("groups").get(group).path("segment").asString();
    return segments.evaluate(segments.find(code).orElseThrow()).hash();
  }

  private JsonNode failure(String settings) {
    String code = grouping("refused", "grp-all", settings, null);
    JsonNode run = finished(code, start(code));
    assertThat(run.path("state").asString()).isEqualTo("FAILED");
    return run;
  }

  private String grouping(String name, String base, String settings, @Nullable String limit) {
    Answer made =
        maker.sendText(
            "POST",
            "/api/groupings",
            draft(name, "LAYERS", base, settings, limit),
            "application/json");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().path("code").asString();
  }

  private Answer post(String name, String method, String base, String settings) {
    return maker.sendText(
        "POST", "/api/groupings", draft(name, method, base, settings, null), "application/json");
  }

  private static String draft(
      String name, String method, @Nullable String base, String settings, @Nullable String limit) {
    return "{\"name\":\"%s\",\"method\":\"%s\",\"base\":%s,\"settings\":%s,\"approvalAbove\":%s}"
        .formatted(name, method, base == null ? "null" : "\"" + base + "\"", settings, limit);
  }

  private long start(String code) {
    Answer started = maker.send("POST", "/api/groupings/" + code + "/runs", Map.of());
    assertThat(started.status()).as(started.text()).isEqualTo(202);
    return started.json().path("id").asLong();
  }

  private JsonNode finished(String code, long run) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> maker.get("/api/groupings/" + code + "/runs/" + run).json(),
            status -> !status.path("finishedAt").isNull());
  }

  private Answer effect(String code, JsonNode run) {
    return maker.send(
        "POST",
        "/api/groupings/" + code + "/runs/" + run.path("id").asLong() + "/effect",
        Map.of());
  }

  private void segment(String code, String rule) {
    Answer made =
        maker.sendText(
            "POST",
            "/api/segments",
            "{\"name\":\"%s\",\"code\":\"%s\",\"definition\":%s}".formatted(code, code, rule),
            "application/json");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  private int row(int id) {
    return Integer.parseInt(customers.keyOf(id).substring(1));
  }

  private int number(int id) {
    return row(id) * 7_919 % 100;
  }
}
