package io.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.channel.Channel;
import io.baton.channel.ChannelCode;
import io.baton.channel.OutboundMessage;
import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.event.EventIntake;
import io.baton.event.RawEvent;
import io.baton.shared.BatonClock;
import io.baton.shared.Canonical;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.touch.TouchPlan;
import io.baton.touch.Touches;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contacts that people make: who sees them, what a result does, and lists that can be checked. */
@BatonTest
class WorklistTests {
  private static final String PASSWORD = "a-Long-enough-Passw0rd";

  @LocalServerPort private int port;
  @Autowired private WorklistAdapter adapter;
  @Autowired private Branches branches;
  @Autowired private Users users;
  @Autowired private Customers customers;
  @Autowired private Consents consents;
  @Autowired private JdbcClient jdbc;
  @Autowired private EventIntake events;
  @Autowired private BatonClock clock;
  @Autowired private Touches touches;

  private String branch;
  private HttpCaller manager;
  private HttpCaller neighbour;
  private HttpCaller operator;
  private String key;
  private int customer;

  @BeforeEach
  void makePeople() {
    String suffix = UUID.randomUUID().toString().substring(0, 8);
    branch = "B" + suffix;
    String elsewhere = "E" + suffix;
    branches.putAll(
        List.of(new Branch(branch, "Here", null), new Branch(elsewhere, "Elsewhere", null)));
    manager = person("rm-" + suffix, "RELATIONSHIP_MANAGER", branch);
    neighbour = person("rn-" + suffix, "RELATIONSHIP_MANAGER", elsewhere);
    operator = person("op-" + suffix, "OPERATOR", Branches.HEAD_OFFICE);
    key = "W-" + suffix;
    customer =
        customers.register(List.of(new NewCustomer(key, branch, "王", null, "13800138000")))
            .ids()[0];
    for (String channel : List.of("CALL", "RM_TASK")) {
      consents.grant(CustomerSet.of(customer), channel, "MARKETING", "form 7", "IMPORT");
    }
  }

  private HttpCaller person(String name, String role, String at) {
    users.create(new UserDraft(name, PASSWORD, Set.of(role), at));
    return HttpCaller.signedIn(port, name, PASSWORD);
  }

  private UUID handOver(ChannelCode code, String campaign, String text) {
    UUID touch = UUID.randomUUID();
    Channel channel = adapter.open(code);
    OutboundMessage message = new OutboundMessage(touch, key, null, "Call", text, campaign);
    for (int i = 0; i < 2; i++) {
      assertThat(channel.send(List.of(message)))
          .containsExactly(new SendResult.Accepted(touch.toString()));
    }
    return touch;
  }

  @Test
  void shouldShowATaskToWhoLooksAfterTheCustomerAndToNobodyElse() {
    UUID touch = handOver(ChannelCode.RM_TASK, "SPRING", "王女士，您好");
    var page = manager.get("/api/worklist").json();
    assertThat(page.path("total").asInt()).isEqualTo(1);
    assertThat(page.path("items").get(0).path("id").stringValue()).isEqualTo(touch.toString());
    assertThat(page.path("items").get(0).path("words").stringValue()).contains("王女士，您好");
    assertThat(neighbour.get("/api/worklist").json().path("total").asInt()).isZero();
    assertThat(result(neighbour, touch, "INTERESTED", null).status()).isEqualTo(404);
    assertThat(operator.get("/api/worklist").status()).isEqualTo(403);
    assertThat(
            jdbc.sql("select words from worklist_item where touch_id = ?")
                .param(touch)
                .query((row, n) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .single())
        .doesNotContain("王女士");
  }

  @Test
  void shouldCloseATaskOnceWithItsResult() {
    UUID touch = handOver(ChannelCode.RM_TASK, "SPRING", "words");
    assertThat(result(manager, touch, "CALL_BACK", null).status()).isEqualTo(422);
    assertThat(result(manager, touch, "CALL_BACK", "2001-01-01").status()).isEqualTo(422);
    assertThat(result(manager, touch, "SOMETHING", null).status()).isEqualTo(400);
    String soon = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).plusDays(3).toString();
    assertThat(result(manager, touch, "CALL_BACK", soon).status()).isEqualTo(204);
    assertThat(
            manager.get("/api/worklist").json().path("items").get(0).path("callBack").stringValue())
        .isEqualTo(soon);
    assertThat(result(manager, touch, "NOT_INTERESTED", null).status()).isEqualTo(204);
    assertThat(result(manager, touch, "NOT_INTERESTED", null).code())
        .isEqualTo("WORKLIST_ITEM_CLOSED");
    assertThat(manager.get("/api/worklist").json().path("total").asInt()).isZero();
  }

  @Test
  void shouldWithdrawConsentWhenTheCustomerRefuses() {
    UUID touch = handOver(ChannelCode.RM_TASK, "SPRING", "words");
    assertThat(result(manager, touch, "REFUSED", null).status()).isEqualTo(204);
    assertThat(consents.consenting("RM_TASK", "MARKETING").contains(customer)).isFalse();
    assertThat(consents.consenting("CALL", "MARKETING").contains(customer)).isTrue();
  }

  /** Interest is a response, and a response takes the other contacts of the campaign away. */
  @Test
  void shouldNotCallWhoHasAnsweredAlready() {
    UUID task = handOver(ChannelCode.RM_TASK, "SPRING", "words");
    UUID call = handOver(ChannelCode.CALL, "SPRING", "words");
    UUID other = handOver(ChannelCode.CALL, "AUTUMN", "words");
    assertThat(result(manager, task, "INTERESTED", null).status()).isEqualTo(204);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(state(call)).isEqualTo("WITHDRAWN"));
    assertThat(state(other)).isEqualTo("OPEN");
    assertThat(state(task)).isEqualTo("DONE");
  }

  /**
   * Online and offline are one conversation: a click takes the call away, of this campaign only.
   */
  @Test
  void shouldNotCallWhoClickedInTheApp() {
    UUID call = handOver(ChannelCode.CALL, "SPRING", "words");
    UUID other = handOver(ChannelCode.CALL, "AUTUMN", "words");
    planCall(900_001, "SPRING");
    planCall(900_002, "AUTUMN");
    String click =
        """
        {"id":"%s","source":"app","type":"response","customer":"%s","at":"%s",
         "fields":{"channel":"APP_PUSH","campaign":"SPRING","kind":"CLICK"}}
        """
            .formatted(UUID.randomUUID(), key, clock.now());
    events.accept(List.of(new RawEvent("app", click.getBytes(StandardCharsets.UTF_8))));
    assertThat(state(call)).isEqualTo("WITHDRAWN");
    assertThat(state(other)).isEqualTo("OPEN");
    // Nor is what was planned for tomorrow; that it is not sent then, AnsweredTests show.
    assertThat(
            jdbc.sql("select run_id from touch_withdrawal where customer = ? and by_people")
                .param(customer)
                .query(Long.class)
                .list())
        .containsExactly(900_001L);
  }

  private void planCall(long run, String campaign) {
    touches.plan(
        new TouchPlan(
            run,
            customer + 1L,
            0,
            0,
            "Task_1",
            campaign,
            "CALL",
            "SERVICE",
            "none",
            1,
            CustomerSet.of(customer),
            clock.now().plus(Duration.ofDays(1)),
            "hash"));
  }

  @Test
  void shouldCutOpenCallsIntoListsThatCanBeChecked() {
    List<UUID> calls =
        IntStream.range(0, 3)
            .mapToObj(i -> handOver(ChannelCode.CALL, "SPRING", i == 0 ? "=1+1" : "a \"b\", c"))
            .toList();
    var made = operator.send("POST", "/api/call-lists", Map.of());
    assertThat(made.status()).isEqualTo(201);
    long id = made.json().path("id").asLong();
    String file = operator.get("/api/call-lists/" + id + "/file").text();
    var manifest = operator.get("/api/call-lists/" + id + "/manifest").json();
    assertThat(manifest.path("sha256").stringValue()).isEqualTo(Canonical.sha256(file));
    assertThat(manifest.path("items").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(manifest.path("signature").stringValue()).matches("v1=[0-9a-f]{64}");
    assertThat(file.lines().count()).isGreaterThan(3);
    calls.forEach(call -> assertThat(file).contains(call.toString()));
    assertThat(operator.send("POST", "/api/call-lists", Map.of()).code())
        .isEqualTo("WORKLIST_NOTHING_TO_LIST");
    assertThat(manager.get("/api/call-lists").status()).isEqualTo(403);
    assertThat(person("ob-" + UUID.randomUUID(), "OPERATOR", branch).get("/api/call-lists").code())
        .isEqualTo("WORKLIST_HEAD_OFFICE_ONLY");
    var page = operator.get("/api/call-lists").json();
    assertThat(page.path("waiting").asInt()).isZero();
    assertThat(page.path("lists").get(0).path("id").asLong()).isEqualTo(id);
    assertThat(page.path("lists").get(0).path("open").asInt())
        .isEqualTo(manifest.path("items").asInt());

    var report =
        upload(
            "touch_id,result,call_back\r\n%s,NOT_REACHED,\r\n%s,REFUSED,\r\n%s,MAYBE,\r\n%s,INTERESTED,\r\n,,\r\nx,y\r\n"
                .formatted(calls.get(0), calls.get(1), calls.get(2), UUID.randomUUID()));
    assertThat(report.status()).as(report.toString()).isEqualTo(200);
    assertThat(report.json().path("accepted").asInt()).isEqualTo(2);
    assertThat(report.json().path("rejected").asInt()).isEqualTo(4);
    assertThat(report.json().path("errors"))
        .extracting(error -> error.path("place").stringValue())
        .containsExactly("line 4", "line 5", "line 6", "line 7");
    assertThat(state(calls.get(0))).isEqualTo("DONE");
    assertThat(consents.consenting("CALL", "MARKETING").contains(customer)).isFalse();
    assertThat(upload("who,what\r\n").code()).isEqualTo("WORKLIST_FILE_INVALID");
    assertThat(operator.get("/api/call-lists/" + id + "/file").text()).isEqualTo(file);
  }

  private HttpCaller.Answer upload(String csv) {
    String boundary = "b-" + UUID.randomUUID();
    String body =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.csv\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n--%s--\r\n"
            .formatted(boundary, csv, boundary);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(operator.uri("/api/call-lists/results"))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    operator.cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    return operator.exchange(request);
  }

  private String state(UUID touch) {
    return jdbc.sql("select state from worklist_item where touch_id = ?")
        .param(touch)
        .query(String.class)
        .single();
  }

  private static HttpCaller.Answer result(
      HttpCaller caller, UUID touch, String result, @org.jspecify.annotations.Nullable String day) {
    return caller.send(
        "POST",
        "/api/worklist/" + touch + "/result",
        day == null ? Map.of("result", result) : Map.of("result", result, "callBack", day));
  }
}
