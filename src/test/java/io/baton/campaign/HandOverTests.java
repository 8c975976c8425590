package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.baton.testing.BatonTest;
import io.baton.touch.HandOvers;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** How long it takes from an event to the channel, against a recount message by message. */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=campaigns")
class HandOverTests extends Triggered {
  private static final ZoneId BANK = ZoneId.of("Asia/Shanghai");

  @Autowired HandOvers handOvers;

  @AfterEach
  void endTheNight() {
    jdbc.sql("DELETE FROM policy_quiet_hours").update();
  }

  @Test
  void shouldSayWithinHowLongMessagesWereHandedOver() {
    at(LocalTime.of(10, 0));
    CampaignFacts one = live(plan("event.amount >= 5000"));
    CampaignFacts other = live(plan("event.amount >= 9000"));
    for (int i = 0; i < 10; i++) {
      happened(who[i], "\"amount\": " + (i < 4 ? 9000 : 6000));
      send();
    }
    await().atMost(PATIENCE).until(() -> touches.touched(one.id()).size() == 10);
    await().atMost(PATIENCE).until(() -> touches.touched(other.id()).size() == 4);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              matches(List.of(one.id()), 10);
              matches(List.of(other.id()), 4);
              matches(List.of(one.id(), other.id()), 14);
            });
    assertThat(handOvers.of(List.of(-1L)).messages()).isZero();
    assertThat(handOvers.of(List.of(-1L)).p95()).isNull();
  }

  /** A message that the night holds back is late on purpose. */
  @Test
  void shouldNotCountWhatThePolicyPutsOff() {
    jdbc.sql("INSERT INTO policy_quiet_hours VALUES ('*', '22:00', '08:00')").update();
    at(LocalTime.of(23, 0));
    CampaignFacts campaign = live(plan("event.amount >= 5000"));
    happened(who[0], "\"amount\": 9000");
    send();
    assertThat(touches.counts(campaign.id()).planned()).isEqualTo(1);
    assertThat(receipts(campaign)).isZero();
    at(LocalTime.of(10, 0));
    happened(who[1], "\"amount\": 9000");
    send();
    assertThat(receipts(campaign)).isEqualTo(1);
  }

  private void matches(List<Long> campaigns, int messages) {
    HandOvers.Latency said = handOvers.of(campaigns);
    List<Long> all = new ArrayList<>();
    campaigns.forEach(each -> all.addAll(recount(each)));
    all.sort(null);
    assertThat(said.messages()).isEqualTo(messages).isEqualTo(all.size());
    assertThat(said.p50()).isCloseTo(all.get((int) Math.ceil(0.50 * messages) - 1), within(60L));
    assertThat(said.p95()).isCloseTo(all.get((int) Math.ceil(0.95 * messages) - 1), within(60L));
    assertThat(said.p99()).isCloseTo(all.get(messages - 1), within(60L));
  }

  /** Each message by itself: from its customer's event to the end of its attempt. */
  private List<Long> recount(long campaign) {
    return jdbc.sql(
            """
            SELECT round(extract(epoch FROM a.closed_at - i.received_at) * 1000)::bigint
            FROM touch_touch t
            JOIN touch_batch b ON b.run_id = t.run_id
              AND t.customer BETWEEN b.first_customer AND b.last_customer
            JOIN touch_step s ON s.id = b.step_id AND s.step = t.step
            JOIN touch_attempt a ON a.batch_id = b.id AND a.outcome LIKE 'ACCEPTED%'
            JOIN event_inbox i ON i.customer = t.customer AND i.type = ?
            WHERE t.run_id = ? AND t.state = 1""")
        .params(type, campaign)
        .query(Long.class)
        .list();
  }

  private long receipts(CampaignFacts campaign) {
    return jdbc.sql("SELECT count(received_at) FROM touch_step WHERE run_id = ?")
        .param(campaign.id())
        .query(Long.class)
        .single();
  }

  /** Forward to that time of the bank's day. */
  private void at(LocalTime wanted) {
    Duration ahead = Duration.between(time.now().atZone(BANK).toLocalTime(), wanted);
    clock.advance(ahead.isNegative() ? ahead.plusDays(1) : ahead);
  }
}
