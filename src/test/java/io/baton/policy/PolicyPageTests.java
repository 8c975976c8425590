package io.baton.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Audit;
import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@BatonTest
class PolicyPageTests {
  private static final String PASSWORD = "a quiet harbour";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Customers customers;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @Autowired Reservations reservations;
  @Autowired CustomerLists lists;
  @Autowired TransactionTemplate transaction;
  @LocalServerPort int port;

  private HttpCaller operator;

  @BeforeEach
  void signIn() {
    branches.putAll(List.of(new Branch("LE", "East", null), new Branch("LW", "West", null)));
    customers.register(
        List.of(
            new NewCustomer("policy-1", "LE", null, null, "13812345678"),
            new NewCustomer("policy-2", "LW", null, null, null)));
    operator = caller("OPERATOR", "LE");
  }

  private HttpCaller caller(String role, String branch) {
    String name = "policy-" + NUMBER.incrementAndGet();
    users.create(new UserDraft(name, PASSWORD, Set.of(role), branch));
    return HttpCaller.signedIn(port, name, PASSWORD);
  }

  private static HttpCaller.Answer put(HttpCaller caller, String path, Map<String, ?> body) {
    return caller.send("PUT", path, body);
  }

  private static HttpCaller.Answer post(HttpCaller caller, String path, Map<String, ?> body) {
    return caller.send("POST", path, body);
  }

  @AfterEach
  void leaveNoSettings() {
    for (String table :
        List.of(
            "policy_quiet_hours",
            "policy_holiday",
            "policy_capacity",
            "policy_list_act",
            "policy_zone")) {
      jdbc.sql("delete from " + table).update();
    }
  }

  @Test
  void shouldShowWhatWasSetAndRecordWhoSetIt() {
    long before = audit.size();
    put(operator, "/api/policy/quiet-hours/SMS", Map.of("begins", "21:00", "ends", "08:00"));
    put(operator, "/api/policy/holidays/2027-02-06", Map.of("name", "春节"));
    put(operator, "/api/policy/capacities/SMS/*", Map.of("perMinute", 600, "perDay", 40_000));

    HttpCaller.Answer page = operator.get("/api/policy");

    assertThat(page.json().at("/quiet/0/begins").asString()).startsWith("21:00");
    assertThat(page.json().at("/holidays/0/name").asString()).isEqualTo("春节");
    assertThat(page.json().at("/capacities/0/perDay").asInt()).isEqualTo(40_000);
    assertThat(audit.size()).isEqualTo(before + 3);
  }

  @Test
  void shouldRefuseSettingsThatMakeNoSenseAndSayWhere() {
    assertThat(
            put(operator, "/api/policy/quiet-hours/SMS", Map.of("begins", "08:00", "ends", "08:00"))
                .status())
        .isEqualTo(422);
    assertThat(put(operator, "/api/policy/capacities/SMS/LE", Map.of("perMinute", 5)).text())
        .contains("POLICY_CAPACITY");
    assertThat(put(operator, "/api/policy/capacities/SMS/NOWHERE", Map.of("perDay", 5)).text())
        .contains("POLICY_BRANCH");
    assertThat(
            put(
                    caller("MARKETER", "LE"),
                    "/api/policy/quiet-hours/SMS",
                    Map.of("begins", "21:00", "ends", "08:00"))
                .status())
        .isEqualTo(403);
  }

  @Test
  void shouldExplainEveryStageForACustomerOnAList() {
    post(
        operator,
        "/api/policy/lists/COMPLAINT",
        Map.of("customers", List.of("policy-1"), "reason", "case 4711"));

    HttpCaller.Answer answer = operator.get("/api/policy/customers/policy-1?channel=SMS");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("allowed").asBoolean()).isFalse();
    assertThat(answer.json().at("/stages/0/verdict").asString()).isEqualTo("PASS");
    assertThat(answer.json().at("/stages/1/reason").asString()).isEqualTo("COMPLAINT");
    assertThat(answer.json().at("/stages/1/entries").toString()).contains("case 4711");
    assertThat(answer.json().at("/stages/2/reason").asString()).isEqualTo("NO_CONSENT");
    assertThat(answer.json().path("capsVersion").asInt()).isPositive();
  }

  @Test
  void shouldTakeBackAnActOnAListForWhoeverDidIt() {
    Map<String, Object> act = Map.of("customers", List.of("policy-1"), "reason", "a slip");
    String black = "/api/policy/lists/BLACK";
    long added = post(operator, black, act).json().path("act").asLong();
    assertThat(listed("policy-1")).isTrue();
    HttpCaller other = caller("MARKETER", "LE");
    assertThat(post(other, "/api/policy/list-acts/" + added + "/undo", Map.of()).code())
        .isEqualTo("POLICY_ACT_UNKNOWN");
    assertThat(post(operator, "/api/policy/list-acts/9999999999/undo", Map.of()).code())
        .isEqualTo("POLICY_ACT_UNKNOWN");

    HttpCaller.Answer back = post(operator, "/api/policy/list-acts/" + added + "/undo", Map.of());

    assertThat(back.status()).isEqualTo(200);
    assertThat(back.json().path("customers").asLong()).isEqualTo(1);
    assertThat(listed("policy-1")).isFalse();
    assertThat(post(operator, "/api/policy/list-acts/" + added + "/undo", Map.of()).code())
        .isEqualTo("POLICY_ACT_OVERTAKEN");

    post(operator, black, act);
    long removed =
        post(
                operator,
                black,
                Map.of("customers", List.of("policy-1"), "kind", "REMOVE", "reason", "too far"))
            .json()
            .path("act")
            .asLong();
    assertThat(listed("policy-1")).isFalse();
    assertThat(post(operator, "/api/policy/list-acts/" + removed + "/undo", Map.of()).status())
        .isEqualTo(200);
    assertThat(listed("policy-1")).isTrue();
    // With the reason it had.
    assertThat(operator.get("/api/policy/customers/policy-1?channel=SMS").text())
        .contains("a slip");
    post(
        operator,
        black,
        Map.of("customers", List.of("policy-1"), "kind", "REMOVE", "reason", "done"));
  }

  private boolean listed(String key) {
    return lists
        .at(lists.now())
        .getOrDefault(ListKind.BLACK, CustomerSet.empty())
        .contains(customers.idOf(key).orElseThrow());
  }

  /** Three of the six short messages in thirty days, and of the twenty of all channels. */
  @Test
  void shouldNameTheUsedShareOfTheFullestCapAsTheCustomersPressure() {
    int customer = customers.idOf("policy-1").orElseThrow();
    Instant now = lists.now();
    for (int day = 1; day <= 3; day++) {
      Instant at = now.minus(day, ChronoUnit.DAYS);
      transaction.executeWithoutResult(
          status ->
              reservations.reserve(
                  CustomerSet.of(customer),
                  new Contact(77, "SMS", "MARKETING", null),
                  at.toEpochMilli(),
                  at,
                  List.of()));
    }
    JsonNode answer = operator.get("/api/policy/customers/policy-1?channel=SMS").json();
    assertThat(answer.path("pressure").asDouble()).isEqualTo(0.5);
    assertThat(answer.path("contacts")).hasSize(3);
    assertThat(
            operator
                .get("/api/policy/customers/policy-1?channel=EMAIL")
                .json()
                .path("pressure")
                .asDouble())
        .isEqualTo(3 / 20.0);
  }

  @Test
  void shouldReportPressureWithinTheBranch() {
    HttpCaller.Answer report = operator.get("/api/policy/pressure?days=30");
    assertThat(report.status()).isEqualTo(200);
    assertThat(report.json().path("customers").asLong())
        .isEqualTo(customers.inBranch(branches.find("LE").orElseThrow().path()).size());
    assertThat(operator.get("/api/policy/pressure?days=0").status()).isEqualTo(422);
    assertThat(operator.get("/api/service-messages").status()).isEqualTo(200);
    assertThat(operator.get("/api/service-messages?days=900").status()).isEqualTo(422);
    assertThat(caller("MARKETER", "LE").get("/api/service-messages").status()).isEqualTo(403);
  }

  @Test
  void shouldNeitherExplainNorListACustomerOfAnotherBranch() {
    assertThat(operator.get("/api/policy/customers/policy-2?channel=SMS").code())
        .isEqualTo("CUSTOMER_UNKNOWN");
    assertThat(
            post(
                    operator,
                    "/api/policy/lists/BLACK",
                    Map.of("customers", List.of("policy-2"), "reason", "x"))
                .code())
        .isEqualTo("CUSTOMER_INVALID");
  }
}
