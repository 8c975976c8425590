package io.baton.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserChange;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class SessionTests {
  private static final String PASSWORD = "a quiet harbour";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private String name;

  @BeforeEach
  void createUser() {
    name = "session-" + NUMBER.incrementAndGet();
    branches.putAll(List.of(new Branch("0100", "East", null)));
    users.create(new UserDraft(name, "Mei 梅", PASSWORD, Set.of("MARKETER"), "0100"));
  }

  private String administrator() {
    String administrator = "administrator-" + NUMBER.incrementAndGet();
    users.create(
        new UserDraft(administrator, PASSWORD, Set.of("ADMINISTRATOR"), Branches.HEAD_OFFICE));
    return administrator;
  }

  @Test
  void shouldHandOutTheTokenBeforeAnybodyHasSignedIn() {
    HttpCaller caller = new HttpCaller(port);

    HttpCaller.Answer answer = caller.get("/api/session");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("ACCESS_UNAUTHENTICATED");
    assertThat(caller.cookie("XSRF-TOKEN")).isPresent();
    assertThat(caller.cookie("BATON_SESSION")).isEmpty();
  }

  @Test
  void shouldTellWhoIsSignedIn() {
    HttpCaller caller = HttpCaller.signedIn(port, name, PASSWORD);

    var session = caller.get("/api/session").json();

    assertThat(session.path("displayName").asString()).isEqualTo("Mei 梅");
    assertThat(session.path("roles").toString()).isEqualTo("[\"MARKETER\"]");
    assertThat(session.path("branchName").asString()).isEqualTo("East");
    assertThat(session.path("now").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(session.path("testClock").asBoolean()).isTrue();
    assertThat(session.path("environment").asString()).isEqualTo("production");
  }

  @Test
  void shouldRefuseAWriteWithoutTheToken() {
    HttpCaller caller = HttpCaller.signedIn(port, name, PASSWORD);

    HttpCaller.Answer answer =
        caller.exchange(HttpRequest.newBuilder(caller.uri("/api/session")).DELETE());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("ACCESS_CSRF");
  }

  @Test
  void shouldChangeSessionAndTokenOnSigningIn() {
    HttpCaller caller = HttpCaller.signedIn(port, name, PASSWORD);
    String session = caller.cookie("BATON_SESSION").orElseThrow();
    String token = caller.cookie("XSRF-TOKEN").orElseThrow();

    caller.send("POST", "/api/session", Map.of("name", name, "password", PASSWORD));

    assertThat(caller.cookie("BATON_SESSION").orElseThrow()).isNotEqualTo(session);
    assertThat(caller.cookie("XSRF-TOKEN").orElseThrow()).isNotEqualTo(token);
  }

  @Test
  void shouldKeepTheSessionCookieFromScriptsAndOtherSites() {
    HttpCaller caller = new HttpCaller(port);
    caller.get("/api/session");

    HttpCaller.Answer answer =
        caller.send("POST", "/api/session", Map.of("name", name, "password", PASSWORD));

    assertThat(answer.response().headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("BATON_SESSION=")
                    .contains("HttpOnly")
                    .contains("SameSite=Strict"))
        .anySatisfy(
            cookie -> assertThat(cookie).startsWith("XSRF-TOKEN=").doesNotContain("HttpOnly"));
  }

  @Test
  void shouldStoreNoObjectInTheSession() {
    HttpCaller.signedIn(port, name, PASSWORD);

    assertThat(
            jdbc.sql(
                    """
                    select distinct attribute_name from access_session_attributes
                    order by attribute_name""")
                .query(String.class)
                .list())
        .containsExactly(
            "org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME",
            "passwordVersion");
  }

  @Test
  void shouldSignOut() {
    HttpCaller caller = HttpCaller.signedIn(port, name, PASSWORD);

    assertThat(caller.send("DELETE", "/api/session", Map.of()).status()).isEqualTo(204);

    assertThat(caller.get("/api/session").status()).isEqualTo(401);
  }

  @Test
  void shouldAnswerAWrongPasswordAndALockedNameByTheirCodes() {
    HttpCaller caller = new HttpCaller(port);
    caller.get("/api/session");
    Map<String, String> wrong = Map.of("name", name, "password", "wrong");

    for (int i = 0; i < 5; i++) {
      HttpCaller.Answer answer = caller.send("POST", "/api/session", wrong);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.code()).isEqualTo("ACCESS_BAD_CREDENTIALS");
    }

    HttpCaller.Answer answer =
        caller.send("POST", "/api/session", Map.of("name", name, "password", PASSWORD));
    assertThat(answer.status()).isEqualTo(423);
    assertThat(answer.code()).isEqualTo("ACCESS_LOCKED");
  }

  @Test
  void shouldTakeAwayARoleAtOnce() {
    String administrator = administrator();
    administrator();
    HttpCaller caller = HttpCaller.signedIn(port, administrator, PASSWORD);
    assertThat(caller.get("/api/users").status()).isEqualTo(200);

    users.change(administrator, new UserChange(null, Set.of("ANALYST"), null, null, null));

    HttpCaller.Answer answer = caller.get("/api/users");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("ACCESS_DENIED");
  }

  @Test
  void shouldLetOnlyAdministratorsReadUsersAndAudit() {
    HttpCaller marketer = HttpCaller.signedIn(port, name, PASSWORD);
    HttpCaller administrator = HttpCaller.signedIn(port, administrator(), PASSWORD);

    for (String path : List.of("/api/users", "/api/audit", "/actuator/prometheus")) {
      assertThat(marketer.get(path).status()).as(path).isEqualTo(403);
      assertThat(administrator.get(path).status()).as(path).isEqualTo(200);
    }
    var audit = administrator.get("/api/audit").json();
    assertThat(audit.path("chainIntact").asBoolean()).isTrue();
    assertThat(audit.path("items").get(0).path("action").asString()).isEqualTo("LOGGED_IN");
  }

  @Test
  void shouldCreateAndChangeUsersOverHttp() {
    HttpCaller administrator = HttpCaller.signedIn(port, administrator(), PASSWORD);
    String created = "created-" + NUMBER.incrementAndGet();

    HttpCaller.Answer answer =
        administrator.send(
            "POST",
            "/api/users",
            Map.of(
                "name",
                created,
                "password",
                PASSWORD,
                "roles",
                List.of("APPROVER"),
                "branch",
                "0100"));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text()).doesNotContain("assword");

    assertThat(administrator.send("PUT", "/api/users/" + created, Map.of("locked", true)).status())
        .isEqualTo(200);
    assertThat(users.find(created).orElseThrow().locked()).isTrue();
  }

  @Test
  void shouldRefuseToAssignWhatARequestDoesNotOffer() {
    HttpCaller administrator = HttpCaller.signedIn(port, administrator(), PASSWORD);

    HttpCaller.Answer answer =
        administrator.send(
            "PUT", "/api/users/" + name, Map.of("roles", List.of("ADMINISTRATOR"), "id", 1));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("REQUEST_UNKNOWN_PROPERTY");
    assertThat(answer.json().at("/findings/0/place").asString()).isEqualTo("/id");
    assertThat(users.find(name).orElseThrow().roles()).containsExactly("MARKETER");
  }

  @Test
  void shouldNotOfferTheBootstrapOnceThereIsAUser() {
    HttpCaller caller = new HttpCaller(port);

    assertThat(caller.get("/api/bootstrap").json().path("needed").asBoolean()).isFalse();
    HttpCaller.Answer answer =
        caller.send(
            "POST", "/api/bootstrap", Map.of("token", "x", "name", "eve", "password", PASSWORD));
    assertThat(answer.status()).isEqualTo(404);
  }
}
