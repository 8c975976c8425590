package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.baton.campaign.ExplainingCampaign.CampaignExplanation;
import io.baton.campaign.Preflight.Level;
import io.baton.campaign.Preflight.PreflightFigures;
import io.baton.campaign.Preflight.PreflightNotice;
import io.baton.campaign.Preflight.PreflightPlace;
import io.baton.clock.TestClock;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import io.baton.engine.Scope;
import io.baton.policy.AdmissionRequest;
import io.baton.policy.ContactPolicy;
import io.baton.policy.RefusalReason;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.testing.BatonTest;
import io.baton.touch.CustomerTouches;
import io.baton.touch.StepCounts;
import io.baton.touch.Touches;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** What the pre-flight page says is what a launch then does, reason by reason. */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=preflight")
class PreflightTests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired CampaignRows rows;
  @Autowired PreparingPreflight preparing;
  @Autowired Consents consents;
  @Autowired ContactPolicy policy;
  @Autowired Touches touches;
  @Autowired Processes processes;
  @Autowired Customers customers;
  @Autowired ExplainingCampaign explaining;
  @Autowired BatonClock clock;
  @Autowired TestClock testClock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations together;

  @AfterEach
  void openTheChannels() {
    jdbc.sql("delete from policy_capacity").update();
    jdbc.sql("delete from policy_capacity_use").update();
    jdbc.sql("delete from policy_list_act").update();
    jdbc.sql("delete from channel_cost").update();
  }

  private Preflight preflight(CampaignFacts campaign) {
    return preparing.of(rows.findById(campaign.id()).orElseThrow(), MARKETER);
  }

  private CampaignFacts draft(CustomerSet audience, double control) {
    return campaigns.plan(CampaignBank.twoWaves(bank.segmentOf(audience), control), MARKETER);
  }

  /** Service messages pass every cap and count; one origin for each. */
  private void contactedBefore(CustomerSet who, String channel, int times, Duration ago) {
    Instant at = clock.now().minus(ago);
    for (int i = 0; i < times; i++) {
      long origin = i;
      together.executeWithoutResult(
          done ->
              policy.admit(
                  new AdmissionRequest(999_999, channel, "SERVICE", origin, who, false, at)));
    }
  }

  private void list(String list, CustomerSet who) {
    jdbc.sql(
            """
            insert into policy_list_act (at, list, kind, valid_from, reason, actor, customers, members)
            values (shared_now(), ?, 'ADD', shared_now() - interval '1 hour', 'test', 'test', ?, ?)
            """)
        .params(list, (int) who.size(), who.toBytes())
        .update();
  }

  private void capacity(String channel, int perDay) {
    jdbc.sql("insert into policy_capacity values (?, '*', null, ?)")
        .params(channel, perDay)
        .update();
  }

  private StepCounts step(CampaignFacts campaign, String element) {
    return touches.steps(campaign.id()).stream()
        .filter(step -> step.origin().equals(element))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldSayWhatTheLaunchThenDoes() {
    CustomerSet audience = bank.customers(1_000);
    consents.withdraw(audience.slice(0, 70), "EMAIL", "MARKETING", "test", "TEST");
    consents.withdraw(audience.slice(50, 70), "SMS", "MARKETING", "test", "TEST");
    list("BLACK", audience.slice(60, 40));
    list("DO_NOT_CONTACT", audience.slice(90, 30));
    contactedBefore(audience.slice(110, 60), "EMAIL", 8, Duration.ofDays(28));
    // The nineteenth and twentieth of 30 days: the e-mail still passes, the SMS after it does not.
    contactedBefore(audience.slice(300, 90), "APP_PUSH", 19, Duration.ofDays(2));
    capacity("EMAIL", 600);
    CampaignFacts campaign = draft(audience, 0.1);

    PreflightFigures before = preflight(campaign).figures();
    campaigns.submit(campaign.code(), MARKETER);
    PreflightFigures handedIn = preflight(campaign).figures();
    assertThat(handedIn.places().get(0).refused()).isEqualTo(before.places().get(0).refused());
    campaigns.approve(campaign.code(), APPROVER, "");
    await().atMost(PATIENCE).until(() -> !touches.steps(campaign.id()).isEmpty());

    CampaignGroups groups = campaigns.groups(campaign.id());
    assertThat(handedIn.audience()).isEqualTo(1_000);
    assertThat(handedIn.control()).isEqualTo(groups.control().size()).isPositive();
    assertThat(handedIn.treated()).isEqualTo(groups.treated().size());
    PreflightPlace email = handedIn.places().get(0);
    StepCounts first = step(campaign, "Task_SendEmail");
    assertThat(email.everybody()).isTrue();
    assertThat(email.refused())
        .isEqualTo(first.refused())
        .containsOnlyKeys(
            RefusalReason.NO_CONSENT,
            RefusalReason.BLACK_LISTED,
            RefusalReason.DO_NOT_CONTACT,
            RefusalReason.FREQUENCY_CAP,
            RefusalReason.CAPACITY);
    assertThat(email.granted()).isEqualTo(first.touches().planned()).isEqualTo(600);

    testClock.advance(Duration.ofDays(3).plusMinutes(1));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                touches.steps(campaign.id()).stream()
                    .anyMatch(step -> step.origin().equals("Task_SendSms")));
    PreflightPlace sms = handedIn.places().get(1);
    StepCounts second = step(campaign, "Task_SendSms");
    assertThat(sms.everybody()).isFalse();
    assertThat(sms.refused()).isEqualTo(second.refused()).containsKey(RefusalReason.FREQUENCY_CAP);
    assertThat(sms.granted()).isEqualTo(second.touches().planned());
    assertThat(sms.due()).isEqualTo(handedIn.startsAt().plus(Duration.ofDays(3)));

    assertThat(handedIn.nowhere()).isEqualTo(sizes(touches.refused(campaign.id())));
    assertThat(handedIn.contacted()).isEqualTo(touches.plannedOrTouched(campaign.id()).size());
  }

  private static Map<RefusalReason, Long> sizes(Map<RefusalReason, CustomerSet> sets) {
    return sets.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().size()));
  }

  /** The product's journey with one SMS that may wait for room. */
  private String waiting(String atMost) {
    String key = "waits-" + UUID.randomUUID().toString().substring(0, 8);
    String purpose = "<camunda:property name=\"purpose\" value=\"MARKETING\" />";
    processes.save(
        key,
        "waits for room",
        Scope.JOURNEY,
        ProcessOrigin.STARTER,
        processes
            .require("one-sms")
            .xml()
            .replace("one-sms", key)
            .replace(
                purpose,
                purpose + "<camunda:property name=\"waitForRoom\" value=\"" + atMost + "\" />"));
    return key;
  }

  private CampaignFacts signed(CustomerSet audience, String journey, @Nullable Instant end) {
    CampaignFacts draft =
        campaigns.plan(
            CampaignPlan.draft("test", "a test", journey)
                .segment(bank.segmentOf(audience).code())
                .controlShare(0.0)
                .endAt(end)
                .plan(),
            MARKETER);
    campaigns.submit(draft.code(), MARKETER);
    return draft;
  }

  private CampaignExplanation why(CampaignFacts campaign, CustomerSet people) {
    int one = people.toArray()[0];
    return explaining.explain(campaign.code(), customers.keyOf(one), one, MARKETER);
  }

  /** Full today and tomorrow, room on the third day: by then one campaign has ended. */
  @Test
  void shouldSendOnTheDayWithRoomAndNotAfterTheCampaignsEnd() {
    capacity("SMS", 10);
    CustomerSet others = bank.customers(10);
    contactedBefore(others, "SMS", 1, Duration.ZERO);
    contactedBefore(others, "SMS", 1, Duration.ofDays(-1));
    CustomerSet late = bank.customers(5);
    CustomerSet people = bank.customers(5);
    String journey = waiting("P5D");
    CampaignFacts ends = signed(late, journey, clock.now().plus(Duration.ofHours(36)));
    campaigns.approve(ends.code(), APPROVER, "");
    await().atMost(PATIENCE).until(() -> !touches.steps(ends.id()).isEmpty());
    CampaignFacts waits = signed(people, journey, null);
    PreflightPlace before = preflight(waits).figures().places().get(0);
    assertThat(before.granted()).isEqualTo(before.deferred()).isEqualTo(5);
    campaigns.approve(waits.code(), APPROVER, "");
    await().atMost(PATIENCE).until(() -> touches.counts(waits.id()).planned() == 5);

    CustomerTouches.Trace trace = why(waits, people).contacts().get(0).touch();
    Instant third = trace.due().plus(Duration.ofDays(2));
    assertThat(why(waits, people).reason()).isEqualTo("PLANNED");
    assertThat(trace.state()).isEqualTo("RETRY_AT");
    assertThat(trace.detail()).isEqualTo("WAITS_FOR_ROOM");
    assertThat(trace.retryAt()).isEqualTo(third);
    await().atMost(PATIENCE).until(() -> third.equals(due(waits)));
    testClock.advance(Duration.ofDays(1));
    assertThat(clock.now()).isBefore(third);
    assertThat(due(waits)).as("nobody takes it up before").isEqualTo(third);
    assertThat(touches.counts(waits.id()).accepted()).isZero();

    testClock.advance(Duration.ofDays(1).plusMinutes(1));
    await().atMost(PATIENCE).until(() -> touches.counts(waits.id()).accepted() == 5);
    assertThat(why(waits, people).reason()).isEqualTo("CONTACTED");
    assertThat(touches.refused(ends.id())).isEqualTo(Map.of(RefusalReason.CAPACITY, late));
    assertThat(touches.counts(ends.id()).planned()).isZero();
    assertThat(why(ends, late).reason()).isEqualTo("CAPACITY");
  }

  private Instant due(CampaignFacts campaign) {
    return jdbc.sql("select due from touch_batch where run_id = ?")
        .param(campaign.id())
        .query(Timestamp.class)
        .single()
        .toInstant();
  }

  @Test
  void shouldLeaveNothingBehind() {
    CampaignFacts campaign = draft(bank.customers(100), 0.1);
    capacity("EMAIL", 1_000);
    String traces =
        "select (select count(*) from policy_slot) || ' ' || (select count(*) from policy_day_mask)"
            + " || ' ' || (select count(*) from policy_capacity_use) || ' '"
            + " || (select count(*) from touch_step)";
    String before = jdbc.sql(traces).query(String.class).single();
    assertThat(preflight(campaign).figures().contacted()).isPositive();
    assertThat(jdbc.sql(traces).query(String.class).single()).isEqualTo(before);
  }

  @Test
  void shouldCountDaysAndMoneyOfEachChannel() {
    jdbc.sql("insert into channel_cost values ('SMS', 0.045)").update();
    capacity("SMS", 30);
    CampaignFacts campaign = draft(bank.customers(100), 0);
    Preflight preflight = preflight(campaign);
    var sms =
        preflight.figures().channels().stream()
            .filter(channel -> channel.channel().equals("SMS"))
            .findFirst()
            .orElseThrow();
    assertThat(sms.wanted()).isEqualTo(100);
    assertThat(sms.granted()).isEqualTo(30);
    assertThat(sms.days()).isEqualTo(4);
    assertThat(sms.cost()).isEqualByComparingTo(new BigDecimal("1.35"));
    assertThat(preflight.figures().channels())
        .filteredOn(channel -> channel.channel().equals("EMAIL"))
        .allSatisfy(channel -> assertThat(channel.cost()).isNull());
    assertThat(preflight.notices())
        .extracting(PreflightNotice::code)
        .contains("CAPACITY_SHORT", "COST_UNKNOWN", "NO_CONTROL");
  }

  /** Recounted customer by customer. */
  @Test
  void shouldCountWhoIsInOtherCampaignsAsWell() {
    CustomerSet everybody = bank.customers(300);
    CampaignFacts live = draft(everybody.slice(0, 120), 0.2);
    campaigns.submit(live.code(), MARKETER);
    campaigns.approve(live.code(), APPROVER, "");
    await().atMost(PATIENCE).until(() -> !touches.steps(live.id()).isEmpty());
    CampaignFacts waiting = draft(everybody.slice(100, 100), 0);
    campaigns.submit(waiting.code(), MARKETER);
    CampaignFacts planned = draft(everybody.slice(50, 130), 0);

    PreflightFigures figures = preflight(planned).figures();

    CustomerSet treated = campaigns.groups(live.id()).treated();
    long withLive = 0;
    long withWaiting = 0;
    long any = 0;
    for (int customer : everybody.slice(50, 130).toArray()) {
      boolean one = treated.contains(customer);
      boolean other = everybody.slice(100, 100).contains(customer);
      withLive += one ? 1 : 0;
      withWaiting += other ? 1 : 0;
      any += one || other ? 1 : 0;
    }
    Map<String, Long> found =
        figures.overlaps().stream()
            .collect(
                Collectors.toMap(
                    each -> Objects.requireNonNull(each.code()),
                    Preflight.PreflightOverlap::customers));
    assertThat(found).isEqualTo(Map.of(live.code(), withLive, waiting.code(), withWaiting));
    assertThat(figures.overlapping()).isEqualTo(any);
  }

  @Test
  void shouldSayWhatWouldBeRefused() {
    CampaignFacts nobody = draft(CustomerSet.empty(), 0.1);
    assertThat(preflight(nobody).notices())
        .filteredOn(notice -> notice.level() == Level.BLOCKS)
        .extracting(PreflightNotice::code)
        .containsExactly("AUDIENCE_EMPTY");
    CampaignFacts over = draft(bank.customers(10), 0);
    campaigns.submit(over.code(), MARKETER);
    campaigns.approve(over.code(), APPROVER, "");
    await()
        .atMost(PATIENCE)
        .until(() -> campaigns.require(over.code(), MARKETER).state() == CampaignState.LIVE);
    assertThatThrownBy(() -> preflight(over))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(CampaignError.CAMPAIGN_WRONG_STATE));
  }

  /** Textbook sizes for a level of 5 % and a power of 80 %: so many in each group. */
  @ParameterizedTest
  @CsvSource({"0.01, 0.002, 42693", "0.05, 0.005, 31234", "0.0057, 0.003, 12467"})
  void shouldKnowTheSmallestEffectThatShows(double base, double effect, long each) {
    assertThat(DetectableEffect.of(each, each, base, null).smallest())
        .isCloseTo(effect, within(effect / 1_000));
    assertThat(DetectableEffect.of(each, 3, base, null).smallest()).isGreaterThan(0.3);
    assertThat(DetectableEffect.of(each, 0, base, null).smallest()).isNull();
  }
}
