package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.campaign.Preflight.PreflightFigures;
import io.baton.campaign.Preflight.PreflightPlace;
import io.baton.cohort.CustomerSet;
import io.baton.policy.RefusalReason;
import io.baton.testing.BatonTest;
import io.baton.touch.CustomerTouches;
import io.baton.touch.StepCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the pre-flight page says is what a launch then does, reason by reason. */
@BatonTest
class PreflightTests extends Preflighted {
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
}
