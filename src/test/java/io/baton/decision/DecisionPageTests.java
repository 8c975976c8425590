package io.baton.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Audit;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Decision tables over HTTP. */
@BatonTest
class DecisionPageTests {
  private static final String PASSWORD = "a quiet harbour";

  @Autowired Users users;
  @Autowired Audit audit;
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
    assertThat(saved.status()).isEqualTo(201);
    assertThat(saved.json().path("version").asInt()).isEqualTo(2);
    assertThat(saved.json().path("actor").asString()).isEqualTo("decision-marketer");
    assertThat(marketer.get("/api/decisions/targeting/xml").text()).isEqualTo(changed);
    assertThat(audit.page(0, 1).get(0).subject()).isEqualTo("decision:targeting");
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
    return caller.sendText("POST", "/api/decisions/" + key, document, "application/xml");
  }
}
