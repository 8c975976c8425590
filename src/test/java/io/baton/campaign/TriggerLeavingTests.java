package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.campaign.TriggerPlan.Leaving;
import io.baton.cohort.CustomerSet;
import io.baton.engine.ElementCount;
import io.baton.engine.Scope;
import io.baton.policy.RefusalReason;
import io.baton.testing.BatonTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events that take a customer out of a journey, or out of a wait. */
@BatonTest
class TriggerLeavingTests extends Triggered {
  @Test
  void shouldLetWhoHasBoughtItLeaveTheWait() {
    CampaignFacts campaign =
        live(
            new TriggerPlan(
                type,
                null,
                null,
                null,
                null,
                new Leaving(type + "-bought", "event.amount > 100"),
                null));
    oneEvent(who[0]);
    oneEvent(who[1]);
    assertThat(journeys.onTheWay(campaign.id())).isEqualTo(CustomerSet.of(who[0], who[1]));
    happened(type + "-bought", who[0], "\"amount\": 500", time.now());
    happened(type + "-bought", who[1], "\"amount\": 5", time.now());
    send();
    assertThat(journeys.onTheWay(campaign.id())).isEqualTo(CustomerSet.of(who[1]));
  }

  /** What was planned before somebody bought it does not leave, and its place is free again. */
  @Test
  void shouldNotSendWhatWasPlannedForWhoHasBoughtIt() {
    CampaignFacts campaign =
        live(
            new TriggerPlan(
                type, null, gap("PT1S"), null, null, new Leaving(type + "-bought", null), null));
    touches.pause(campaign.id());
    for (int i = 0; i < 4; i++) {
      happened(who[i], "\"amount\": 9000");
    }
    send();
    assertThat(touches.counts(campaign.id()).planned()).isEqualTo(4);
    Map<String, Long> before = places();
    happened(type + "-bought", who[0], "", time.now());
    happened(type + "-bought", who[2], "", time.now());
    happened(type + "-bought", who[9], "", time.now());
    send();
    touches.resume(campaign.id());
    await().atMost(PATIENCE).until(() -> touches.drained(campaign.id()));
    assertThat(touches.touched(campaign.id())).isEqualTo(CustomerSet.of(who[1], who[3]));
    assertThat(touches.refused(campaign.id()).get(RefusalReason.LEFT))
        .isEqualTo(CustomerSet.of(who[0], who[2]));
    Map<String, Long> after = places();
    assertThat(before).isNotEmpty();
    before.forEach((counter, places) -> assertThat(after).containsEntry(counter, places - 2));
  }

  /** How many customers each counter of the caps counts, but for those of single campaigns. */
  private Map<String, Long> places() {
    Map<String, Long> places = new HashMap<>();
    jdbc.sql(
            "SELECT counter, sum(bit_count(mask)) FROM policy_day_mask"
                + " WHERE counter NOT LIKE 'k:%' GROUP BY counter")
        .query((row, n) -> places.put(row.getString(1), row.getLong(2)))
        .list();
    return places;
  }

  @Test
  void shouldLetMembersLeaveAWaitByTheirEvent() {
    String opened = type + "-opened";
    String key = "waits-" + type;
    String drawn =
        processes
            .require("salary-arrived")
            .xml()
            .replace("id=\"salary-arrived\"", "id=\"" + key + "\"")
            .replace("bpmnElement=\"salary-arrived\"", "bpmnElement=\"" + key + "\"")
            .replace("name=\"responded\"", "name=\"" + opened + "\"");
    processes.save(key, "waits", Scope.JOURNEY, ProcessOrigin.STARTER, drawn);
    CampaignFacts campaign = live(new TriggerPlan(type, null), null, key);
    for (int i = 0; i < 4; i++) {
      oneEvent(who[i]);
    }
    happened(opened, who[1], "", time.now());
    happened(opened, who[2], "", time.now());
    happened(opened, who[9], "", time.now());
    assertThat(send().deadLettered()).isZero();
    assertThat(journeys.onTheWay(campaign.id())).isEqualTo(CustomerSet.of(who[0], who[3]));
    assertThat(
            journeys.counts(campaign.id()).stream()
                .filter(count -> count.elementId().equals("End_Responded"))
                .mapToLong(ElementCount::entered)
                .sum())
        .isEqualTo(2);
  }
}
