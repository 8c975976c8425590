package io.baton.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.scoring.ModelHealth.Outcome;
import io.baton.scoring.ScoringSettings.HttpModelSettings;
import io.baton.tag.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a model server does: within the limit there is an answer, and it says where it is from.
 */
class OnlineScoresTests {
  private static final Duration LIMIT = Duration.ofMillis(300);
  private static final Instant COMPUTED = Instant.parse("2026-11-01T18:00:00Z");
  private static final CustomerSet ALL = CustomerSet.of(1, 2, 3);

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final FieldIndexes indexes = new FieldIndexes(InstantSource.system());
  private HttpServer server;
  private OnlineScores scores;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    indexes.publish(
        index ->
            index
                .withEveryone(ALL)
                .with(
                    number("age", 0, Map.of(1, "31", 2, "40")),
                    number("nightly", 2, Map.of(1, "0.10", 2, "0.20"))));
    scores = scores(3, Duration.ofMinutes(1));
  }

  @AfterEach
  void stop() {
    released.countDown();
    scores.stop();
    server.stop(0);
  }

  private OnlineScores scores(int failures, Duration rest) {
    return over(List.of(), failures, rest);
  }

  private OnlineScores over(List<OnlineModel> models, int failures, Duration rest) {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/score");
    Tag nightly =
        new Tag(1, "nightly", "夜间", "Nightly", FieldType.NUMBER, 2, null, null, 2, COMPUTED);
    return new OnlineScores(
        models,
        new ScoringSettings(
            Map.of(
                "churn",
                new HttpModelSettings(
                    url, "流失", "Churn", List.of("event.amount", "age"), "nightly", "secret")),
            LIMIT,
            failures,
            rest),
        indexes,
        code -> code.equals("nightly") ? Optional.of(nightly) : Optional.empty(),
        Instant::now,
        new SimpleMeterRegistry());
  }

  private static Column number(String code, int scale, Map<Integer, String> values) {
    ColumnBuilder builder = ColumnBuilder.of(Field.number(code, scale));
    values.forEach(builder::put);
    return builder.build();
  }

  private void answers(int status, String body) {
    server.createContext(
        "/score",
        exchange -> {
          heard.add(
              exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          send(exchange, status, body);
        });
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void isSilent() {
    server.createContext(
        "/score",
        exchange -> {
          heard.add("");
          try {
            released.await();
          } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
  }

  /** By customer, the value and where it is from. */
  private Map<Integer, String> ask() {
    List<Case> cases = new ArrayList<>();
    ALL.forEach(
        customer -> cases.add(new Case(customer, Map.of("amount", 9_000L, "card", "6222"))));
    Map<Integer, String> said = new LinkedHashMap<>();
    for (Score score : scores.of(List.of("churn"), cases)) {
      assertThat(score.field()).isEqualTo(Field.number("score.churn", 6));
      score
          .values()
          .forEach(
              (customer, value) -> {
                @Nullable String twice = said.put(customer, value + " " + score.source());
                assertThat(twice).isNull();
              });
      if (score.source().startsWith("TAG:")) {
        assertThat(score.at()).isEqualTo(COMPUTED);
      }
    }
    return said;
  }

  private static final Map<Integer, String> STOOD_IN =
      Map.of(1, "0.100000 TAG:nightly", 2, "0.200000 TAG:nightly");

  @Test
  void shouldTellTheModelWhatItWantsToKnowAndNobodysName() {
    answers(200, "{\"scores\":[0.5,0.25,1]}");
    assertThat(ask())
        .isEqualTo(
            Map.of(
                1, "0.500000 ONLINE_MODEL:churn",
                2, "0.250000 ONLINE_MODEL:churn",
                3, "1.000000 ONLINE_MODEL:churn"));
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0))
        .startsWith("Bearer secret ")
        .contains("\"event.amount\":9000", "\"age\":31", "\"age\":40")
        .doesNotContain("card", "customer");
    assertThat(scores.health("churn").times(Outcome.ANSWERED)).isEqualTo(1);
  }

  @Test
  void shouldLetTheTagStandInCustomerByCustomer() {
    answers(200, "{\"scores\":[0.5,null,null]}");
    assertThat(ask())
        .as("of the third nothing is known")
        .isEqualTo(Map.of(1, "0.500000 ONLINE_MODEL:churn", 2, "0.200000 TAG:nightly"));
  }

  @Test
  void shouldNotWaitLongerThanTheLimit() {
    isSilent();
    long begin = System.nanoTime();
    assertThat(ask()).isEqualTo(STOOD_IN);
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isBetween(LIMIT.minusMillis(1), LIMIT.multipliedBy(5));
    assertThat(scores.health("churn").times(Outcome.LATE)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"scores\":[0.5]}",
        "{\"scores\":[0.5,0.5,0.5,0.5]}",
        "{\"scores\":[0.5,0.5,\"0.5\"]}",
        "{\"scores\":[0.5,0.5,1e400]}",
        "{\"scores\":[0.5,0.5,{}]}",
        "<html>"
      })
  void shouldTakeNothingThatIsNotOneNumberACase(String body) {
    answers(200, body);
    assertThat(ask()).isEqualTo(STOOD_IN);
    ModelHealth health = scores.health("churn");
    assertThat(health.times(Outcome.FAILED) + health.times(Outcome.UNREADABLE)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 500})
  void shouldTakeNothingFromAnErrorOrARedirection(int status) {
    answers(status, "{\"scores\":[0.5,0.5,0.5]}");
    assertThat(ask()).isEqualTo(STOOD_IN);
    assertThat(scores.health("churn").times(Outcome.FAILED)).isEqualTo(1);
  }

  @Test
  void shouldLeaveAFailingModelAloneAndTryAgainLater() {
    scores = scores(2, Duration.ofMinutes(1));
    answers(500, "");
    for (int i = 0; i < 5; i++) {
      assertThat(ask()).isEqualTo(STOOD_IN);
    }
    assertThat(heard).hasSize(2);
    assertThat(scores.health("churn").times(Outcome.RESTING)).isEqualTo(3);
    assertThat(scores.health("churn").rests(System.nanoTime())).isTrue();
    assertThat(scores.health("churn").rests(System.nanoTime() + Duration.ofMinutes(2).toNanos()))
        .isFalse();
  }

  @Test
  void shouldComeBackWhenTheModelDoes() {
    scores = scores(1, Duration.ZERO);
    answers(500, "");
    assertThat(ask()).isEqualTo(STOOD_IN);
    server.removeContext("/score");
    answers(200, "{\"scores\":[0.5,0.25,1]}");
    assertThat(ask()).containsEntry(3, "1.000000 ONLINE_MODEL:churn");
  }

  /** Two are asked at once: how long the slow one takes is not held against the quick one. */
  @Test
  void shouldTimeEachModelByItself() {
    scores.stop();
    scores = over(List.of(model("a", 200), model("b", 0)), 3, Duration.ZERO);
    assertThat(scores.of(List.of("a", "b"), List.of(new Case(1, Map.of())))).hasSize(2);
    assertThat(scores.health("a").within(0.95)).isGreaterThan(150);
    assertThat(scores.health("b").within(0.95)).isBetween(0.0, 120.0);
  }

  private static OnlineModel model(String code, long millis) {
    return new ScriptedModel() {
      @Override
      public String code() {
        return code;
      }

      @Override
      public List<@Nullable BigDecimal> score(List<Map<String, Object>> cases) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        return List.of(BigDecimal.ONE);
      }
    };
  }

  @Test
  void shouldSayNothingForAModelThatIsGone() {
    assertThat(scores.of(List.of("gone"), List.of(new Case(1, Map.of())))).isEmpty();
    assertThat(scores.of(List.of("churn"), List.of())).isEmpty();
    assertThat(scores.knows("gone")).isFalse();
  }

  @Test
  void shouldRefuseSettingsThatCannotWork() {
    HttpModelSettings file =
        new HttpModelSettings(URI.create("file:///etc/passwd"), "", "", List.of(), null, null);
    assertThatThrownBy(() -> new HttpModel("churn", file, LIMIT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HttpModel("no-name", file, LIMIT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScoringSettings(Map.of(), Duration.ofSeconds(5), 3, LIMIT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(file.toString()).doesNotContain("secret");
  }

  @Test
  void shouldSayNobodysScoreWhenPrinted() {
    answers(200, "{\"scores\":[0.5,0.25,1]}");
    List<Score> said = scores.of(List.of("churn"), List.of(new Case(1, Map.of("amount", 7_531L))));
    assertThat(said.toString()).doesNotContain("0.5");
    assertThat(new Case(1, Map.of("amount", 7_531L)).toString()).doesNotContain("7531");
  }
}
