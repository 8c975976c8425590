package io.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.channel.ChannelCode;
import io.baton.cohort.CustomerSet;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.touch.TouchPlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Contacts that people make: who sees them, and what a result does. */
@BatonTest
class WorklistTests extends WorklistBank {
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
    respond("SPRING");
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

  private static HttpCaller.Answer result(
      HttpCaller caller, UUID touch, String result, @org.jspecify.annotations.Nullable String day) {
    return caller.send(
        "POST",
        "/api/worklist/" + touch + "/result",
        day == null ? Map.of("result", result) : Map.of("result", result, "callBack", day));
  }
}
