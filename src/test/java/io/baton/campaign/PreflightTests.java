package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.baton.campaign.Preflight.Level;
import io.baton.campaign.Preflight.PreflightFigures;
import io.baton.campaign.Preflight.PreflightNotice;
import io.baton.campaign.Preflight.PreflightPlace;
import io.baton.clock.TestClock;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Consents;
import io.baton.policy.AdmissionRequest;
import io.baton.policy.ContactPolicy;
import io.baton.policy.RefusalReason;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.testing.BatonTest;
import io.baton.touch.StepCounts;
import io.baton.touch.Touches;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** What the pre-flight page says is what a launch then does, reason by reason. */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=preflight")
@Import(CampaignBank.class)
class PreflightTests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired CampaignRows rows;
  @Autowired PreparingPreflight preparing;
  @Autowired Consents consents;
  @Autowired ContactPolicy policy;
  @Autowired Touches touches;
  @Autowired BatonClock clock;
  @Autowired TestClock testClock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations together;

  @AfterEach
  void openTheChannels() {
    jdbc.sql("delete from policy_capacity").update();
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
