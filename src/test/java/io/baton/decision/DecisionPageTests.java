package io.baton.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Audit;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decision tables over HTTP. */
@BatonTest
class DecisionPageTests {
  private static final String PASSWORD = "a quiet harbour";

  @Autowired Users users;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @Test
  void shouldListShowAndSave() {
    HttpCaller marketer = caller("decision-marketer", "MARKETER");
    assertThat(marketer.get("/api/decisions").json().findValuesAsString("key"))
        .contains("approval-routing", "targeting", "channel-priority", "frequency-caps");
    String document = marketer.get("/api/decisions/targeting/xml").text();
    assertThat(document).contains("目标客户与产品匹配");

    String changed = document.replace("&lt; 18", "&lt; 21");
    HttpCaller.Answer saved = save(marketer, "targeting", changed);
    assertThat(saved.status()).isEqualTo(200);
    String hash = saved.json().path("hash").asString();
    assertThat(marketer.get("/api/decisions/targeting/xml").text()).isEqualTo(document);
    assertThat(marketer.get("/api/decisions/targeting/draft/xml").text()).isEqualTo(changed);
    assertThat(approve(marketer, hash).status()).isEqualTo(403);
    // With the draft, and not only when somebody asks for it.
    assertThat(
            jdbc.sql(
                    "select compared from decision_certificate where hash = ? and difference is null")
                .param(hash)
                .query(Long.class)
                .list())
        .hasSize(1)
        .allMatch(compared -> compared > 0);

    HttpCaller approver = caller("decision-approver", "APPROVER");
    assertThat(approve(approver, "another").code()).isEqualTo("DECISION_DRAFT_CHANGED");
    HttpCaller.Answer approved = approve(approver, hash);
    assertThat(approved.status()).isEqualTo(201);
    assertThat(approved.json().path("version").asInt()).isEqualTo(2);
    assertThat(approved.json().path("actor").asString()).isEqualTo("decision-marketer");
    assertThat(marketer.get("/api/decisions/targeting/xml").text()).isEqualTo(changed);
    assertThat(marketer.get("/api/decisions/targeting/draft").status()).isEqualTo(204);
    assertThat(approve(approver, hash).code()).isEqualTo("DECISION_NO_DRAFT");
    assertThat(
            marketer.get("/api/decisions/targeting/versions").json().findValuesAsString("version"))
        .containsExactly("2", "1");
    HttpCaller.Answer compared = marketer.get("/api/decisions/targeting/comparison?from=1&to=2");
    assertThat(compared.status()).isEqualTo(200);
    assertThat(compared.json().at("/moves/leave").isNumber()).isTrue();
    assertThat(marketer.get("/api/decisions/targeting/comparison?from=1&to=9").code())
        .isEqualTo("DECISION_UNKNOWN");
    assertThat(marketer.get("/api/decisions/frequency-caps/comparison?from=1&to=1").code())
        .isEqualTo("DECISION_GIVES_LISTS");
    assertThat(audit.page(0, 1).get(0).subject()).isEqualTo("decision:targeting");
  }

  @Test
  void shouldLetNobodyApproveTheirOwn() {
    users.create(
        new UserDraft(
            "decision-both", PASSWORD, Set.of("MARKETER", "APPROVER"), Branches.HEAD_OFFICE));
    HttpCaller both = HttpCaller.signedIn(port, "decision-both", PASSWORD);
    String changed = both.get("/api/decisions/targeting/xml").text().replace("500000", "600000");
    String hash = save(both, "targeting", changed).json().path("hash").asString();
    assertThat(approve(both, hash).code()).isEqualTo("DECISION_OWN_DRAFT");
    assertThat(both.send("DELETE", "/api/decisions/targeting/draft", Map.of()).status())
        .isEqualTo(204);
  }

  @Test
  void shouldSayWhatADocumentWouldDo() {
    HttpCaller marketer = caller("decision-examiner", "MARKETER");
    String document = marketer.get("/api/decisions/channel-priority/xml").text();
    HttpCaller.Answer examined = examine(marketer, document);
    assertThat(examined.status()).isEqualTo(200);
    assertThat(examined.json().path("findings").size()).isZero();
    assertThat(examined.json().path("rows").size()).isPositive();
    assertThat(examined.json().at("/moves/moves").size()).isZero();

    HttpCaller.Answer refused =
        examine(marketer, document.replaceFirst("<text>[^<]*&gt;[^<]*</text>", "<text>x +</text>"));
    assertThat(refused.json().path("findings").get(0).path("place").asString())
        .contains("row", "column");

    HttpCaller.Answer tried =
        marketer.send(
            "POST",
            "/api/decisions/channel-priority/trial",
            Map.of("xml", document, "cases", List.of(Map.of("age", 30), Map.of("age", "x"))));
    assertThat(tried.json().get(0).path("hits").get(0).path("values").path("channel").asString())
        .isNotEmpty();
    assertThat(tried.json().get(1).path("refusal").asString()).contains("age");
  }

  /** Well-formed to us; only Camunda's own engine can know that it is no FEEL. */
  @Test
  void shouldAskTheOfficialEngineBeforeItStores() {
    HttpCaller marketer = caller("decision-asker", "MARKETER");
    String document = marketer.get("/api/decisions/channel-priority/xml").text();
    HttpCaller.Answer refused =
        save(
            marketer,
            "channel-priority",
            document.replaceFirst("<text>&gt;= 5</text>", "<text>? + * 5</text>"));
    assertThat(refused.code()).isEqualTo("DECISION_REFUSED");
    assertThat(refused.json().path("findings").toString()).contains("official engine");
  }

  @Test
  void shouldRefuseWithFindings() {
    HttpCaller marketer = caller("decision-hostile", "MARKETER");
    String document = marketer.get("/api/decisions/channel-priority/xml").text();
    HttpCaller.Answer groovy =
        save(
            marketer,
            "channel-priority",
            document.replaceFirst("<inputEntry ", "<inputEntry expressionLanguage=\"groovy\" "));
    assertThat(groovy.status()).isEqualTo(422);
    assertThat(groovy.code()).isEqualTo("DECISION_REFUSED");
    assertThat(groovy.json().path("findings").get(0).path("place").asString())
        .contains("@expressionLanguage");

    HttpCaller.Answer doctype =
        save(
            marketer,
            "channel-priority",
            document.replace(
                "<definitions", "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><definitions"));
    assertThat(doctype.status()).isEqualTo(422);
    assertThat(save(marketer, "channel-priority", "x".repeat(2_000_000)).code())
        .isEqualTo("DECISION_TOO_LARGE");
    assertThat(marketer.get("/api/decisions/unknown/xml").status()).isEqualTo(404);
    assertThat(marketer.get("/api/decisions/channel-priority/xml").text()).isEqualTo(document);
  }

  @Test
  void shouldLetOnlyAuthorsSave() {
    HttpCaller manager = caller("decision-manager", "RELATIONSHIP_MANAGER");
    assertThat(save(manager, "targeting", "<x/>").status()).isEqualTo(403);
    assertThat(new HttpCaller(port).get("/api/decisions").status()).isEqualTo(401);
  }

  private HttpCaller caller(String name, String role) {
    users.create(new UserDraft(name, PASSWORD, Set.of(role), Branches.HEAD_OFFICE));
    return HttpCaller.signedIn(port, name, PASSWORD);
  }

  private static HttpCaller.Answer save(HttpCaller caller, String key, String document) {
    return caller.sendText("PUT", "/api/decisions/" + key + "/draft", document, "application/xml");
  }

  private static HttpCaller.Answer approve(HttpCaller caller, String hash) {
    return caller.send("POST", "/api/decisions/targeting/draft/approval", Map.of("hash", hash));
  }

  private static HttpCaller.Answer examine(HttpCaller caller, String document) {
    return caller.sendText(
        "POST", "/api/decisions/channel-priority/examination", document, "application/xml");
  }
}
