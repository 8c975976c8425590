package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.campaign.TriggerPlan.Often;
import io.baton.campaign.TriggerPlan.Reentry;
import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.event.IntakeReport;
import io.baton.segment.Segment;
import io.baton.segment.SegmentUse;
import io.baton.tag.TagUse;
import io.baton.testing.BatonTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an event must say, and what must be known, for a customer to come in. */
@BatonTest
class TriggerTests extends Triggered {
  @Test
  void shouldJudgeEachEventByItself() {
    CampaignFacts campaign = live(plan("event.amount >= 5000"));
    happened(who[0], "\"amount\": 9000");
    happened(who[0], "\"amount\": 10");
    happened(who[1], "\"amount\": 4999.9999");
    happened(who[2], "\"amount\": \"9000\"");
    happened(who[3], "");
    happened(who[4], "\"amount\": 5000");
    assertThat(send().deadLettered()).isZero();
    assertThat(entered(campaign)).isEqualTo(CustomerSet.of(who[0], who[4]));
  }

  @Test
  void shouldAskTagsAndSegmentsAsRulesDo() {
    String tag = "t" + UUID.randomUUID().toString().substring(0, 8);
    Column balance =
        Column.ofSets(
            new Field(tag, FieldType.NUMBER, 2),
            Map.of(
                "10.50", CustomerSet.of(who[0], who[1]), "99.00", CustomerSet.of(who[2], who[3])));
    indexes.publish(index -> index.with(balance));
    Segment segment = bank.segmentOf(CustomerSet.of(who[1], who[3], who[5]));
    CampaignFacts campaign =
        live(plan("(%s > 50 or segment = \"%s\") and event.vip".formatted(tag, segment.code())));
    for (int customer : who) {
      happened(customer, "\"vip\": " + (customer != who[3]));
    }
    send();
    assertThat(entered(campaign)).isEqualTo(CustomerSet.of(who[1], who[2], who[5]));
    assertThat(segmentUsers.usersOf(segment.code()))
        .extracting(SegmentUse::code)
        .containsExactly(campaign.code());
    assertThat(tagUsers.usersOf(tag)).extracting(TagUse::code).containsExactly(campaign.code());
    assertThat(tagUsers.used()).contains(tag);
  }

  /** The tag goes while the campaign is live: nobody matches, and nothing is held up. */
  @Test
  void shouldNotHoldUpTheIntakeBecauseATagIsGone() {
    String tag = "t" + UUID.randomUUID().toString().substring(0, 8);
    indexes.publish(
        index ->
            index.with(
                Column.ofSets(new Field(tag, FieldType.BOOLEAN, 0), Map.of("true", people))));
    CampaignFacts campaign = live(plan(tag));
    indexes.publish(index -> index.without(tag));
    happened(who[0], "");
    IntakeReport report = send();
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.deadLettered()).isZero();
    assertThat(entered(campaign).isEmpty()).isTrue();
  }

  @Test
  void shouldRefuseAConditionThatCannotBeEvaluated() {
    refused(plan("event.amount >="), "/trigger/condition", "CONDITION_SYNTAX");
    refused(plan("no_such_tag_at_all = 3"), "/trigger/condition", "TAG_UNKNOWN");
    refused(plan("segment = \"no-such\""), "/trigger/condition", "SEGMENT_UNKNOWN");
    refused(plan("event.a > 3 and event.a = \"x\""), "/trigger/condition", "RULE_TYPE_MISMATCH");
    refused(
        new TriggerPlan(type, null, new Reentry(Often.AFTER_GAP, "P1"), null, null, null, null),
        "/trigger/reentry/gap",
        "CAMPAIGN_FIELD");
  }

  @Test
  void shouldShowWhatTheTriggerDoes() {
    CampaignFacts campaign = live(plan("event.amount >= 5000"));
    happened(who[0], "\"amount\": 9000");
    happened(who[0], "\"amount\": 9000");
    happened(who[1], "\"amount\": 9000", time.now().minusMillis(700));
    happened(who[2], "\"amount\": 1");
    send();
    PulseReport.Recent recent = report.recent(List.of(campaign.id()));
    PulseReport.Sums sums = recent.of(campaign.id());
    assertThat(sums.events()).isEqualTo(4);
    assertThat(sums.matched()).isEqualTo(3);
    assertThat(sums.entered()).isEqualTo(2);
    assertThat(sums.late().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
    assertThat(sums.late().subList(0, 3).stream().mapToLong(Long::longValue).sum())
        .as("planned within half a second")
        .isLessThanOrEqualTo(1);
    assertThat(sums.matchedPerSecond()).isPositive();
    assertThat(recent.course()).hasSize(60);
    assertThat(recent.course().stream().mapToLong(PulseReport.Moment::entered).sum()).isEqualTo(2);
  }
}
