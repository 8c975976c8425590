package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.cohort.CustomerSet;
import io.baton.decision.ExplainingDecisions;
import io.baton.engine.ElementCount;
import io.baton.engine.camunda.Forgetting;
import io.baton.testing.BatonTest;
import io.baton.touch.TouchCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** What people still learn of a campaign when its single instances are forgotten. */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=forgetting")
class ForgettingEntriesTests extends Triggered {
  @Autowired ExplainingDecisions explaining;
  @Autowired ApplicationContext application;
  @Autowired Waves waves;
  @Autowired EntryMonths months;
  @Autowired EntryRetention retention;
  @Autowired TransactionOperations transaction;

  @Test
  void shouldStillCountAndExplainWhoseInstancesAreForgotten() {
    CampaignFacts campaign = live(new TriggerPlan(type, null, gap("PT1S"), null, null, null, null));
    for (int i = 0; i < 12; i++) {
      happened(who[i], "\"amount\": " + (1_000 + i));
      send();
    }
    clock.advance(Duration.ofMinutes(130));
    happened(who[0], "\"amount\": 77");
    send();
    clock.advance(Duration.ofDays(8));
    await().atMost(PATIENCE).until(() -> journeys.settled(campaign.id()));
    clock.advance(Duration.ofDays(4));
    List<ElementCount> counts = journeys.counts(campaign.id());
    TouchCounts touched = touches.counts(campaign.id());
    CustomerSet planned = touches.plannedOrTouched(campaign.id());
    CampaignGroups groups = campaigns.groups(campaign.id());
    List<List<Told>> told = told(campaign);
    assertThat(told.get(0)).hasSize(2);
    assertThat(told.get(5)).hasSize(1);
    assertThat(count("decision_outcome", campaign)).isEqualTo(13);

    Forgetting.ended(application);

    assertThat(instances(campaign)).isEqualTo(1);
    assertThat(journeys.counts(campaign.id())).isEqualTo(counts);
    assertThat(touches.counts(campaign.id())).isEqualTo(touched);
    assertThat(touches.plannedOrTouched(campaign.id())).isEqualTo(planned);
    assertThat(campaigns.groups(campaign.id())).isEqualTo(groups);
    assertThat(entries(campaign)).isEqualTo(13);
    assertThat(told(campaign)).isEqualTo(told);
    assertThat(count("decision_outcome", campaign))
        .as("one an hour and row")
        .isLessThanOrEqualTo(3);
    assertThat(facts(campaign)).as("of the youngest instance only").isLessThanOrEqualTo(1);
    // Again: what is folded stays folded.
    Forgetting.ended(application);
    assertThat(told(campaign)).isEqualTo(told);
  }

  /** The rows of a month go as a table; who came in in it is not forgotten. */
  @Test
  void shouldKnowWhoCameInWhenTheirMonthIsGone() {
    CampaignFacts once = openForLong(new TriggerPlan(type, null));
    CampaignFacts again =
        openForLong(new TriggerPlan(type, null, gap("PT1H"), null, null, null, null));
    oneEvent(who[0]);
    oneEvent(who[1]);
    Instant then = time.now();
    LocalDate month =
        months.all().stream()
            .filter(each -> !each.isAfter(EntryMonths.of(then)))
            .reduce((earlier, later) -> later)
            .orElseThrow();
    CampaignGroups groups = campaigns.groups(once.id());
    assertThat(groups.audience()).isEqualTo(CustomerSet.of(who[0], who[1]));
    assertThat(transaction.<Boolean>execute(done -> months.drop(month, then)))
        .as("responses may still count")
        .isFalse();
    assertThat(entries(once)).isEqualTo(2);
    assertThat(entries(again)).isEqualTo(2);

    clock.advance(Duration.ofDays(800));
    retention.run();

    assertThat(entries(once)).isZero();
    assertThat(months.all()).hasSizeGreaterThanOrEqualTo(3).allMatch(each -> each.isAfter(month));
    assertThat(campaigns.groups(once.id())).isEqualTo(groups);
    assertThat(waves.entryOf(once.id(), who[0])).contains(new Entries.CameIn(false, null));
    assertThat(waves.entryOf(once.id(), who[2])).isEmpty();
    events.clear();
    happened(who[0], "");
    happened(who[2], "");
    send();
    assertThat(entries(once)).as("the one who was never there").isEqualTo(1);
    assertThat(entries(again)).isEqualTo(2);
    assertThat(waves.entryOf(again.id(), who[0]))
        .hasValueSatisfying(entry -> assertThat(entry.at()).isAfter(then));
  }

  private CampaignFacts openForLong(TriggerPlan trigger) {
    return live(
        CampaignPlan.draft("test", "a test", "salary-arrived")
            .trigger(trigger)
            .controlShare(0.0)
            .endAt(time.now().plus(Duration.ofDays(900)))
            .plan());
  }

  private record Told(String element, int version, int rule, Map<String, String> outputs) {}

  private List<List<Told>> told(CampaignFacts campaign) {
    return java.util.Arrays.stream(who)
        .mapToObj(
            customer ->
                explaining.of(campaign.id(), customer).stream()
                    .map(
                        each ->
                            new Told(each.element(), each.version(), each.rule(), each.outputs()))
                    .toList())
        .toList();
  }

  private long facts(CampaignFacts campaign) {
    return jdbc.sql(
            "SELECT count(*) FROM decision_fact f JOIN engine_process p"
                + " ON p.process_instance_id = f.origin WHERE p.campaign_id = ?")
        .param(campaign.id())
        .query(Long.class)
        .single();
  }
}
