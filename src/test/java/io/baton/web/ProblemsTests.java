package io.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class ProblemsTests {
  private static final String PASSWORD = "a quiet harbour";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired Users users;
  @LocalServerPort int port;

  private HttpCaller administrator;

  @BeforeEach
  void signIn() {
    String name = "problems-" + NUMBER.incrementAndGet();
    users.create(new UserDraft(name, PASSWORD, Set.of("ADMINISTRATOR"), Branches.HEAD_OFFICE));
    administrator = HttpCaller.signedIn(port, name, PASSWORD);
  }

  private HttpCaller.Answer postUser(String body) {
    return administrator.sendText("POST", "/api/users", body, "application/json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":                                        | REQUEST_MALFORMED        | 400",
        "                                                  | REQUEST_MALFORMED        | 400",
        "{\"name\":[]}                                     | REQUEST_MALFORMED        | 400",
        "{\"name\":\"a\\u0000b\"}                          | REQUEST_MALFORMED        | 400",
        "{\"name\":\"a\",\"name\":\"b\"}                   | REQUEST_MALFORMED        | 400",
        "{\"name\":\"a\"} {}                               | REQUEST_MALFORMED        | 400",
        "{\"nme\":\"a\"}                                   | REQUEST_UNKNOWN_PROPERTY | 400",
        "{\"name\":\"a\"}                                  | REQUEST_INVALID          | 422",
      })
  void shouldRefuseABodyThatIsNotWhatIsExpected(String body, String code, int status) {
    HttpCaller.Answer answer = postUser(body == null ? "" : body);

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().path("traceId").asString())
        .matches("[0-9a-f]{16}")
        .isEqualTo(answer.header("X-Trace-Id"));
  }

  @Test
  void shouldNotNestWithoutEnd() {
    assertThat(postUser("{\"roles\":" + "[".repeat(100_000)).status()).isEqualTo(400);
  }

  @Test
  void shouldNameEveryFieldThatIsMissing() {
    HttpCaller.Answer answer = postUser("{\"name\":\"somebody\"}");

    assertThat(answer.json().path("findings"))
        .extracting(finding -> finding.path("place").asString())
        .containsExactlyInAnyOrder("/password", "/roles", "/branch");
  }

  /** By hand, because an answer that comes before the body confuses the JDK's client. */
  @Test
  void shouldRefuseABodyThatIsDeclaredTooLong() throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      String head =
          "POST /api/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Expect: 100-continue\r\nContent-Length: 17825792\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).contains("HTTP/1.1 413 ").contains("\"code\":\"REQUEST_TOO_LARGE\"");
    }
  }

  @Test
  void shouldRefuseABodyOfUndeclaredLengthThatIsTooLong() {
    byte[] long17MiB = new byte[17 << 20];
    Arrays.fill(long17MiB, (byte) ' ');
    HttpRequest.Builder request =
        HttpRequest.newBuilder(administrator.uri("/api/users"))
            .header("Content-Type", "application/json")
            .header("X-XSRF-TOKEN", administrator.cookie("XSRF-TOKEN").orElseThrow())
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(long17MiB)));

    assertThat(administrator.exchange(request).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/nothing", "/api/nothing.here", "/assets/nothing.js", "/x.png"})
  void shouldAnswerNothingWithAProblem(String path) {
    HttpCaller.Answer answer = administrator.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("NOT_FOUND");
  }

  @Test
  void shouldNameAWrongMethodAndAWrongType() {
    assertThat(administrator.send("PATCH", "/api/users", Map.of()).code())
        .isEqualTo("METHOD_NOT_ALLOWED");
    assertThat(administrator.sendText("POST", "/api/users", "<a/>", "text/xml").code())
        .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    assertThat(administrator.get("/api/audit?page=x").code()).isEqualTo("REQUEST_MALFORMED");
    assertThat(administrator.get("/api/audit?page=-1").code()).isEqualTo("REQUEST_INVALID");
  }

  @Test
  void shouldHideOperationsFromEverybodyElse() {
    HttpCaller anybody = new HttpCaller(port);

    assertThat(anybody.get("/actuator/health").status()).isEqualTo(200);
    for (String path :
        new String[] {"/actuator/env", "/actuator/prometheus", "/actuator", "/api/users"}) {
      assertThat(anybody.get(path).status()).as(path).isEqualTo(401);
    }
    assertThat(anybody.get("/actuator/health/..%2fenv").status()).isEqualTo(400);
    assertThat(administrator.get("/actuator/env").status()).isIn(403, 404);
  }

  @Test
  void shouldSetTheHeadersThatProtectAPage() {
    HttpCaller.Answer answer = new HttpCaller(port).get("/api/session");

    assertThat(answer.header("Content-Security-Policy"))
        .contains("script-src 'self';")
        .contains("frame-ancestors 'none'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void shouldDescribeItself() {
    var api = new HttpCaller(port).get("/v3/api-docs").json();

    assertThat(api.at("/info/title").asString()).isEqualTo("Baton");
    assertThat(api.at("/paths/~1api~1session/post/operationId").asString())
        .isEqualTo("sessionSignIn");
    assertThat(api.at("/paths/~1api~1users/get/operationId").asString()).isEqualTo("userList");
    assertThat(api.path("paths").propertyNames()).noneMatch(path -> path.contains("error"));
  }
}
