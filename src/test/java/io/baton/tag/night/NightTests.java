package io.baton.tag.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.clock.TestClock;
import io.baton.shared.BatonClock;
import io.baton.source.ImportCalls;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Time goes forward only, so the nights of this bank follow each other. */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=nights")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NightTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final ZoneId BANK = ZoneId.of("Asia/Shanghai");

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired NightWatch watch;
  @Autowired Nights nights;
  @Autowired BatonClock clock;
  @Autowired TestClock testClock;
  @Autowired MeterRegistry meters;
  @Autowired JdbcClient jdbc;

  private HttpCaller operator;
  private HttpCaller marketer;

  @BeforeEach
  void signIn() {
    if (users.find("nina").isEmpty()) {
      users.create(new UserDraft("nina", PASSWORD, Set.of("OPERATOR"), "0000"));
      users.create(new UserDraft("mark", PASSWORD, Set.of("MARKETER"), "0000"));
    }
    operator = HttpCaller.signedIn(port, "nina", PASSWORD);
    marketer = HttpCaller.signedIn(port, "mark", PASSWORD);
  }

  @Test
  @Order(1)
  void shouldStartANightOnceHoweverManyNodesLook() throws Exception {
    new ImportCalls(marketer).done("code=pay&key=id", "id,amount\nN1,5\nN2,7\n");
    define("pay.most", "max");
    define("pay.least", "min");
    LocalTime at =
        LocalTime.ofInstant(clock.now().plus(Duration.ofHours(1)), BANK)
            .truncatedTo(ChronoUnit.MINUTES);
    schedule(at, true);
    watch.look();
    assertThat(list()).isEmpty();
    assertThat(read().path("nextAt").asString()).isNotEmpty();

    testClock.advance(Duration.ofMinutes(61));
    everybodyLooks(6);

    assertThat(list()).hasSize(1);
    JsonNode night = finished();
    assertThat(night.path("state").asString()).isEqualTo("DONE");
    assertThat(night.path("total").asInt()).isEqualTo(2);
    assertThat(night.path("missed").asInt()).isZero();
    assertThat(night.path("day").asString()).isEqualTo(night.path("asOf").asString());
    assertThat(jdbc.sql("select count(*) from tag_run").query(Long.class).single()).isEqualTo(1);
    testClock.advance(Duration.ofMinutes(30));
    watch.look();
    assertThat(list()).hasSize(1);
  }

  @Test
  @Order(2)
  void shouldMakeUpOnceForNightsThatWereMissed() {
    testClock.advance(Duration.ofDays(3));
    watch.look();
    watch.look();

    assertThat(list()).hasSize(2);
    JsonNode night = finished();
    assertThat(night.path("missed").asInt()).isEqualTo(2);
    assertThat(night.path("day").asString())
        .isEqualTo(LocalDate.parse(list().get(1).path("day").asString()).plusDays(3).toString());
  }

  @Test
  @Order(3)
  void shouldNotMakeUpForNightsInWhichItWasPaused() {
    LocalTime at = LocalTime.parse(read().path("schedule").path("at").asString());
    schedule(at, false);
    assertThat(read().path("nextAt").isNull()).isTrue();
    testClock.advance(Duration.ofDays(2));
    watch.look();
    assertThat(list()).hasSize(2);

    schedule(at, true);
    watch.look();
    assertThat(list()).hasSize(2);
    testClock.advance(Duration.ofDays(1));
    watch.look();
    assertThat(list()).hasSize(3);
    assertThat(finished().path("missed").asInt()).isZero();
  }

  @Test
  @Order(4)
  void shouldTellTheOperatorOfANightThatFailed() {
    jdbc.sql(
            "update tag_definition set definition = jsonb_set(definition, '{measure}', '\"gone\"') where tag_code = 'pay.least'")
        .update();
    testClock.advance(Duration.ofDays(1));
    watch.look();
    JsonNode night = finished();
    assertThat(night.path("state").asString()).isEqualTo("FAILED");
    assertThat(night.path("failed").asInt()).isEqualTo(1);
    watch.look();
    assertThat(meters.get("tag.night.failed").gauge().value()).isEqualTo(1);
    String path = "/api/tag-nights/" + night.path("day").asString();
    JsonNode failures = marketer.get(path + "/failures").json();
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).path("tagCode").asString()).isEqualTo("pay.least");
    assertThat(failures.get(0).path("problem").asString()).contains("gone");

    Map<String, Object> note = Map.of("note", "the column was renamed");
    assertThat(marketer.send("POST", path + "/closing", note).status()).isEqualTo(403);
    assertThat(operator.send("POST", path + "/closing", Map.of("note", " ")).code())
        .isEqualTo("TAG_NIGHT_NOTE");
    assertThat(operator.send("POST", path + "/closing", note).status()).isEqualTo(204);
    assertThat(operator.send("POST", path + "/closing", note).code())
        .isEqualTo("TAG_NIGHT_UNKNOWN");
    watch.look();
    assertThat(meters.get("tag.night.failed").gauge().value()).isZero();
  }

  @Test
  @Order(5)
  void shouldLeaveOutWhatAnotherRunHas() {
    long other =
        jdbc.sql(
                "insert into tag_run (as_of, state, total, started_by, node, lease_until) values (current_date, 'RUNNING', 1, 't', gen_random_uuid(), clock_timestamp() + interval '1 h') returning id")
            .query(Long.class)
            .single();
    jdbc.sql("insert into tag_run_lock (tag_code, run_id) values ('pay.most', ?)")
        .param(other)
        .update();
    testClock.advance(Duration.ofDays(1));
    watch.look();

    JsonNode night = finished();
    assertThat(night.path("leftOut").asInt()).isEqualTo(1);
    assertThat(night.path("total").asInt()).isEqualTo(1);
    jdbc.sql("delete from tag_run_lock where run_id = ?").param(other).update();
    jdbc.sql("update tag_run set state = 'CANCELLED' where id = ?").param(other).update();
  }

  @Test
  @Order(6)
  void shouldRunNowAndLeaveTheNightAsItIs() {
    String next = read().path("nextAt").asString();

    assertThat(marketer.send("POST", "/api/tag-nights/runs", Map.of()).status()).isEqualTo(403);
    var started = operator.send("POST", "/api/tag-nights/runs", Map.of());

    assertThat(started.status()).isEqualTo(202);
    assertThat(read().path("nextAt").asString()).isEqualTo(next);
    assertThat(list()).hasSize(5);
  }

  @Test
  @Order(7)
  void shouldRefuseAScheduleThatIsNoneOrWasChangedMeanwhile() {
    int version = read().path("schedule").path("version").asInt();
    assertThat(change(Map.of("at", "02:00:30", "enabled", true, "version", version)))
        .isEqualTo("TAG_SCHEDULE_INVALID");
    assertThat(change(Map.of("enabled", true, "version", version)))
        .isEqualTo("TAG_SCHEDULE_INVALID");
    assertThat(change(Map.of("at", "02:00", "enabled", true, "version", version - 1)))
        .isEqualTo("TAG_SCHEDULE_CHANGED");
    assertThat(
            marketer
                .send(
                    "PUT",
                    "/api/tag-nights/schedule",
                    Map.of("at", "02:00", "enabled", true, "version", version))
                .status())
        .isEqualTo(403);
  }

  private String change(Map<String, Object> wanted) {
    return operator.send("PUT", "/api/tag-nights/schedule", wanted).code();
  }

  private void schedule(LocalTime at, boolean enabled) {
    int version = read().path("schedule").path("version").asInt();
    var answer =
        operator.send(
            "PUT",
            "/api/tag-nights/schedule",
            Map.of("at", at.toString(), "enabled", enabled, "version", version));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  /** As so many nodes at the same moment. */
  private void everybodyLooks(int nodes) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(nodes);
    ExecutorService threads = Executors.newFixedThreadPool(nodes);
    try {
      List<? extends Future<?>> all =
          IntStream.range(0, nodes)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            barrier.await();
                            nights.begin();
                            return null;
                          }))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private JsonNode read() {
    return marketer.get("/api/tag-nights").json();
  }

  private JsonNode list() {
    return read().path("nights");
  }

  /** The newest night, once its run has ended. */
  private JsonNode finished() {
    await().atMost(Duration.ofSeconds(60)).until(() -> !list().get(0).path("finishedAt").isNull());
    return list().get(0);
  }

  private void define(String code, String aggregate) {
    var answer =
        marketer.send(
            "PUT",
            "/api/tag-definitions/" + code,
            Map.of(
                "nameZh", "金额",
                "nameEn", "Amount",
                "tagClass", "TRANSACTION",
                "definition", Map.of("table", "pay", "aggregate", aggregate, "measure", "amount")));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
  }
}
