package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.Person;
import io.baton.content.TemplateDraft;
import io.baton.content.TemplateVersion;
import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import io.baton.engine.LifeCycles;
import io.baton.engine.Scope;
import io.baton.testing.BatonTest;
import io.baton.touch.StepCounts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What others publish after a campaign was submitted does not change what runs. */
@BatonTest
class SubmittedVersionsTests extends Submitted {
  private static final String SALARY_TABLE = "channel-priority";

  @Autowired ApprovingCampaign approving;
  @Autowired Decisions decisions;
  @Autowired NewerVersions newer;
  @Autowired Processes processes;
  @Autowired LifeCycles lifeCycles;

  /** What others publish meanwhile is no reason to sign anew, and does not change what runs. */
  @Test
  void shouldRunTheWordingThatWasSubmitted() {
    CampaignFacts campaign = submitted(bank.customers(10), 0);
    int submitted = templates.latest("offer-email-zh").orElseThrow().version();
    String hash = row(campaign).manifestHash;
    rewordTheEmail();
    assertThat(newer.of(row(campaign)))
        .contains(
            new NewerVersions.NewerVersion(
                NewerVersions.Kind.TEMPLATE, "offer-email-zh", submitted, submitted + 1));
    campaigns.approve(campaign.code(), APPROVER, "");
    await().atMost(PATIENCE).until(() -> touches.touched(campaign.id()).size() == 10);
    assertThat(
            jdbc.sql(
                    "select template_version || ' ' || manifest_hash from touch_step where run_id ="
                        + " ?")
                .param(campaign.id())
                .query(String.class)
                .list())
        .containsExactly(submitted + " " + hash);
    assertThat(templates.latest("offer-email-zh").orElseThrow().version()).isEqualTo(submitted + 1);
  }

  @Test
  void shouldRunTheTableThatWasSubmitted() {
    CampaignFacts draft = campaigns.plan(salary("pinned-salary"), MARKETER);
    campaigns.submit(draft.code(), MARKETER);
    DecisionVersion before = decisions.latest(SALARY_TABLE).orElseThrow();
    String xml =
        new String(
            decisions.xml(SALARY_TABLE, before.version()), java.nio.charset.StandardCharsets.UTF_8);
    DecisionVersion after =
        decisions.save(
            SALARY_TABLE,
            xml.replaceFirst("<description>", "<description>meanwhile ")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(after.version()).isEqualTo(before.version() + 1);
    campaigns.approve(draft.code(), APPROVER, "");
    if (state(draft) == CampaignState.IN_APPROVAL) {
      campaigns.approve(draft.code(), new Person(3, "approver2", Set.of("APPROVER"), "/"), "");
    }
    await().atMost(PATIENCE).until(() -> openTrigger(draft));
    assertThat(decisions.forCampaign(SALARY_TABLE, draft.id()).version())
        .isEqualTo(before.version());
    assertThat(newer.of(row(draft)))
        .contains(
            new NewerVersions.NewerVersion(
                NewerVersions.Kind.DECISION, SALARY_TABLE, before.version(), after.version()));
  }

  /** Somebody draws on while others sign. */
  @Test
  void shouldRunTheDiagramsThatWereSubmitted() {
    String key = "pinned-" + UUID.randomUUID().toString().substring(0, 8);
    String cycleKey = key + "-cycle";
    String journey = processes.require("one-sms").xml().replace("one-sms", key);
    String cycle =
        processes.require("standard-campaign").xml().replace("standard-campaign", cycleKey);
    processes.save(key, key, Scope.JOURNEY, ProcessOrigin.STARTER, journey);
    processes.save(cycleKey, cycleKey, Scope.LIFE_CYCLE, ProcessOrigin.STARTER, cycle);
    lifeCycles.deploy(cycleKey, cycle.getBytes(StandardCharsets.UTF_8));
    CampaignFacts campaign =
        campaigns.plan(
            CampaignPlan.draft("test", "a test", key)
                .lifeCycle(cycleKey)
                .segment(bank.segmentOf(bank.customers(10)).code())
                .controlShare(0.0)
                .plan(),
            MARKETER);
    campaigns.submit(campaign.code(), MARKETER);
    processes.save(
        key,
        key,
        Scope.JOURNEY,
        ProcessOrigin.STARTER,
        journey.replace("Task_SendSms", "Task_Meanwhile"));
    processes.save(
        cycleKey,
        cycleKey,
        Scope.LIFE_CYCLE,
        ProcessOrigin.STARTER,
        cycle.replaceFirst(" name=\"[^\"]*\"", " name=\"meanwhile\""));
    campaigns.approve(campaign.code(), APPROVER, "");
    await().atMost(PATIENCE).until(() -> !touches.steps(campaign.id()).isEmpty());
    assertThat(touches.steps(campaign.id()))
        .extracting(StepCounts::origin)
        .containsExactly("Task_SendSms");
    assertThat(processes.lifeCycleOf(row(campaign)).version()).isEqualTo(1);
    assertThat(processes.require(cycleKey).version()).isEqualTo(2);
    assertThat(newer.of(row(campaign)))
        .contains(new NewerVersions.NewerVersion(NewerVersions.Kind.JOURNEY, key, 1, 2));
  }

  /**
   * A life cycle that was changed after the plan: the version that is signed runs, not the one
   * before.
   */
  @Test
  void shouldRunTheLifeCycleThatIsSigned() {
    String key = "cycle-" + UUID.randomUUID().toString().substring(0, 8);
    String cycle = processes.require("standard-campaign").xml().replace("standard-campaign", key);
    String meanwhile = cycle.replaceFirst(" name=\"[^\"]*\"", " name=\"meanwhile\"");
    processes.save(key, key, Scope.LIFE_CYCLE, ProcessOrigin.STARTER, cycle);
    lifeCycles.deploy(key, cycle.getBytes(StandardCharsets.UTF_8));
    CampaignFacts campaign =
        campaigns.plan(
            CampaignPlan.draft("test", "a test", "one-sms")
                .lifeCycle(key)
                .segment(bank.segmentOf(bank.customers(10)).code())
                .plan(),
            MARKETER);
    processes.save(key, key, Scope.LIFE_CYCLE, ProcessOrigin.STARTER, meanwhile);

    campaigns.submit(campaign.code(), MARKETER);

    assertThat(Pins.of(row(campaign)).lifeCycle(key)).hasValue(2);
    assertThat(new String(lifeCycles.diagram(campaign.id()), StandardCharsets.UTF_8))
        .isEqualTo(meanwhile);
    campaigns.approve(campaign.code(), APPROVER, "");
    await().atMost(PATIENCE).until(() -> !touches.steps(campaign.id()).isEmpty());
  }

  /** A draft taken back is planned with the latest, and so is what it is submitted as then. */
  @Test
  void shouldTakeTheLatestWhenItIsSubmittedAgain() {
    CampaignFacts campaign = submitted(bank.customers(10), 0);
    rewordTheEmail();
    approving.withdraw(row(campaign), MARKETER);
    campaigns.submit(campaign.code(), MARKETER);
    assertThat(newer.of(row(campaign))).isEmpty();
    assertThat(Pins.of(row(campaign)).wording("Task_SendEmail", "offer-email-zh"))
        .hasValue(templates.latest("offer-email-zh").orElseThrow().version());
  }

  private void rewordTheEmail() {
    TemplateVersion before = templates.latest("offer-email-zh").orElseThrow();
    templates.save(
        new TemplateDraft(
            before.key(),
            before.channel(),
            before.language(),
            before.purpose(),
            before.subject(),
            before.body() + "。",
            List.of()));
  }
}
