package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Audit;
import io.baton.access.AuditEntry;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.CustomerSet;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators can do over HTTP, what they are asked for, and who may not. */
@BatonTest
class DispatchControllerTests {
  private static final String PASSWORD = "a quiet harbour";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired Users users;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private HttpCaller operator;

  @BeforeEach
  void signIn() {
    operator = caller("OPERATOR");
  }

  private HttpCaller caller(String role) {
    String name = "dispatch-" + NUMBER.incrementAndGet();
    users.create(new UserDraft(name, PASSWORD, Set.of(role), io.baton.access.Branches.HEAD_OFFICE));
    return HttpCaller.signedIn(port, name, PASSWORD);
  }

  @Test
  void shouldStopWithANoteAndReleaseWithANote() {
    assertThat(post("/api/dispatch/stop", Map.of("note", " ")).json().get("code").asString())
        .isEqualTo("DISPATCH_INVALID");
    assertThat(post("/api/dispatch/stop", Map.of("note", "wrong text")).status()).isEqualTo(204);
    assertThat(operator.get("/api/dispatch").json().get("paused").asBoolean()).isTrue();
    assertThat(operator.get("/api/channels").json().get(0).get("held").get(0).asString())
        .isEqualTo("STOPPED");
    assertThat(post("/api/dispatch/resume", Map.of()).status()).isEqualTo(204);
    assertThat(operator.get("/api/dispatch").json().get("paused").asBoolean())
        .as("a resume does not end a stop")
        .isTrue();
    assertThat(
            post("/api/dispatch/release", Map.of("reason", "RESTORED", "note", "x"))
                .json()
                .get("code")
                .asString())
        .isEqualTo("DISPATCH_HOLD_UNKNOWN");
    assertThat(
            post("/api/dispatch/release", Map.of("reason", "STOPPED", "note", "text withdrawn"))
                .status())
        .isEqualTo(204);
    assertThat(operator.get("/api/dispatch").json().get("paused").asBoolean()).isFalse();
    assertThat(actions()).contains("DISPATCH_STOPPED", "DISPATCH_RELEASED");
  }

  @Test
  void shouldPauseOneChannelAndSetItsPace() {
    assertThat(post("/api/channels/SMS/pause", Map.of()).status()).isEqualTo(204);
    assertThat(post("/api/channels/FAX/pause", Map.of()).json().get("code").asString())
        .isEqualTo("CHANNEL_UNKNOWN");
    Map<String, Integer> none = new HashMap<>();
    none.put("perSecond", null);
    assertThat(put("/api/channels/SMS/pace", Map.of("perSecond", 0)).status()).isEqualTo(422);
    assertThat(put("/api/channels/SMS/pace", Map.of("perSecond", 300)).status()).isEqualTo(204);
    assertThat(sms().get("pace").get("perSecond").asInt()).isEqualTo(300);
    assertThat(sms().get("held").get(0).asString()).isEqualTo("PAUSED");
    assertThat(put("/api/channels/SMS/pace", none).status()).isEqualTo(204);
    assertThat(sms().get("pace").get("perSecond").isNull()).isTrue();
    assertThat(post("/api/channels/SMS/resume", Map.of()).status()).isEqualTo(204);
    assertThat(sms().get("held").size()).isZero();
    assertThat(put("/api/dispatch/priorities/SPRING-01", Map.of("priority", 10)).status())
        .isEqualTo(422);
    assertThat(put("/api/dispatch/priorities/SPRING-01", Map.of("priority", 7)).status())
        .isEqualTo(204);
    assertThat(operator.get("/api/dispatch/priorities").json().get("SPRING-01").asInt())
        .isEqualTo(7);
    assertThat(actions())
        .contains("CHANNEL_PAUSED", "CHANNEL_RESUMED", "CHANNEL_PACE_SET", "DISPATCH_PRIORITY_SET");
  }

  private tools.jackson.databind.JsonNode sms() {
    for (var channel : operator.get("/api/channels").json()) {
      if (channel.get("channel").asString().equals("SMS")) {
        return channel;
      }
    }
    throw new AssertionError("no SMS");
  }

  @Test
  void shouldSettleDoubtsOnlyInTheNumberThatWasShown() {
    jdbc.sql(
            """
            with step as (
              insert into touch_step (run_id, step, occurrence, chunk, origin, campaign_code,
                channel, purpose, template_key, template_version, manifest_hash, due, candidates, month)
              values (77, 7, 0, 0, 'T', 'C77', 'SMS', 'MARKETING', 't', 1, 'h', shared_now(), 2,
                (select month from touch_month where dropped_at is null order by month limit 1))
              returning id),
            batch as (
              insert into touch_batch (step_id, run_id, channel, first_customer, last_customer,
                members, planned, in_doubt, done, due)
              select id, 77, 'SMS', 1, 2, '\\x', 2, 2, true, shared_now() from step returning id),
            touches as (
              insert into touch_touch (run_id, step, customer, occurrence, state, month)
              select 77, 7, c, 0, 4, month
              from (values (1), (2)) as v (c), (select month from touch_month
                where dropped_at is null order by month limit 1) m)
            insert into touch_doubt
              (run_id, step, occurrence, customer, batch_id, channel, reason, since)
            select 77, 7, 0, c, id, 'SMS', 'NO_ANSWER', clock_timestamp()
            from batch, (values (1), (2)) as v (c)
            """)
        .update();
    var group = operator.get("/api/dispatch/doubts").json().get(0);
    assertThat(group.get("campaign").asString()).isEqualTo("C77");
    assertThat(group.get("customers").asInt()).isEqualTo(2);
    assertThat(settle(3, "ACCEPTED", "asked").json().get("code").asString())
        .isEqualTo("DISPATCH_DOUBTS_CHANGED");
    assertThat(settle(2, "ACCEPTED", "").status()).isEqualTo(422);
    assertThat(settle(2, "MAYBE", "asked").status()).isEqualTo(400);
    assertThat(settle(2, "ACCEPTED", "asked the peer").json().get("customers").asInt())
        .isEqualTo(2);
    assertThat(settle(2, "ACCEPTED", "asked").json().get("code").asString())
        .isEqualTo("DISPATCH_DOUBTS_UNKNOWN");
    assertThat(actions()).contains("DOUBTS_SETTLED");
    assertThat(operator.get("/api/dispatch/dead-letters").status()).isEqualTo(200);
    assertThat(operator.get("/api/dispatch/months").json().get(0).get("state").asString())
        .isEqualTo("KEPT");
  }

  @Test
  void shouldResendDeadLettersOnlyAsTheyWereShown() {
    String step =
        """
        with step as (
          insert into touch_step (run_id, step, occurrence, chunk, origin, campaign_code, channel,
            purpose, template_key, template_version, manifest_hash, due, candidates, month)
          values (78, 7, 0, 0, 'T', 'C78', 'SMS', 'SERVICE', 't', 1, 'h', shared_now(), 2,
            (select month from touch_month where dropped_at is null order by month limit 1))
          returning id, month),
        batch as (
          insert into touch_batch (step_id, run_id, channel, first_customer, last_customer,
            members, planned, refused, done, due)
          select id, 78, 'SMS', 1, 2, ?, 2, 2, true, shared_now() from step returning id),
        touches as (
          insert into touch_touch (run_id, step, customer, occurrence, state, detail, month)
          select 78, 7, c, 0, 2, 'BARRED', month from (values (1), (2)) as v (c), step)
        insert into touch_dead_letter (batch_id, state, detail, customers)
        select id, 2, 'BARRED', 2 from batch
        """;
    jdbc.sql(step).param(CustomerSet.range(1, 3).toBytes()).update();
    // Nothing leaves meanwhile, so that the answers do not depend on the dispatcher.
    post("/api/dispatch/pause", Map.of());
    assertThat(resend(3, "asked").code()).isEqualTo("DISPATCH_LETTERS_CHANGED");
    assertThat(resend(2, " ").status()).isEqualTo(422);
    assertThat(resend(2, "number repaired").json().get("customers").asInt()).isEqualTo(2);
    assertThat(actions()).contains("DEAD_LETTERS_RESENT");
    assertThat(resend(2, "once more").code()).isEqualTo("DISPATCH_LETTERS_UNKNOWN");
    jdbc.sql("insert into touch_stop (run_id) values (78)").update();
    post("/api/dispatch/resume", Map.of());
  }

  private HttpCaller.Answer resend(int customers, String note) {
    return post(
        "/api/dispatch/dead-letters/resend",
        Map.of(
            "channel",
            "SMS",
            "runId",
            78,
            "state",
            "REFUSED_BY_CHANNEL",
            "detail",
            "BARRED",
            "customers",
            customers,
            "note",
            note));
  }

  private HttpCaller.Answer settle(int customers, String verdict, String note) {
    return settle(operator, customers, verdict, note);
  }

  private static HttpCaller.Answer settle(
      HttpCaller caller, int customers, String verdict, String note) {
    return caller.send(
        "POST",
        "/api/dispatch/doubts/settle",
        Map.of(
            "channel",
            "SMS",
            "runId",
            77,
            "reason",
            "NO_ANSWER",
            "verdict",
            verdict,
            "customers",
            customers,
            "note",
            note));
  }

  @Test
  void shouldLetNobodyElseTouchTheBrake() {
    HttpCaller marketer = caller("MARKETER");
    for (String path : List.of("pause", "resume", "stop", "release")) {
      assertThat(marketer.send("POST", "/api/dispatch/" + path, Map.of("note", "x")).status())
          .as(path)
          .isEqualTo(403);
    }
    assertThat(settle(marketer, 2, "ACCEPTED", "x").status()).isEqualTo(403);
    assertThat(marketer.get("/api/dispatch").status()).isEqualTo(200);
    assertThat(marketer.get("/api/dispatch/doubts").status()).isEqualTo(403);
  }

  private List<String> actions() {
    return audit.page(0, 50).stream().map(AuditEntry::action).toList();
  }

  private HttpCaller.Answer post(String path, Map<String, ?> body) {
    return operator.send("POST", path, body);
  }

  private HttpCaller.Answer put(String path, Map<String, ?> body) {
    return operator.send("PUT", path, body);
  }
}
