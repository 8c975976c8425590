package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.event.EventIntake;
import io.baton.event.RawEvent;
import io.baton.shared.BatonClock;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
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

/** What a trigger would do, as the screen asks for it: of yesterday, and on trial. */
@BatonTest
class TriggerPreviewTests {
  private static final String PASSWORD = "a quiet harbour";
  private static final ZoneId BANK = ZoneId.of("Asia/Shanghai");

  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Customers customers;
  @Autowired EventIntake intake;
  @Autowired BatonClock clock;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String type = "tried-" + mark;
  private Instant yesterday;
  private Instant dayBefore;

  @BeforeEach
  void bank() {
    branches.putAll(List.of(new Branch("TE", "East", null), new Branch("TW", "West", null)));
    customers.register(
        List.of(
            new NewCustomer("e1-" + mark, "TE", null, null, null),
            new NewCustomer("e2-" + mark, "TE", null, null, null),
            new NewCustomer("w1-" + mark, "TW", null, null, null)));
    LocalDate day = clock.now().atZone(BANK).toLocalDate().minusDays(1);
    yesterday = day.atTime(LocalTime.NOON).atZone(BANK).toInstant();
    dayBefore = day.atStartOfDay(BANK).toInstant().minusMillis(1);
  }

  @Test
  void shouldSayHowManyWouldHaveMatchedYesterday() {
    happened("e1", yesterday, 500);
    happened("e1", yesterday.plusSeconds(60), 900);
    happened("e2", yesterday, 99);
    happened("e2", dayBefore, 500);
    happened("w1", yesterday, 500);
    JsonNode everybody = preview(caller("MARKETER", "0000"), "event.amount >= 100");
    assertThat(everybody.get("events").asLong()).isEqualTo(4);
    assertThat(everybody.get("matched").asLong()).isEqualTo(3);
    assertThat(everybody.get("customers").asLong()).isEqualTo(2);
    JsonNode ofTheEast = preview(caller("MARKETER", "TE"), "event.amount >= 100");
    assertThat(ofTheEast.get("events").asLong()).isEqualTo(3);
    assertThat(ofTheEast.get("matched").asLong()).isEqualTo(2);
    assertThat(ofTheEast.get("customers").asLong()).isEqualTo(1);
  }

  @Test
  void shouldNotGuessWhatTheHistoryDoesNotKeep() {
    happened("e1", yesterday, 500);
    JsonNode preview =
        preview(caller("MARKETER", "0000"), "event.amount > 1 and event.mood = \"x\"");
    assertThat(preview.get("events").asLong()).isEqualTo(1);
    assertThat(preview.get("matched").isNull()).isTrue();
    assertThat(preview.get("notKept").get(0).stringValue()).isEqualTo("event.mood");
  }

  @Test
  void shouldNameWhatIsWrongWithTheCondition() {
    HttpCaller.Answer answer =
        caller("MARKETER", "0000")
            .send("POST", "/api/campaigns/trigger-preview", asked("event.amount >"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("/trigger/condition").contains("CONDITION_SYNTAX");
  }

  @Test
  void shouldCountOnTrialAndBringNobodyIn() {
    HttpCaller marketer = caller("MARKETER", "TE");
    JsonNode draft = marketer.send("POST", "/api/campaigns", plan("event.amount >= 100")).json();
    String code = draft.get("code").stringValue();
    String path = "/api/campaigns/" + code;
    assertThat(marketer.get(path + "/trial").json().get("trial").isNull()).isTrue();
    assertThat(caller("APPROVER", "0000").send("POST", path + "/trial", Map.of()).status())
        .isEqualTo(403);
    assertThat(caller("MARKETER", "TW").send("POST", path + "/trial", Map.of()).status())
        .isEqualTo(404);
    assertThat(marketer.send("POST", path + "/trial", Map.of()).status()).isEqualTo(200);

    happened("e1", clock.now(), 500);
    happened("e1", clock.now(), 600);
    happened("e2", clock.now(), 5);
    happened("w1", clock.now(), 500);
    JsonNode trial = marketer.get(path + "/trial").json().get("trial");
    assertThat(trial.get("running").asBoolean()).isTrue();
    assertThat(trial.get("events").asLong()).isEqualTo(3);
    assertThat(trial.get("matched").asLong()).isEqualTo(2);
    assertThat(trial.get("customers").asLong()).isEqualTo(1);
    assertThat(
            jdbc.sql(
                    "SELECT count(*) FROM campaign_entry e JOIN campaign_campaign c"
                        + " ON c.id = e.campaign_id WHERE c.code = ?")
                .param(code)
                .query(Long.class)
                .single())
        .isZero();

    marketer.send("DELETE", path + "/trial", Map.of());
    happened("e2", clock.now(), 500);
    trial = marketer.get(path + "/trial").json().get("trial");
    assertThat(trial.get("running").asBoolean()).isFalse();
    assertThat(trial.get("matched").asLong()).isEqualTo(2);

    int version = marketer.get(path).json().get("version").asInt();
    marketer.send("PUT", path + "?version=" + version, plan("event.amount >= 1"));
    assertThat(marketer.get(path + "/trial").json().get("trial").isNull()).isTrue();
  }

  private JsonNode preview(HttpCaller caller, String condition) {
    HttpCaller.Answer answer =
        caller.send("POST", "/api/campaigns/trigger-preview", asked(condition));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private Map<String, Object> asked(String condition) {
    return Map.of("trigger", Map.of("eventType", type, "condition", condition));
  }

  private Map<String, Object> plan(String condition) {
    return Map.of(
        "name",
        "trial",
        "goal",
        "a test",
        "journey",
        "salary-arrived",
        "trigger",
        Map.of("eventType", type, "condition", condition));
  }

  private HttpCaller caller(String role, String branch) {
    String name = "t" + UUID.randomUUID().toString().substring(0, 12);
    users.create(new UserDraft(name, PASSWORD, Set.of(role), branch));
    return HttpCaller.signedIn(port, name, PASSWORD);
  }

  private void happened(String who, Instant at, int amount) {
    String json =
        "{\"id\":\"%s\",\"source\":\"test\",\"type\":\"%s\",\"customer\":\"%s-%s\",\"at\":\"%s\",\"fields\":{\"amount\":%d}}"
            .formatted(UUID.randomUUID(), type, who, mark, at, amount);
    assertThat(
            intake
                .accept(List.of(new RawEvent("test", json.getBytes(StandardCharsets.UTF_8))))
                .accepted())
        .isEqualTo(1);
  }
}
