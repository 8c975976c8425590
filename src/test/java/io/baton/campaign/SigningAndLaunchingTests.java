package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.access.Person;
import io.baton.cohort.CustomerSet;
import io.baton.content.TemplateDraft;
import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import io.baton.engine.LifeCycles;
import io.baton.engine.Scope;
import io.baton.event.EventIntake;
import io.baton.event.RawEvent;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.testing.BatonTest;
import io.baton.touch.StepCounts;
import io.baton.touch.Touches;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@BatonTest
class SigningAndLaunchingTests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SALARY_TABLE = "channel-priority";

  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired CampaignRows rows;
  @Autowired Remarks remarks;
  @Autowired Templates templates;
  @Autowired ApprovingCampaign approving;
  @Autowired Decisions decisions;
  @Autowired NewerVersions newer;
  @Autowired Processes processes;
  @Autowired LifeCycles lifeCycles;
  @Autowired Touches touches;
  @Autowired EventIntake events;
  @Autowired io.baton.customer.Customers customers;
  @Autowired BatonClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations together;

  private CampaignFacts submitted(CustomerSet audience, double control) {
    CampaignFacts draft =
        campaigns.plan(CampaignBank.twoWaves(bank.segmentOf(audience), control), MARKETER);
    return campaigns.submit(draft.code(), MARKETER);
  }

  private CampaignState state(CampaignFacts campaign) {
    return campaigns.require(campaign.code(), MARKETER).state();
  }

  @Test
  void shouldTouchEverybodyButTheControlGroup() {
    CustomerSet audience = bank.customers(1_000);
    CampaignFacts campaign = submitted(audience, 0.2);
    campaigns.approve(campaign.code(), APPROVER, "fine");
    await().atMost(PATIENCE).until(() -> touches.touched(campaign.id()).size() > 0);
    CampaignGroups groups = campaigns.groups(campaign.id());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(touches.touched(campaign.id())).isEqualTo(groups.treated()));
    assertThat(groups.audience()).isEqualTo(audience);
    assertThat(groups.control().size()).isBetween(140L, 260L);
    assertThat(groups.control().intersects(groups.treated())).isFalse();
    assertThat(state(campaign)).isEqualTo(CampaignState.LIVE);
  }

  @Test
  void shouldRefuseTheAuthorsOwnSignature() {
    CampaignFacts campaign = submitted(bank.customers(10), 0);
    Person both = new Person(1, MARKETER.name(), Set.of("MARKETER", "APPROVER"), "/");
    assertThatThrownBy(() -> campaigns.approve(campaign.code(), both, ""))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(CampaignError.CAMPAIGN_OWN_APPROVAL));
    assertThat(state(campaign)).isEqualTo(CampaignState.IN_APPROVAL);
  }

  @Test
  void shouldRefuseAnEmptyAudience() {
    CampaignFacts draft =
        campaigns.plan(CampaignBank.twoWaves(bank.segmentOf(CustomerSet.empty()), 0.1), MARKETER);
    assertThatThrownBy(() -> campaigns.submit(draft.code(), MARKETER))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.findings()).extracting(Finding::code).contains("AUDIENCE_EMPTY"));
    assertThat(state(draft)).isEqualTo(CampaignState.DRAFT);
  }

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
                    "select template_version || ' ' || manifest_hash from touch_step where run_id = ?")
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

  @Test
  void shouldNotSignWordingThatWasEditedBehindTheApplicationsBack() {
    CampaignFacts campaign = submitted(bank.customers(10), 0);
    String was = tamperWithTheEmail("我们的");
    assertThatThrownBy(() -> campaigns.approve(campaign.code(), APPROVER, ""))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(CampaignError.CAMPAIGN_MANIFEST_DIFFERS);
              assertThat(e.findings())
                  .extracting(Finding::place)
                  .containsExactly("/touches/0/template/sha256");
            });
    mend(was);
  }

  /**
   * Approval and edit commit together, so the launch always finds the edit behind the signature.
   */
  @Test
  void shouldNotLaunchWordingThatWasEditedSinceItWasSigned() {
    CampaignFacts campaign = submitted(bank.customers(10), 0);
    String[] was = new String[1];
    together.executeWithoutResult(
        done -> {
          campaigns.approve(campaign.code(), APPROVER, "");
          was[0] = tamperWithTheEmail("别人的");
        });
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(remarks.of(campaign.id()))
                    .filteredOn(remark -> remark.verdict() == Remarks.Verdict.LAUNCH_REFUSED)
                    .first()
                    .satisfies(
                        remark ->
                            assertThat(remark.text().split(", "))
                                .containsExactly("/touches/0/template/sha256")));
    assertThat(state(campaign)).isEqualTo(CampaignState.APPROVED);
    assertThat(touches.counts(campaign.id()).planned()).isZero();
    mend(was[0]);
  }

  private Campaign row(CampaignFacts campaign) {
    return rows.findById(campaign.id()).orElseThrow();
  }

  /** In the latest version, past every check of the application. */
  private String tamperWithTheEmail(String added) {
    TemplateVersion latest = templates.latest("offer-email-zh").orElseThrow();
    assertThat(
            jdbc.sql(
                    "update content_template_version set body = body || ? where key = ? and version = ?")
                .params(added, latest.key(), latest.version())
                .update())
        .isEqualTo(1);
    return latest.body();
  }

  private void mend(String body) {
    TemplateVersion latest = templates.latest("offer-email-zh").orElseThrow();
    jdbc.sql("update content_template_version set body = ? where key = ? and version = ?")
        .params(body, latest.key(), latest.version())
        .update();
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

  /** The hash on the screen is still the same; only the content shows it. */
  @Test
  void shouldNotSignWhatWasEditedBehindTheApplicationsBack() {
    CampaignFacts campaign = submitted(bank.customers(10), 0);
    Campaign row = rows.findById(campaign.id()).orElseThrow();
    jdbc.sql(
            "UPDATE campaign_campaign SET start_at = shared_now() + interval '1 hour' WHERE id = ?")
        .param(campaign.id())
        .update();
    assertThatThrownBy(() -> campaigns.approve(campaign.code(), APPROVER, ""))
        .isInstanceOfSatisfying(
            BatonException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::place)
                    .containsExactly("/schedule/startAt"));
    assertThat(touches.counts(campaign.id()).planned()).isZero();
    assertThat(rows.findById(row.number()).orElseThrow().state)
        .isEqualTo(CampaignState.IN_APPROVAL);
  }

  @Test
  void shouldStartAnEventJourneyOnceForEachCustomer() {
    CustomerSet members = bank.customers(20);
    CampaignFacts draft =
        campaigns.plan(salary("salary-" + members.first(1).hash().substring(0, 8)), MARKETER);
    campaigns.submit(draft.code(), MARKETER);
    campaigns.approve(draft.code(), APPROVER, "");
    if (state(draft) == CampaignState.IN_APPROVAL) {
      campaigns.approve(draft.code(), new Person(3, "approver2", Set.of("APPROVER"), "/"), "");
    }
    await().atMost(PATIENCE).until(() -> openTrigger(draft));
    String type = "salary-" + members.first(1).hash().substring(0, 8);
    int[] who = members.toArray();
    send(type, who[0], 8000);
    send(type, who[1], 1000);
    send(type, who[0], 9000);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(touches.plannedOrTouched(draft.id())).isEqualTo(CustomerSet.of(who[0])));
    assertThat(campaigns.groups(draft.id()).audience()).isEqualTo(CustomerSet.of(who[0]));
  }

  private static CampaignPlan salary(String type) {
    return CampaignPlan.draft("salary", "a test", "salary-arrived")
        .trigger(new TriggerPlan(type, "event.amount >= 5000"))
        .controlShare(0.0)
        .plan();
  }

  private boolean openTrigger(CampaignFacts campaign) {
    return jdbc.sql("SELECT count(*) FROM campaign_trigger WHERE campaign_id = ?")
            .param(campaign.id())
            .query(Long.class)
            .single()
        > 0;
  }

  private void send(String type, int customer, int amount) {
    String json =
        "{\"id\":\"%s\",\"source\":\"test\",\"type\":\"%s\",\"customer\":\"%s\",\"at\":\"%s\",\"fields\":{\"amount\":%d}}"
            .formatted(UUID.randomUUID(), type, customers.keyOf(customer), clock.now(), amount);
    events.accept(List.of(new RawEvent("test", json.getBytes(StandardCharsets.UTF_8))));
  }
}
