package io.baton.tag.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.source.ImportCalls;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@BatonTest
class DriftTests {
  private static final String PASSWORD = "correct horse battery 7";

  @LocalServerPort int port;
  @Autowired Users users;

  private HttpCaller caller;

  @BeforeEach
  void signIn() {
    if (users.find("drift-dora").isEmpty()) {
      users.create(new UserDraft("drift-dora", PASSWORD, Set.of("MARKETER"), "0000"));
    }
    caller = HttpCaller.signedIn(port, "drift-dora", PASSWORD);
  }

  @Test
  void shouldTellTheOwnerOfAShiftAndNobodyOfAWobble() {
    importScores(i -> i % 100);
    define("drift.score", "max");
    describe("drift.score", Map.of("predicted", false, "businessContact", "drift-dora"));
    run("drift.score");
    importScores(i -> (i + i % 3) % 100);
    run("drift.score");

    assertThat(line(0).path("psi").asDouble()).isLessThan(0.05);
    assertThat(line(1).path("psi").isNull()).isTrue();
    assertThat(findings()).isEmpty();

    // Planted: half of the customers lose most of their score.
    importScores(i -> i % 2 == 0 ? i % 100 / 5 : i % 100);
    run("drift.score");

    assertThat(line(0).path("psi").asDouble()).isGreaterThan(0.25);
    JsonNode finding = findings().get(0);
    assertThat(finding.path("tagCode").asString()).isEqualTo("drift.score");
    assertThat(finding.path("owner").asString()).isEqualTo("drift-dora");
    assertThat(finding.path("value").asDouble())
        .isCloseTo(line(0).path("psi").asDouble(), within(1e-9));

    String closing = "/api/tag-findings/" + finding.path("id").asLong() + "/closing";
    assertThat(caller.send("POST", closing, Map.of("note", " ")).code())
        .isEqualTo("TAG_FINDING_NOTE");
    assertThat(caller.send("POST", closing, Map.of("note", "a campaign ended")).status())
        .isEqualTo(204);
    assertThat(findings()).isEmpty();
    assertThat(caller.send("POST", closing, Map.of("note", "again")).code())
        .isEqualTo("TAG_FINDING_UNKNOWN");
  }

  @Test
  void shouldMeasureAPredictionByItsOutcome() {
    // Of 1,000 with a score of 50 and more, those divisible by four came true: 250.
    importScores(i -> i % 100);
    caller.send("POST", "/api/sources/scores/tags", Map.of("columns", List.of("came")));
    define("drift.guess", "sum");
    describe(
        "drift.guess",
        Map.of(
            "predicted",
            true,
            "modelVersion",
            "m-7",
            "probability",
            0.5,
            "outcomeTag",
            "scores.came"));

    run("drift.guess");

    JsonNode history = caller.get("/api/tags/drift.guess/drift").json();
    // The cut-off of 0.5 lies below every score but 0: 1,980 predicted, of them 480 came true.
    assertThat(history.get(0).path("precision").asDouble()).isCloseTo(480 / 1980.0, within(1e-9));
    assertThat(history.get(0).path("known").asLong()).isEqualTo(2_000);
  }

  private JsonNode line(int place) {
    return caller.get("/api/tags/drift.score/drift").json().get(place);
  }

  private JsonNode findings() {
    return caller.get("/api/tag-findings").json();
  }

  private void importScores(IntUnaryOperator score) {
    String rows =
        IntStream.range(0, 2_000)
            .mapToObj(i -> "D%d,%d,%s\n".formatted(i, score.applyAsInt(i), i % 4 == 0))
            .collect(Collectors.joining());
    new ImportCalls(caller).done("code=scores&key=id", "id,score,came\n" + rows);
  }

  private void define(String code, String aggregate) {
    assertThat(
            caller
                .send(
                    "PUT",
                    "/api/tag-definitions/" + code,
                    Map.of(
                        "nameZh", "分数",
                        "nameEn", "Score",
                        "tagClass", "BEHAVIOUR",
                        "definition",
                            Map.of("table", "scores", "aggregate", aggregate, "measure", "score")))
                .status())
        .isEqualTo(204);
  }

  private void describe(String code, Map<String, Object> sheet) {
    var answer =
        caller.send("PUT", "/api/tags/" + code + "/sheet", Map.of("version", 0, "sheet", sheet));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  /** Waits for the profile: it is written after the run has ended. */
  private void run(String code) {
    int before = caller.get("/api/tags/" + code + "/drift").json().size();
    caller.send("POST", "/api/tag-runs", Map.of("tags", List.of(code)));
    await().until(() -> caller.get("/api/tags/" + code + "/drift").json().size() > before);
  }
}
