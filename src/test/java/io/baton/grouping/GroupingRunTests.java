package io.baton.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Runs of groupings: taken over, cancelled, repeated. */
@BatonTest
class GroupingRunTests extends GroupingBank {
  @Test
  void shouldTakeOverTheRunOfADeadNodeAndLeaveALivingOneAlone() {
    String code = grouping("dead", "grp-all", "{\"decision\":\"grp-layers\"}", null);
    UUID dead = UUID.randomUUID();
    long run =
        transaction.execute(
            status -> {
              long id = runs.open(book.find(code).orElseThrow(), "gina").orElseThrow().id();
              jdbc.sql(
                      """
                      update grouping_run set state = 'RUNNING', node = ?,
                        lease_until = clock_timestamp() + interval '1 h' where id = ?""")
                  .params(dead, id)
                  .update();
              return id;
            });
    assertThat(maker.send("POST", "/api/groupings/" + code + "/runs", Map.of()).code())
        .isEqualTo("GROUPING_RUN_UNDER_WAY");
    assertThat(runs.claim(UUID.randomUUID())).isEmpty();

    jdbc.sql(
            "update grouping_run set lease_until = clock_timestamp() - interval '1 s' where id = ?")
        .param(run)
        .update();

    JsonNode done = finished(code, run);
    assertThat(done.path("state").asString()).isEqualTo("DONE");
    // The dead node wakes up: what it says is nobody's run any more.
    GroupingRun old = runs.find(run).orElseThrow();
    assertThat(runs.progress(old, dead, "late", 1, 2)).isFalse();
    runs.failed(old, dead, "LATE", "late", List.of());
    assertThat(runs.find(run).orElseThrow().state()).isEqualTo(GroupingRun.State.DONE);
  }

  @Test
  void shouldStopACancelledRunAndKeepNothingOfIt() {
    String code = grouping("cancel", "grp-all", "{\"decision\":\"grp-layers\"}", null);
    long run =
        transaction.execute(
            status -> {
              long id = runs.open(book.find(code).orElseThrow(), "gina").orElseThrow().id();
              jdbc.sql(
                      """
                      update grouping_run set state = 'RUNNING', node = ?,
                        lease_until = clock_timestamp() + interval '1 h' where id = ?""")
                  .params(UUID.randomUUID(), id)
                  .update();
              return id;
            });

    Answer cancelled =
        maker.send("POST", "/api/groupings/" + code + "/runs/" + run + "/cancellation", Map.of());
    assertThat(cancelled.status()).isEqualTo(202);
    jdbc.sql(
            "update grouping_run set lease_until = clock_timestamp() - interval '1 s' where id = ?")
        .param(run)
        .update();

    JsonNode done = finished(code, run);
    assertThat(done.path("state").asString()).isEqualTo("CANCELLED");
    assertThat(done.path("groups").size()).isZero();
    assertThat(effect(code, done).code()).isEqualTo("GROUPING_WRONG_STANDING");
    assertThat(finished(code, start(code)).path("state").asString()).isEqualTo("DONE");
  }

  @Test
  void shouldRunAgainOnTheDaysItWasTold() {
    String code = grouping("daily", "grp-all", "{\"decision\":\"grp-layers\"}", null);
    maker.send("PUT", "/api/groupings/" + code + "/repeat", Map.of("days", 2, "at", "00:00:00"));

    repeating.startDue();
    repeating.startDue();
    await().atMost(Duration.ofSeconds(60)).until(() -> states(code), List.of("DONE")::equals);
    jdbc.sql("update grouping_grouping set repeated_on = repeated_on - 1 where code = ?")
        .param(code)
        .update();
    repeating.startDue();
    assertThat(states(code)).hasSize(1);
    jdbc.sql("update grouping_grouping set repeated_on = repeated_on - 1 where code = ?")
        .param(code)
        .update();
    repeating.startDue();
    // What is still waiting would be claimed by another test's node.
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> states(code), List.of("DONE", "DONE")::equals);
    maker.sendText("PUT", "/api/groupings/" + code + "/repeat", "{}", "application/json");
  }

  private List<String> states(String code) {
    List<String> states = new ArrayList<>();
    maker
        .get("/api/groupings/" + code + "/runs")
        .json()
        .forEach(run -> states.add(run.path("state").asString()));
    return states;
  }
}
