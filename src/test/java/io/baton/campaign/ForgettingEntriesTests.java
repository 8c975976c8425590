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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** What people still learn of a campaign when its single instances are forgotten. */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=forgetting")
class ForgettingEntriesTests extends Triggered {
  @Autowired ExplainingDecisions explaining;
  @Autowired ApplicationContext application;

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
