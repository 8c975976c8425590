package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.access.Access;
import io.baton.access.Branches;
import io.baton.access.Person;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.campaign.DescribingRelease.ReleaseAhead;
import io.baton.campaign.EvaluationsOfCustomer.WayGone;
import io.baton.campaign.EvaluationsTold.ToldArm;
import io.baton.campaign.EvaluationsTold.ToldEffect;
import io.baton.campaign.EvaluationsTold.ToldEvaluation;
import io.baton.campaign.ReleaseRows.ReleaseOutcome;
import io.baton.campaign.Tasks.CampaignTask;
import io.baton.clock.TestClock;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.engine.EngineErrorCode;
import io.baton.evaluation.Effect;
import io.baton.evaluation.Proportion;
import io.baton.event.EventIntake;
import io.baton.event.RawEvent;
import io.baton.response.Responses;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.ErrorCode;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.touch.Touches;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * A running campaign looks at its first wave, and a person who had no hand in it lets the second
 * one go.
 */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=campaigns")
class ReleasedSecondWaveTests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String APPROVAL = "Approve_SecondWave";
  private static final String SMS = "Task_SendSms";
  private static final String PASSWORD = "a quiet harbour";

  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired CampaignRows rows;
  @Autowired CampaignReasons reasons;
  @Autowired ReleasingCustomers releasing;
  @Autowired ReleaseRows releaseRows;
  @Autowired ReleasesOfCustomer releasesOfCustomer;
  @Autowired DescribingRelease describing;
  @Autowired ExplainingCampaign explaining;
  @Autowired HandlingTasks handling;
  @Autowired Tasks tasks;
  @Autowired Remarks remarks;
  @Autowired Touches touches;
  @Autowired Responses responses;
  @Autowired Customers customers;
  @Autowired Users users;
  @Autowired Access access;
  @Autowired EventIntake intake;
  @Autowired BatonClock time;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Processes processes;
  @LocalServerPort int port;

  private Person somebody(String... roles) {
    String name = "p" + UUID.randomUUID().toString().substring(0, 8);
    users.create(new UserDraft(name, name, PASSWORD, Set.of(roles), Branches.HEAD_OFFICE));
    return access.find(name).orElseThrow();
  }

  private CampaignFacts live(int audience, Person author) {
    return live(audience, author, "released-second-wave");
  }

  private CampaignFacts live(int audience, Person author, String journey) {
    CampaignPlan plan =
        CampaignPlan.draft("released", "a test", journey)
            .segment(bank.segmentOf(bank.customers(audience)).code())
            .controlShare(0.4)
            .plan();
    CampaignFacts draft = campaigns.plan(plan, author);
    campaigns.submit(draft.code(), author);
    campaigns.approve(draft.code(), APPROVER, "");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(touches.touched(draft.id()))
                    .isEqualTo(campaigns.groups(draft.id()).treated())
                    .matches(set -> !set.isEmpty()));
    return draft;
  }

  /** The starter journey under another name, with another time to answer. */
  private void draw(Person person, String key, String due) {
    String xml =
        processes
            .require("released-second-wave")
            .xml()
            .replace("\"released-second-wave\"", "\"" + key + "\"")
            .replace(">P2D<", ">" + due + "<");
    HttpCaller.Answer drawn =
        HttpCaller.signedIn(port, person.name(), PASSWORD)
            .send("POST", "/api/processes", Map.of("key", key, "name", key, "xml", xml));
    assertThat(drawn.status()).isEqualTo(201);
  }

  private void respond(CampaignFacts campaign, CustomerSet who) {
    List<RawEvent> events =
        Arrays.stream(who.toArray())
            .mapToObj(
                customer ->
                    "{\"id\":\"%s\",\"source\":\"test\",\"type\":\"response\",\"customer\":\"%s\",\"at\":\"%s\",\"fields\":{\"campaign\":\"%s\"}}"
                        .formatted(
                            UUID.randomUUID(),
                            customers.keyOf(customer),
                            time.now(),
                            campaign.code()))
            .map(json -> new RawEvent("test", json.getBytes(StandardCharsets.UTF_8)))
            .toList();
    assertThat(intake.accept(events).accepted()).isEqualTo(events.size());
    await().atMost(PATIENCE).until(() -> responses.converted(campaign.id()).containsAll(who));
  }

  private CampaignTask awaitTask(CampaignFacts campaign, Person person) {
    clock.advance(Duration.ofDays(3).plusMinutes(1));
    await().atMost(PATIENCE).until(() -> release(campaign, person) != null);
    return java.util.Objects.requireNonNull(release(campaign, person));
  }

  private @org.jspecify.annotations.Nullable CampaignTask release(
      CampaignFacts campaign, Person person) {
    return tasks.openFor(person).stream()
        .filter(task -> task.campaign().number() == campaign.id() && task.isRelease())
        .findFirst()
        .orElse(null);
  }

  private CustomerSet plannedAt(CampaignFacts campaign, String element) {
    return touches.steps(campaign.id()).stream().anyMatch(step -> step.origin().equals(element))
        ? touches.plannedOrTouched(campaign.id())
        : CustomerSet.empty();
  }

  private long smsPlanned(CampaignFacts campaign) {
    return touches.steps(campaign.id()).stream()
        .filter(step -> step.origin().equals(SMS))
        .mapToLong(step -> step.touches().planned())
        .sum();
  }

  private static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(BatonException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private long audited(String action, CampaignFacts campaign) {
    return jdbc.sql("select count(*) from access_audit where action = ? and subject = ?")
        .params(action, "campaign:" + campaign.code())
        .query(Long.class)
        .single();
  }

  /** First half of every treated, nobody of the control group. */
  private CustomerSet half(CampaignFacts campaign) {
    CustomerSet treated = campaigns.groups(campaign.id()).treated();
    return treated.first((int) treated.size() / 2);
  }

  @Test
  void shouldSendTheSecondWaveOnceSomebodyElseReleasesIt() {
    Person author = somebody("MARKETER", "APPROVER");
    Person one = somebody("APPROVER");
    Person other = somebody("APPROVER");
    CampaignFacts campaign = live(200, author);
    CustomerSet answered = half(campaign);
    CustomerSet treated = campaigns.groups(campaign.id()).treated();
    respond(campaign, answered);
    CampaignTask task = awaitTask(campaign, one);
    CustomerSet waiting = treated.minus(answered);
    String id = task.task().id();

    ReleaseAhead ahead = describing.of(rows.findById(campaign.id()).orElseThrow(), task.task());
    assertThat(ahead.customers()).isEqualTo(waiting.size());
    assertThat(ahead.released())
        .singleElement()
        .satisfies(
            way -> {
              assertThat(way.element()).isEqualTo(SMS);
              assertThat(way.everybody()).isTrue();
              assertThat(way.channel()).isEqualTo("SMS");
              assertThat(way.template()).isEqualTo("followup-sms-zh");
              assertThat(way.body()).isNotBlank();
            });
    assertThat(ahead.refused()).isEmpty();
    assertThat(ahead.soFar().sent()).isEqualTo(treated.size());
    assertThat(ahead.soFar().answered()).isEqualTo(answered.size());
    assertThat(handling.due(task)).isEqualTo(task.task().due()).isAfter(time.now());

    refused(
        EngineErrorCode.RELEASE_OWN, () -> releasing.release(id, author, waiting.size(), "mine"));
    refused(EngineErrorCode.RELEASE_OWN, () -> handling.claim(id, author));
    refused(
        CampaignError.CAMPAIGN_NO_APPROVER, () -> handling.delegate(id, one, author.name(), null));
    refused(
        CampaignError.CAMPAIGN_DUE_INVALID,
        () -> handling.setDue(id, one, time.now().plus(Duration.ofDays(30))));
    refused(
        EngineErrorCode.RELEASE_CHANGED, () -> releasing.release(id, one, waiting.size() + 1, ""));
    refused(CampaignError.CAMPAIGN_COMMENT_MISSING, () -> releasing.refuse(id, one, 1, " "));
    assertThat(smsPlanned(campaign)).isZero();

    handling.delegate(id, one, other.name(), "you know them");
    refused(EngineErrorCode.TASK_TAKEN, () -> releasing.release(id, one, waiting.size(), ""));
    releasing.release(id, other, waiting.size(), "go on");

    await().atMost(PATIENCE).until(() -> smsPlanned(campaign) == waiting.size());
    refused(
        CampaignError.CAMPAIGN_TASK_UNKNOWN,
        () -> releasing.release(id, other, waiting.size(), ""));
    assertThat(remarks.of(campaign.id()))
        .extracting(Remarks.Remark::verdict)
        .contains(
            Remarks.Verdict.RELEASE_ASKED, Remarks.Verdict.DELEGATED, Remarks.Verdict.RELEASED);
    assertThat(remarks.of(campaign.id()))
        .anySatisfy(
            remark -> {
              assertThat(remark.by()).isEqualTo(other.name());
              assertThat(remark.text()).contains("go on").contains(String.valueOf(waiting.size()));
            });
    assertThat(audited("RELEASE_ASKED", campaign)).isEqualTo(1);
    assertThat(audited("CUSTOMERS_RELEASED", campaign)).isEqualTo(1);
    assertThat(audited("TASK_DELEGATED", campaign)).isEqualTo(1);
    int somebody = waiting.toArray()[0];
    assertThat(releasesOfCustomer.of(rows.findById(campaign.id()).orElseThrow(), somebody))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.outcome()).isEqualTo(ReleaseOutcome.RELEASED);
              assertThat(each.by()).isEqualTo(other.name());
              assertThat(each.name()).isEqualTo("放行第二轮");
              assertThat(each.at()).isBeforeOrEqualTo(time.now());
            });
    assertThat(why(campaign, somebody).releases()).hasSize(1);
    assertThat(why(campaign, somebody).evaluations()).hasSize(1);
    assertThat(
            releasesOfCustomer.of(
                rows.findById(campaign.id()).orElseThrow(), answered.toArray()[0]))
        .isEmpty();
  }

  @Test
  void shouldNotBeReleasedByWhoeverDrewItsJourney() {
    Person first = somebody("MARKETER", "APPROVER");
    Person second = somebody("MARKETER", "APPROVER");
    Person later = somebody("MARKETER", "APPROVER");
    String key = "drawn-" + UUID.randomUUID().toString().substring(0, 8);
    draw(first, key, "P2D");
    draw(second, key, "P3D");
    CampaignFacts campaign = live(60, MARKETER, key);
    // A version that does not run here: whoever drew it has no hand in this.
    draw(later, key, "P4D");
    CampaignTask task = awaitTask(campaign, later);
    String id = task.task().id();
    long waiting = campaigns.groups(campaign.id()).treated().size();
    for (Person drawer : List.of(first, second)) {
      refused(EngineErrorCode.RELEASE_DRAWN, () -> releasing.release(id, drawer, waiting, ""));
      refused(EngineErrorCode.RELEASE_DRAWN, () -> releasing.refuse(id, drawer, waiting, "no"));
      refused(EngineErrorCode.RELEASE_DRAWN, () -> handling.claim(id, drawer));
      refused(
          CampaignError.CAMPAIGN_NO_APPROVER,
          () -> handling.delegate(id, later, drawer.name(), null));
      HttpCaller.Answer seen =
          HttpCaller.signedIn(port, drawer.name(), PASSWORD).get("/api/releases/" + id);
      assertThat(seen.json().at("/task/mayComplete").asBoolean()).isFalse();
      assertThat(seen.json().at("/task/reasonIfNot").asString()).isEqualTo("RELEASE_DRAWN");
    }
    assertThat(smsPlanned(campaign)).isZero();
    releasing.release(id, later, waiting, "");
    await().atMost(PATIENCE).until(() -> smsPlanned(campaign) == waiting);
  }

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

  private ExplainingCampaign.CampaignExplanation why(CampaignFacts campaign, int customer) {
    return explaining.explain(campaign.code(), customers.keyOf(customer), customer, MARKETER);
  }

  @Test
  void shouldSayOfTheOthersThatNobodyReleasedThem() {
    CampaignFacts campaign = live(60, MARKETER);
    Person approver = somebody("APPROVER");
    CampaignTask task = awaitTask(campaign, approver);
    CustomerSet treated = campaigns.groups(campaign.id()).treated();
    assertThat(handling.overdue(task)).isFalse();
    clock.advance(Duration.ofDays(2).plusMinutes(1));
    await()
        .atMost(PATIENCE)
        .until(
            () -> campaigns.require(campaign.code(), MARKETER).state() == CampaignState.FINISHED);
    assertThat(smsPlanned(campaign)).isZero();
    assertThat(plannedAt(campaign, SMS).isEmpty()).isTrue();
    assertThat(releaseRows.of(campaign.id()))
        .singleElement()
        .satisfies(
            said -> {
              assertThat(said.outcome()).isEqualTo(ReleaseOutcome.LAPSED);
              assertThat(said.by()).isNull();
              assertThat(said.customers()).isEqualTo(treated.size());
            });
    assertThat(releaseRows.turnedAway(campaign.id())).isEqualTo(treated);
    assertThat(remarks.of(campaign.id()))
        .extracting(Remarks.Remark::verdict)
        .contains(Remarks.Verdict.RELEASE_LAPSED);
    assertThat(audited("RELEASE_LAPSED", campaign)).isEqualTo(1);
    // Everybody had the first message, so that is what became of them.
    assertThat(reasons.of(campaign.id())).doesNotContainKey(CampaignReasons.NOT_RELEASED);
  }
}
