package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.campaign.TriggerPlan.Audience;
import io.baton.campaign.TriggerPlan.Often;
import io.baton.campaign.TriggerPlan.Reentry;
import io.baton.cohort.CustomerSet;
import io.baton.segment.Segment;
import io.baton.testing.BatonTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who comes in how often, and when a trigger takes in anybody at all. */
@BatonTest
class TriggerReentryTests extends Triggered {
  @Test
  void shouldStartOneInstanceForAnEventThatComesTwice() {
    CampaignFacts campaign = live(new TriggerPlan(type, null, gap("PT1S"), null, null, null, null));
    happened(who[0], "");
    assertThat(send().accepted()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(2));
    assertThat(send().duplicates()).isEqualTo(1);
    assertThat(entries(campaign)).isEqualTo(1);
    assertThat(instances(campaign)).isEqualTo(1);
  }

  @Test
  void shouldLetACustomerInAgainAfterTheGap() {
    CampaignFacts campaign = live(new TriggerPlan(type, null, gap("PT1H"), null, null, null, null));
    oneEvent(who[0]);
    clock.advance(Duration.ofMinutes(50));
    oneEvent(who[0]);
    assertThat(entries(campaign)).isEqualTo(1);
    clock.advance(Duration.ofMinutes(11));
    oneEvent(who[0]);
    oneEvent(who[0]);
    assertThat(entries(campaign)).isEqualTo(2);
    assertThat(touches.counts(campaign.id()).planned()).isLessThanOrEqualTo(2);
  }

  @Test
  void shouldLetACustomerInOnceADay() {
    CampaignFacts campaign =
        live(
            new TriggerPlan(
                type, null, new Reentry(Often.ONCE_A_DAY, null), null, null, null, null));
    oneEvent(who[0]);
    oneEvent(who[0]);
    assertThat(entries(campaign)).isEqualTo(1);
    clock.advance(Duration.ofDays(1));
    oneEvent(who[0]);
    oneEvent(who[0]);
    assertThat(entries(campaign)).isEqualTo(2);
  }

  @Test
  void shouldBeActiveForItsPeriodOnly() {
    Instant from = time.now().plus(Duration.ofHours(1));
    CampaignFacts campaign =
        live(new TriggerPlan(type, null, null, from, from.plus(Duration.ofHours(1)), null, null));
    happened(who[0], "", from.minusMillis(1));
    happened(who[1], "", from);
    happened(who[2], "", from.plus(Duration.ofHours(1)));
    send();
    assertThat(entered(campaign)).isEqualTo(CustomerSet.of(who[1]));
  }

  /** CMP-12: one definition, a batch at launch and events after it, one ledger. */
  @Test
  void shouldRunInBothModesAndTouchNobodyTwice() {
    Segment segment = bank.segmentOf(CustomerSet.of(who[0], who[1], who[2], who[3], who[4]));
    CampaignFacts campaign =
        live(new TriggerPlan(type, null, null, null, null, null, Audience.FIRST), segment.code());
    CustomerSet batch = CustomerSet.of(who[0], who[1], who[2], who[3], who[4]);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(touches.plannedOrTouched(campaign.id())).isEqualTo(batch));
    for (int customer : who) {
      happened(customer, "");
    }
    send();
    assertThat(touches.plannedOrTouched(campaign.id())).isEqualTo(people);
    assertThat(touches.counts(campaign.id()).planned()).isEqualTo(people.size());
    assertThat(campaigns.groups(campaign.id()).audience()).isEqualTo(people);
    long twice =
        jdbc.sql(
                """
                SELECT count(*) FROM (SELECT FROM touch_touch WHERE run_id = ?
                GROUP BY customer HAVING count(*) > 1) t""")
            .param(campaign.id())
            .query(Long.class)
            .single();
    assertThat(twice).isZero();
  }
}
