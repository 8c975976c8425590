package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.event.EventDeclarations;
import io.baton.event.EventPublisher;
import io.baton.event.OutgoingEvent;
import io.baton.segment.Segment;
import io.baton.segment.SegmentDraft;
import io.baton.segment.Segments;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * A real-time tag from its definition over HTTP to everything that uses it: events come by Kafka
 * and by HTTP, the tag changes, a trigger, a segment and the tag service see it.
 */
@BatonTest
class RealtimeTagTests extends Triggered {
  private static final String PASSWORD = "a quiet harbour";

  @Autowired EventPublisher publisher;
  @Autowired EventDeclarations declarations;
  @Autowired Segments segments;
  @Autowired Users users;
  @LocalServerPort int port;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String tag = "declined_" + mark;
  private HttpCaller administrator;
  private HttpCaller approver;

  @BeforeEach
  void declinedCards() {
    declarations.declare(
        type,
        JsonMapper.shared()
            .readTree(
                """
                {"nameZh": "刷卡被拒", "nameEn": "Card declined", "owner": "Tests", "source": "test",
                 "keyPointer": "/id", "timePointer": "/at", "customerPointer": "/customer",
                 "keyEvent": false, "reaction": null, "note": null, "version": null, "sample": {},
                 "schema": {"type": "object", "properties": {"amount": {"type": "number"}}}}"""));
    users.create(new UserDraft("adm-" + mark, PASSWORD, Set.of("ADMINISTRATOR"), "0000"));
    users.create(new UserDraft("app-" + mark, PASSWORD, Set.of("APPROVER"), "0000"));
    administrator = HttpCaller.signedIn(port, "adm-" + mark, PASSWORD);
    approver = HttpCaller.signedIn(port, "app-" + mark, PASSWORD);
    ok(
        administrator.send(
            "PUT",
            "/api/window-tags/" + tag,
            Map.of(
                "nameZh",
                "一小时内刷卡被拒次数",
                "nameEn",
                "Cards declined within an hour",
                "create",
                true,
                "definition",
                Map.of(
                    "what", "COUNT",
                    "events", Map.of("type", type, "condition", "event.amount >= 100"),
                    "window", Map.of("kind", "SLIDING", "size", "PT1H")))));
    bringOnline();
  }

  @Test
  void shouldBeSeenByTriggersSegmentsAndTheTagServiceWhileItsWindowIsOpen() {
    CampaignFacts campaign = live(again(tag + " >= 1"));
    Segment segment =
        segments.create(
            SegmentDraft.rule(
                "twice-" + mark,
                "twice",
                null,
                null,
                JsonMapper.shared()
                    .readTree("{\"field\":\"%s\",\"op\":\"ge\",\"value\":2}".formatted(tag))));
    String key = serviceKey(segment.code());

    publisher.publish(List.of(outgoing(who[0], 500), outgoing(who[1], 500), outgoing(who[2], 50)));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(value(who[0])).isEqualTo("1"));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(value(who[1])).isEqualTo("1"));
    assertThat(value(who[2])).as("an amount that does not count").isNull();
    assertThat(entered(campaign).isEmpty()).as("the first event does not see itself").isTrue();

    post(who[0], 500);
    assertThat(entered(campaign)).as("the second sees the first").isEqualTo(only(who[0]));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(value(who[0])).isEqualTo("2"));

    assertThat(segments.evaluate(segment)).isEqualTo(only(who[0]));
    assertThat(read(key, "/service/v1/segments/" + segment.code() + "/count"))
        .contains("\"customers\":1");
    assertThat(tags(key, who[0])).contains("\"" + tag + "\":2");
    assertThat(tags(key, who[1])).contains("\"" + tag + "\":1");
    assertThat(tags(key, who[2])).contains("\"" + tag + "\":null");

    clock.advance(Duration.ofMinutes(61));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(value(who[0])).isNull());
    assertThat(segments.evaluate(segment).isEmpty()).isTrue();
    assertThat(tags(key, who[0])).contains("\"" + tag + "\":null");
    post(who[1], 50);
    assertThat(entered(campaign)).as("the window is closed").isEqualTo(only(who[0]));
  }

  /** As they were before the event, and before all others that were taken in with it. */
  @Test
  void shouldJudgeByTheTagsAsTheyWereBeforeTheBatch() {
    CampaignFacts first = live(again("not(%s >= 1)".formatted(tag) + " and event.amount >= 100"));
    CampaignFacts known = live(again(tag + " >= 1"));
    happened(who[3], "\"amount\": 500");
    happened(who[3], "\"amount\": 700");
    send();
    assertThat(entered(known).isEmpty()).as("two of one batch do not see each other").isTrue();
    assertThat(entries(first)).as("not(null >= 1) is true of who has no value").isEqualTo(1);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(value(who[3])).isEqualTo("2"));
    happened(who[3], "\"amount\": 900");
    send();
    assertThat(entered(known)).isEqualTo(only(who[3]));
    assertThat(entries(first)).isEqualTo(1);
  }

  private TriggerPlan again(String condition) {
    return new TriggerPlan(type, condition, gap("PT1S"), null, null, null, null);
  }

  private static CustomerSet only(int customer) {
    return CustomerSet.of(customer);
  }

  private void bringOnline() {
    ok(
        administrator.send(
            "PUT",
            "/api/tags/" + tag + "/sheet",
            Map.of(
                "sheet",
                Map.of(
                    "theme", "TRANSACTIONS",
                    "type", "TRANSACTION",
                    "kind", "EVENT_WINDOW",
                    "predicted", false,
                    "definition", "cards declined from 100 on, within an hour",
                    "businessContact", "cards",
                    "developerContact", "data",
                    "freshWithinHours", 1),
                "version",
                version())));
    move(administrator, "SUBMIT");
    move(approver, "APPROVE");
  }

  private int version() {
    return administrator.get("/api/tags/" + tag + "/sheet").json().path("version").asInt();
  }

  private void move(HttpCaller caller, String move) {
    ok(
        caller.send(
            "POST", "/api/tags/" + tag + "/moves", Map.of("move", move, "version", version())));
  }

  private String serviceKey(String segment) {
    HttpCaller.Answer made =
        ok(
            administrator.send(
                "POST",
                "/api/service-keys",
                Map.of(
                    "name",
                    "mobile bank",
                    "branch",
                    "0000",
                    "fields",
                    List.of(tag),
                    "segments",
                    List.of(segment),
                    "perSecond",
                    1_000,
                    "expiresAt",
                    Instant.now().plus(Duration.ofDays(30)).toString())));
    return made.json().path("secret").asString();
  }

  private String tags(String key, int customer) {
    return read(key, "/service/v1/customers/" + customers.keyOf(customer) + "/tags");
  }

  private String read(String key, String path) {
    HttpCaller system = new HttpCaller(port);
    return ok(system.exchange(
            HttpRequest.newBuilder(system.uri(path)).header("Authorization", "Bearer " + key)))
        .text();
  }

  private static HttpCaller.Answer ok(HttpCaller.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    return answer;
  }

  private OutgoingEvent outgoing(int customer, int amount) {
    return new OutgoingEvent(
        UUID.randomUUID().toString(),
        "test",
        type,
        customers.keyOf(customer),
        time.now(),
        Map.of("amount", amount));
  }

  /** Over HTTP; answered when the event was taken in. */
  private void post(int customer, int amount) {
    Map<String, Object> event =
        Map.of(
            "id", UUID.randomUUID().toString(),
            "source", "test",
            "type", type,
            "customer", customers.keyOf(customer),
            "at", time.now().toString(),
            "fields", Map.of("amount", amount));
    HttpCaller.Answer answer =
        ok(
            administrator.send(
                "POST", "/api/events", Map.of("events", new ArrayList<>(List.of(event)))));
    assertThat(answer.json().path("accepted").asInt()).as(answer.text()).isEqualTo(1);
  }

  private @Nullable String value(int customer) {
    Column column = indexes.current().require(tag);
    return column.exists().contains(customer) ? column.textAt(customer) : null;
  }
}
