package io.baton.campaign;

import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.Person;
import io.baton.campaign.EvaluationsOfCustomer.WayGone;
import io.baton.campaign.EvaluationsTold.ToldArm;
import io.baton.campaign.EvaluationsTold.ToldEffect;
import io.baton.campaign.EvaluationsTold.ToldEvaluation;
import io.baton.cohort.CustomerSet;
import io.baton.evaluation.Effect;
import io.baton.evaluation.Proportion;
import io.baton.testing.BatonTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A running campaign looks at its first wave, and what it sees decides whether there is another.
 */
@BatonTest
class InterimEffectTests extends SecondWave {
  private static final String APPROVAL = "Approve_SecondWave";

  @Test
  void shouldKeepTheEffectThatTheReportComputesAndLetItDecideTheWay() {
    CampaignFacts good = live(300, MARKETER);
    respond(good, half(good));
    CampaignFacts bad = live(300, MARKETER);
    respond(bad, campaigns.groups(bad.id()).control());
    Person approver = somebody("APPROVER");
    assertThat(awaitTask(good, approver).task().elementId()).isEqualTo(APPROVAL);
    await()
        .atMost(PATIENCE)
        .until(() -> campaigns.require(bad.code(), MARKETER).state() == CampaignState.FINISHED);
    assertThat(smsPlanned(bad)).isZero();
    assertThat(release(bad, approver)).isNull();

    for (CampaignFacts campaign : List.of(good, bad)) {
      CustomerSet converted = responses.converted(campaign.id());
      CampaignGroups groups = campaigns.groups(campaign.id());
      Effect effect =
          Effect.between(
              new Proportion(groups.treated().size(), groups.treated().and(converted).size()),
              new Proportion(groups.control().size(), groups.control().and(converted).size()));
      assertThat(effect.shown()).isTrue();
      assertThat(
              jdbc.sql(
                      "select element_id, treated, treated_converted, control, control_converted"
                          + " from evaluation_interim where campaign_id = ?")
                  .param(campaign.id())
                  .query()
                  .singleRow())
          .containsEntry("element_id", "Evaluate_FirstWave")
          .containsEntry("treated", groups.treated().size())
          .containsEntry("treated_converted", groups.treated().and(converted).size())
          .containsEntry("control", groups.control().size())
          .containsEntry("control_converted", groups.control().and(converted).size());
      assertThat(audited("CAMPAIGN_EVALUATED", campaign)).isEqualTo(1);
      boolean better = campaign.id() == good.id();
      for (int customer : groups.treated().minus(converted).first(3).toArray()) {
        assertThat(why(campaign, customer).evaluations())
            .singleElement()
            .satisfies(
                each -> {
                  ToldEvaluation found = each.found();
                  assertThat(each.name()).isEqualTo("评估首轮效果");
                  assertThat(found.at()).isBeforeOrEqualTo(time.now());
                  assertThat(found.verdict())
                      .isEqualTo(better ? EffectVerdict.BETTER : EffectVerdict.WORSE);
                  assertThat(found.treated())
                      .isEqualTo(arm(groups.treated(), groups.treated().and(converted)));
                  assertThat(found.control())
                      .isEqualTo(arm(groups.control(), groups.control().and(converted)));
                  assertThat(found.effect())
                      .isEqualTo(new ToldEffect(effect.difference(), effect.low(), effect.high()));
                  assertThat(each.way())
                      .isEqualTo(
                          better
                              ? new WayGone("Flow_GoOn", "", "放行第二轮")
                              : new WayGone("Flow_Worse", "更差", "不再跟进"));
                });
      }
      // Whoever answered left before, and the control group never came in.
      assertThat(why(campaign, groups.control().toArray()[0]).evaluations()).isEmpty();
    }
    assertThat(why(good, half(good).toArray()[0]).evaluations()).isEmpty();
  }

  private static ToldArm arm(CustomerSet all, CustomerSet converted) {
    return new ToldArm(all.size(), converted.size());
  }
}
