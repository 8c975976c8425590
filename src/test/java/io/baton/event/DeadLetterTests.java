package io.baton.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.event.catalogue.CatalogueOfTests;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Dead letters are found, covered, mended and tried again. */
@BatonTest
class DeadLetterTests {
  private static final String PASSWORD = "correct horse battery 7";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Customers customers;
  @Autowired EventIntake intake;
  @Autowired JdbcClient jdbc;

  private final String source = "dl-" + UUID.randomUUID();
  private HttpCaller caller;

  @BeforeEach
  void signIn() {
    if (users.find("della").isEmpty()) {
      users.create(new UserDraft("della", PASSWORD, Set.of("OPERATOR"), "0000"));
      users.create(new UserDraft("adam", PASSWORD, Set.of("ADMINISTRATOR"), "0000"));
      users.create(new UserDraft("mia", PASSWORD, Set.of("MARKETER"), "0000"));
      customers.register(List.of(new NewCustomer("DL1", null, null, null, null)));
      CatalogueOfTests.declare(
          jdbc,
          "dl-pay",
          "{\"type\":\"object\",\"properties\":{\"amount\":{\"type\":\"number\"}}}");
    }
    caller = HttpCaller.signedIn(port, "della", PASSWORD);
  }

  @Test
  void shouldMendOneValueWithoutShowingTheRest() {
    intake.accept(List.of(event("1", "DL1", "\"12\"")));
    JsonNode letter = page("BREAKS_SCHEMA").at("/items/0");
    assertThat(letter.at("/detail").asString()).isEqualTo("/fields/amount breaks type");
    long id = letter.at("/id").asLong();

    Answer shown = caller.get("/api/events/dead-letters/" + id);
    assertThat(shown.json().at("/whole").asBoolean()).isTrue();
    assertThat(shown.text()).doesNotContain("13800138000").doesNotContain("王小明");
    Answer mended =
        caller.send(
            "POST",
            "/api/events/dead-letters/" + id + "/mend",
            Map.of("edits", List.of(Map.of("pointer", "/fields/amount", "value", 12))));
    assertThat(mended.json().at("/accepted").asInt()).isEqualTo(1);

    JsonNode after = caller.get("/api/events/dead-letters/" + id).json();
    assertThat(after.at("/letter/state").asString()).isEqualTo("REPLAYED");
    assertThat(after.at("/letter/settledBy").asString()).isEqualTo("della");
    assertThat(after.at("/fixed/fields/amount").asInt()).isEqualTo(12);
    assertThat(inbox()).isEqualTo(1);
    assertThat(audit("EVENT_DEAD_LETTERS_REPLAYED", id)).isEqualTo(1);
    assertThat(
            caller
                .send("POST", "/api/events/dead-letters/" + id + "/mend", Map.of("payload", "{}"))
                .code())
        .isEqualTo("EVENT_DEAD_LETTER_SETTLED");
  }

  @Test
  void shouldTryManyAgainOnceTheirCauseIsGone() {
    String late = "late-" + UUID.randomUUID();
    intake.accept(
        List.of(event("1", late, "1"), event("2", late, "2"), event("3", "never-" + late, "3")));
    assertThat(page("UNKNOWN_CUSTOMER").at("/total").asInt()).isEqualTo(3);
    customers.register(List.of(new NewCustomer(late, null, null, null, null)));

    Answer again =
        caller.send(
            "POST",
            "/api/events/dead-letters/replay",
            Map.of("reason", "UNKNOWN_CUSTOMER", "source", source));
    assertThat(again.json().at("/accepted").asInt()).isEqualTo(2);
    assertThat(again.json().at("/deadLettered").asInt()).isEqualTo(1);
    JsonNode open = page("UNKNOWN_CUSTOMER");
    assertThat(open.at("/total").asInt()).isEqualTo(1);
    assertThat(open.at("/items/0/origin").asString()).startsWith("dead-letter/");

    long id = open.at("/items/0/id").asLong();
    assertThat(
            caller
                .send("POST", "/api/events/dead-letters/give-up", Map.of("ids", List.of(id)))
                .json()
                .at("/letters")
                .asInt())
        .isEqualTo(1);
    assertThat(page("UNKNOWN_CUSTOMER").at("/total").asInt()).isZero();
    JsonNode facets = caller.get("/api/events/dead-letters/facets?state=REPLAYED").json();
    assertThat(facets.at("/sources").toString()).contains(source);
  }

  @Test
  void shouldShowPersonsOnlyToThoseWhoSayWhy() {
    intake.accept(List.of(event("1", "DL1", "\"12\"")));
    long id = page("BREAKS_SCHEMA").at("/items/0/id").asLong();
    String path = "/api/events/dead-letters/" + id;
    assertThat(caller.send("POST", path + "/disclosure", Map.of("reason", "no")).status())
        .isEqualTo(422);
    Answer told = caller.send("POST", path + "/disclosure", Map.of("reason", "ticket 4711"));
    assertThat(told.text()).contains("13800138000").contains("王小明");
    assertThat(
            jdbc.sql("SELECT count(*) FROM access_audit WHERE subject = ?")
                .param("event-dead-letter:" + id)
                .query(Long.class)
                .single())
        .isEqualTo(1);

    HttpCaller administrator = HttpCaller.signedIn(port, "adam", PASSWORD);
    assertThat(administrator.get(path).status()).isEqualTo(200);
    assertThat(
            administrator
                .send("POST", path + "/disclosure", Map.of("reason", "ticket 4711"))
                .status())
        .isEqualTo(403);
    assertThat(HttpCaller.signedIn(port, "mia", PASSWORD).get(path).status()).isEqualTo(403);
  }

  @Test
  void shouldRefuseWhatCannotBeMended() {
    intake.accept(
        List.of(
            new RawEvent("x", IntakeFixture.bytes("{broken " + source)),
            new RawEvent("x", new byte[EventReader.MAX_BYTES + 1])));
    JsonNode broken =
        caller.get("/api/events/dead-letters?reason=BAD_JSON&size=1").json().at("/items/0");
    Answer edit =
        caller.send(
            "POST",
            "/api/events/dead-letters/" + broken.at("/id").asLong() + "/mend",
            Map.of("edits", List.of(Map.of("pointer", "/a", "value", 1))));
    assertThat(edit.code()).isEqualTo("EVENT_DEAD_LETTER_UNFIT");
    assertThat(edit.json().at("/findings/0/place").asString()).isEqualTo("/payload");
    JsonNode large =
        caller.get("/api/events/dead-letters?reason=TOO_LARGE&size=1").json().at("/items/0");
    assertThat(
            caller
                .get("/api/events/dead-letters/" + large.at("/id").asLong())
                .json()
                .at("/whole")
                .asBoolean())
        .isFalse();
  }

  private JsonNode page(String reason) {
    return caller.get("/api/events/dead-letters?reason=" + reason + "&source=" + source).json();
  }

  private long inbox() {
    return jdbc.sql("SELECT count(*) FROM event_inbox WHERE source = ?")
        .param(source)
        .query(Long.class)
        .single();
  }

  private long audit(String action, long id) {
    return jdbc.sql("SELECT count(*) FROM access_audit WHERE action = ? AND subject = ?")
        .param(action)
        .param("event-dead-letters:" + id)
        .query(Long.class)
        .single();
  }

  private RawEvent event(String id, String customer, String amount) {
    return IntakeFixture.raw(
        """
        {"id":"%s","source":"%s","type":"dl-pay","customer":"%s","at":"2026-11-01T10:00:00+08:00",\
        "fields":{"amount":%s,"phone":"13800138000","name":"王小明"}}"""
            .formatted(id, source, customer, amount));
  }
}
