package io.baton.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import io.baton.source.ImportCalls;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * A scored model, once a second person has approved it, becomes a tag and leads: one for each
 * customer above the cut-off, with why.
 */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=insight")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InsightTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final int CUSTOMERS = 200;

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Customers customers;
  @Autowired Consents consents;
  @Autowired FieldIndexes indexes;
  @Autowired FollowingScores following;
  @Autowired JdbcClient jdbc;

  private HttpCaller marketer;
  private HttpCaller approver;
  private HttpCaller both;
  private HttpCaller manager;
  private HttpCaller elsewhere;

  @BeforeEach
  void people() {
    if (users.find("ines").isEmpty()) {
      branches.putAll(List.of(new Branch("IN", "Here", null), new Branch("EL", "There", null)));
      users.create(new UserDraft("ines", PASSWORD, Set.of("MARKETER"), "0000"));
      users.create(new UserDraft("apia", PASSWORD, Set.of("APPROVER"), "0000"));
      users.create(new UserDraft("bothy", PASSWORD, Set.of("MARKETER", "APPROVER"), "0000"));
      users.create(new UserDraft("apbranch", PASSWORD, Set.of("APPROVER"), "IN"));
      users.create(new UserDraft("rmhere", PASSWORD, Set.of("RELATIONSHIP_MANAGER"), "IN"));
      users.create(new UserDraft("rmthere", PASSWORD, Set.of("RELATIONSHIP_MANAGER"), "EL"));
      users.create(new UserDraft("branchy", PASSWORD, Set.of("MARKETER"), "IN"));
    }
    marketer = HttpCaller.signedIn(port, "ines", PASSWORD);
    approver = HttpCaller.signedIn(port, "apia", PASSWORD);
    both = HttpCaller.signedIn(port, "bothy", PASSWORD);
    manager = HttpCaller.signedIn(port, "rmhere", PASSWORD);
    elsewhere = HttpCaller.signedIn(port, "rmthere", PASSWORD);
  }

  @Test
  @Order(1)
  void shouldRefuseWhatIsNoReviewedModel() {
    scores(i -> i % 100);
    marketer.send("POST", "/api/sources/churn/tags", Map.of());

    assertThat(deploy(Map.of()).code()).isEqualTo("INSIGHT_NO_MODEL");
    model("churn-3");
    assertThat(deploy(Map.of("scoreTag", "churn.nothing")).code()).isEqualTo("INSIGHT_INVALID");
    assertThat(deploy(Map.of("tag", "churn.score")).code()).isEqualTo("INSIGHT_TAG_TAKEN");
    assertThat(deploy(Map.of("reason", " ")).json().at("/findings/0/place").asString())
        .isEqualTo("/reason");
    assertThat(deploy(Map.of("because", List.of("churn.age", "x"))).json().at("/findings/0/place"))
        .hasToString("\"/because/1\"");
    assertThat(marketer.get("/api/insights").json()).isEmpty();
    assertThat(marketer.get("/api/tags?search=insight.churn").json().path("items")).isEmpty();
    HttpCaller branch = HttpCaller.signedIn(port, "branchy", PASSWORD);
    assertThat(branch.send("POST", "/api/insights", wanted(Map.of())).code())
        .isEqualTo("INSIGHT_HEAD_OFFICE_ONLY");
    assertThat(manager.send("POST", "/api/insights", wanted(Map.of())).status()).isEqualTo(403);
  }

  @Test
  @Order(2)
  void shouldMakeNothingBeforeASecondPersonHasApproved() {
    Answer proposed = deploy(Map.of());

    assertThat(proposed.status()).as(proposed.toString()).isEqualTo(201);
    assertThat(proposed.json().at("/deployment/state").asString()).isEqualTo("WAITING");
    assertThat(indexes.current().column("insight.churn")).isEmpty();
    assertThat(marketer.get("/api/tags?search=insight.churn").json().path("items")).isEmpty();
    assertThat(deploy(Map.of()).code()).isEqualTo("INSIGHT_TAG_TAKEN");
    assertThat(marketer.send("POST", "/api/insights/insight.churn/leads", Map.of()).code())
        .isEqualTo("INSIGHT_WAITING");
    // The score that it rests on can't go meanwhile.
    assertThat(marketer.get("/api/tags/churn.score/usage").text()).contains("insight.churn");

    long id = waiting();
    assertThat(decide(marketer, id, true, null).status()).isEqualTo(403);
    HttpCaller branch = HttpCaller.signedIn(port, "apbranch", PASSWORD);
    assertThat(branch.get("/api/insight-reviews").json()).isEmpty();
    assertThat(decide(branch, id, true, null).code()).isEqualTo("INSIGHT_HEAD_OFFICE_ONLY");
    assertThat(decide(approver, id, false, " ").code()).isEqualTo("INSIGHT_NOTE_MISSING");
    assertThat(decide(approver, 987_654, true, null).code()).isEqualTo("INSIGHT_UNKNOWN");

    Answer returned = decide(approver, id, false, "too many");
    assertThat(returned.json().at("/deployment/state").asString()).isEqualTo("RETURNED");
    assertThat(returned.json().at("/deployment/note").asString()).isEqualTo("too many");
    assertThat(decide(approver, id, true, null).code()).isEqualTo("INSIGHT_DECIDED");
    assertThat(approver.get("/api/insight-reviews").json()).isEmpty();
    assertThat(indexes.current().column("insight.churn")).isEmpty();
    assertThat(jdbc.sql("select count(*) from insight_lead").query(Long.class).single()).isZero();
  }

  @Test
  @Order(3)
  void shouldNotLetAnybodyApproveWhatTheyHaveProposed() {
    assertThat(both.send("POST", "/api/insights", wanted(Map.of())).status()).isEqualTo(201);
    long id = waiting();
    JsonNode seen = both.get("/api/insight-reviews/" + id).json();
    assertThat(seen.path("own").asBoolean()).isTrue();
    assertThat(seen.at("/reach/above").asLong()).isEqualTo(18);

    assertThat(decide(both, id, true, null).code()).isEqualTo("INSIGHT_OWN_REVIEW");
    assertThat(decide(both, id, false, "changed my mind").code()).isEqualTo("INSIGHT_OWN_REVIEW");
    assertThatThrownBy(
            () ->
                jdbc.sql(
                        "update insight_deployment set state = 'LIVE', decided_by = made_by where id = ?")
                    .param(id)
                    .update())
        .as("nor does the table")
        .hasMessageContaining("insight_deployment_four_eyes");

    // Who approves has read which model it is.
    model("churn-4");
    assertThat(decide(approver, id, true, null).code()).isEqualTo("INSIGHT_CHANGED");
    model("churn-3");
    assertThat(indexes.current().column("insight.churn")).isEmpty();
    assertThat(both.send("POST", "/api/insights/insight.churn/end", Map.of()).status())
        .isEqualTo(204);
    assertThat(approver.get("/api/insight-reviews").json()).isEmpty();
  }

  @Test
  @Order(4)
  void shouldMakeTheTagAndALeadForEachCustomerAboveTheCutOff() {
    // Above 90 are 91 … 99 twice: 18 customers, of whom one of each hundred did not consent.
    Map<String, Integer> ids =
        customers.idsOf(IntStream.range(0, CUSTOMERS).mapToObj(i -> "I" + i).toList());
    consents.grant(
        CustomerSet.of(
            ids.entrySet().stream()
                .filter(one -> !one.getKey().endsWith("95"))
                .mapToInt(Map.Entry::getValue)
                .toArray()),
        "RM_TASK",
        "MARKETING",
        "form 7",
        "IMPORT");
    assertThat(
            marketer
                .send(
                    "POST", "/api/insights/reach", Map.of("scoreTag", "churn.score", "cutOff", 91))
                .json()
                .path("above")
                .asLong())
        .isEqualTo(18);

    assertThat(deploy(Map.of()).status()).isEqualTo(201);
    Answer deployed = decide(approver, waiting(), true, null);

    assertThat(deployed.status()).as(deployed.toString()).isEqualTo(200);
    assertThat(deployed.json().at("/deployment/state").asString()).isEqualTo("LIVE");
    assertThat(deployed.json().at("/deployment/decidedBy").asString()).isEqualTo("apia");
    JsonNode round = marketer.get("/api/insights/insight.churn").json().at("/rounds/0");
    assertThat(round.path("above").asLong()).isEqualTo(18);
    assertThat(round.path("leads").asLong()).isEqualTo(16);
    assertThat(round.at("/refused/NO_CONSENT").asLong()).isEqualTo(2);
    assertThat(deploy(Map.of()).code()).isEqualTo("INSIGHT_TAG_TAKEN");
    // The tag: yes for 18, no for the others with a score.
    var column = indexes.current().require("insight.churn");
    assertThat(column.known()).isEqualTo(CUSTOMERS);
    for (int i = 0; i < CUSTOMERS; i++) {
      assertThat(column.textAt(ids.getOrDefault("I" + i, -1)))
          .isEqualTo(i % 100 >= 91 ? "true" : "false");
    }
    assertThat(
            marketer.get("/api/tags?search=insight.churn").json().at("/predictions/0/modelVersion"))
        .hasToString("\"churn-3\"");
    // Its leads, with their reasons, on the lists of those who may see the customers.
    List<JsonNode> here = worklist(manager);
    List<JsonNode> there = worklist(elsewhere);
    assertThat(here).hasSize(8).allMatch(item -> key(item) % 2 == 0);
    assertThat(there).hasSize(8).allMatch(item -> key(item) % 2 == 1);
    for (JsonNode item : here) {
      int i = key(item);
      assertThat(item.path("campaign").asString()).isEqualTo("insight.churn");
      assertThat(item.path("words").asString())
          .startsWith("May leave within a month")
          .contains("churn-3: %d ≥ 91".formatted(i % 100), "age: " + (20 + i % 50));
    }
  }

  @Test
  @Order(5)
  void shouldNotMakeALeadTwiceAndFollowTheScores() {
    Answer again = marketer.send("POST", "/api/insights/insight.churn/leads", Map.of());
    assertThat(again.json().path("leads").asLong()).isZero();
    assertThat(again.json().path("above").asLong()).isEqualTo(2);

    // Two newcomers, I10 and I110, and I99 and I199 fall below.
    scores(i -> i % 100 == 10 ? 99 : i % 100 == 99 ? 1 : i % 100);
    following.follow();

    int newcomer = customers.idsOf(List.of("I10")).getOrDefault("I10", -1);
    int fallen = customers.idsOf(List.of("I99")).getOrDefault("I99", -1);
    var column = indexes.current().require("insight.churn");
    assertThat(column.textAt(newcomer)).isEqualTo("true");
    assertThat(column.textAt(fallen)).isEqualTo("false");
    Answer more = marketer.send("POST", "/api/insights/insight.churn/leads", Map.of());
    assertThat(more.json().path("leads").asLong()).isEqualTo(2);
    assertThat(worklist(manager).size() + worklist(elsewhere).size()).isEqualTo(18);
  }

  @Test
  @Order(6)
  void shouldCountWhatBecameOfTheLeadsAndTakeTheRestBack() {
    String id = worklist(manager).get(0).path("id").asString();
    assertThat(
            manager
                .send("POST", "/api/worklist/" + id + "/result", Map.of("result", "INTERESTED"))
                .status())
        .isEqualTo(204);
    JsonNode before = marketer.get("/api/insights/insight.churn").json();
    assertThat(before.at("/leads/interested").asLong()).isEqualTo(1);
    assertThat(before.at("/leads/open").asLong()).isEqualTo(17);
    assertThat(before.path("rounds")).hasSize(3);
    // The score can't go while a model in use rests on it.
    assertThat(marketer.get("/api/tags/churn.score/usage").text()).contains("insight.churn");

    assertThat(marketer.send("POST", "/api/insights/insight.churn/end", Map.of()).status())
        .isEqualTo(204);

    assertThat(worklist(manager)).isEmpty();
    JsonNode after = marketer.get("/api/insights/insight.churn").json();
    assertThat(after.at("/leads/done").asLong()).isEqualTo(1);
    assertThat(after.at("/leads/withdrawn").asLong()).isEqualTo(17);
    assertThat(marketer.send("POST", "/api/insights/insight.churn/leads", Map.of()).code())
        .isEqualTo("INSIGHT_ENDED");
  }

  private void scores(java.util.function.IntUnaryOperator score) {
    String rows =
        IntStream.range(0, CUSTOMERS)
            .mapToObj(
                i ->
                    "I%d,%d,%d,%s\n"
                        .formatted(i, score.applyAsInt(i), 20 + i % 50, i % 2 == 0 ? "IN" : "EL"))
            .collect(Collectors.joining());
    new ImportCalls(marketer).done("code=churn&key=id&branch=home", "id,score,age,home\n" + rows);
  }

  private void model(String version) {
    jdbc.sql(
            """
            update tag_sheet set predicted = true, model_version = ?, probability = 0.71
            where tag_id = (select id from tag_tag where code = 'churn.score')""")
        .param(version)
        .update();
  }

  /** The one proposal that waits. */
  private long waiting() {
    JsonNode waiting = approver.get("/api/insight-reviews").json();
    assertThat(waiting).hasSize(1);
    return waiting.at("/0/deployment/id").asLong();
  }

  private static Answer decide(HttpCaller who, long id, boolean accept, @Nullable String note) {
    Map<String, Object> decision = new HashMap<>();
    decision.put("accept", accept);
    decision.put("note", note);
    return who.send("POST", "/api/insight-reviews/" + id + "/decision", decision);
  }

  private Answer deploy(Map<String, Object> instead) {
    return marketer.send("POST", "/api/insights", wanted(instead));
  }

  private static Map<String, Object> wanted(Map<String, Object> instead) {
    Map<String, Object> wanted =
        new HashMap<>(
            Map.of(
                "tag", "insight.churn",
                "nameZh", "即将流失",
                "nameEn", "About to leave",
                "scoreTag", "churn.score",
                "cutOff", 91,
                "reason", "May leave within a month",
                "because", List.of("churn.age")));
    wanted.putAll(instead);
    return wanted;
  }

  private static List<JsonNode> worklist(HttpCaller who) {
    return List.copyOf(who.get("/api/worklist").json().path("items").values());
  }

  private static int key(JsonNode item) {
    return Integer.parseInt(item.path("customer").asString().substring(1));
  }
}
