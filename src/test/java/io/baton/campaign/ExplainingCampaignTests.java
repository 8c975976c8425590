package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.Audit;
import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.cohort.SmallestChange;
import io.baton.cohort.WrittenColumn;
import io.baton.customer.NewCustomer;
import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import io.baton.decision.ExplainingDecisions;
import io.baton.event.EventIntake;
import io.baton.event.RawEvent;
import io.baton.segment.ExplainingMembership;
import io.baton.segment.Segment;
import io.baton.tag.TagDraft;
import io.baton.tag.Tags;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Why, why not: what a customer's answer says, and to whom. */
@BatonTest
class ExplainingCampaignTests extends Explained {
  @Autowired Decisions decisions;
  @Autowired Tags tags;
  @Autowired EventIntake events;
  @Autowired Branches branches;
  @Autowired Audit audit;

  private static ExplainingMembership.Explained segment(
      ExplainingCampaign.CampaignExplanation why) {
    return Objects.requireNonNull(Objects.requireNonNull(why.audience()).segment());
  }

  @Test
  void shouldNameTheSmallestChangeThatBringsOneIn() {
    CustomerSet made = bank.customers(150);
    String code = "near" + UUID.randomUUID().toString().substring(0, 8);
    Segment segment = byScore(made, code);
    int[] id = made.toArray();
    CampaignFacts campaign = run(segment, 0);
    ExplainingCampaign.CampaignExplanation out = why(campaign, id[99]);
    assertThat(out.reason()).isEqualTo("NOT_IN_AUDIENCE");
    assertThat(out.draw()).isNull();
    assertThat(Objects.requireNonNull(out.audience()).frozen()).isFalse();
    assertThat(segment(out).parts()).allMatch(part -> !part.hits());
    assertThat(segment(out).seen().get(0).value()).isEqualTo("499.90");
    SmallestChange.Change change = segment(out).changes().get(0);
    assertThat(change).isEqualTo(new SmallestChange.Change(code, "499.90", "500.00"));

    assertThat(segments.evaluate(segment).contains(id[99])).isFalse();
    indexes.change(code, Map.of(id[99], List.of(change.to())));
    assertThat(segments.evaluate(segment).contains(id[99])).isTrue();
    // Who was frozen stays out, whatever the values are now.
    ExplainingCampaign.CampaignExplanation late = why(campaign, id[99]);
    assertThat(segment(late).member()).isTrue();
    assertThat(late.reason()).isEqualTo("NOT_IN_AUDIENCE");
  }

  @Test
  void shouldShowTheRowOfTheTableTheValuesAndWhatWouldChangeIt() {
    tags.define(
        List.of(
            new TagDraft("app_active_days_30d", "近30天", "days", FieldType.NUMBER, 0),
            new TagDraft("age", "年龄", "age", FieldType.NUMBER, 0),
            new TagDraft("segment_tier", "等级", "tier", FieldType.ENUM, 0)));
    CustomerSet made = bank.customers(6);
    int[] id = made.toArray();
    ColumnBuilder days = ColumnBuilder.of(Field.number("app_active_days_30d", 0));
    days.putLong(id[0], 9);
    days.putLong(id[1], 0);
    ColumnBuilder ages = ColumnBuilder.of(Field.number("age", 0));
    ages.putLong(id[1], 64);
    tags.take(List.of(WrittenColumn.of(days.build()), WrittenColumn.of(ages.build())));
    await()
        .atMost(PATIENCE)
        .until(() -> indexes.current().column("age").filter(c -> c.known() == 1).isPresent());
    String type = "salary-" + UUID.randomUUID().toString().substring(0, 8);
    CampaignFacts campaign = salary(type);
    for (int i = 0; i < 3; i++) {
      send(type, id[i]);
    }
    await().atMost(PATIENCE).until(() -> touches.touched(campaign.id()).size() == 3);

    ExplainingDecisions.Decided push = why(campaign, id[0]).decisions().get(0);
    assertThat(push.ruleId()).isEqualTo("Rule_channel_priority_1");
    assertThat(push.remark()).contains("Often in the app");
    assertThat(push.outputs()).containsEntry("channel", "APP_PUSH");
    assertThat(push.seen().get(0).value()).isEqualTo("9");
    assertThat(push.seen().get(0).computedAt()).isNotNull();

    ExplainingDecisions.Decided sms = why(campaign, id[1]).decisions().get(0);
    assertThat(sms.outputs()).containsEntry("channel", "SMS");
    assertThat(sms.changes()).hasSize(2);
    DecisionVersion version = decisions.find("channel-priority", sms.version()).orElseThrow();
    for (ExplainingDecisions.Alternative each : sms.changes()) {
      indexes.change(each.change().field(), Map.of(id[1], List.of(each.change().to())));
      Map<String, CustomerSet> channels =
          decisions.evaluate(version, indexes.current(), CustomerSet.of(id[1])).byValue("channel");
      assertThat(channels).containsOnlyKeys(each.gives().outputs().get("channel"));
      assertThat(channels).doesNotContainKey("SMS");
      indexes.change(
          each.change().field(), Map.of(id[1], List.of(String.valueOf(each.change().from()))));
    }
    assertThat(why(campaign, id[5]).reason()).isEqualTo("NOT_IN_AUDIENCE");
  }

  private CampaignFacts salary(String type) {
    CampaignFacts draft =
        campaigns.plan(
            CampaignPlan.draft("salary", "a test", "salary-arrived")
                .trigger(new TriggerPlan(type, null))
                .controlShare(0.0)
                .plan(),
            MARKETER);
    campaigns.submit(draft.code(), MARKETER);
    campaigns.approve(draft.code(), APPROVER, "");
    if (campaigns.require(draft.code(), MARKETER).state() == CampaignState.IN_APPROVAL) {
      campaigns.approve(
          draft.code(), new io.baton.access.Person(3, "approver2", Set.of("APPROVER"), "/"), "");
    }
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                jdbc.sql("SELECT count(*) FROM campaign_trigger WHERE campaign_id = ?")
                        .param(draft.id())
                        .query(Long.class)
                        .single()
                    > 0);
    return draft;
  }

  private void send(String type, int customer) {
    String json =
        "{\"id\":\"%s\",\"source\":\"test\",\"type\":\"%s\",\"customer\":\"%s\",\"at\":\"%s\",\"fields\":{\"amount\":1}}"
            .formatted(UUID.randomUUID(), type, customers.keyOf(customer), clock.now());
    events.accept(List.of(new RawEvent("test", json.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void shouldAnswerWithinTheBranchAndKeepWhoAsked() {
    branches.putAll(List.of(new Branch("WE", "East", null), new Branch("WW", "West", null)));
    String prefix = UUID.randomUUID().toString().substring(0, 8);
    customers.register(
        List.of(
            new NewCustomer(prefix + "-e", "WE", null, null, null),
            new NewCustomer(prefix + "-w", "WW", null, null, null),
            new NewCustomer(prefix + "-x", "WE", null, null, null)));
    int east = customers.idOf(prefix + "-e").orElseThrow();
    int west = customers.idOf(prefix + "-w").orElseThrow();
    CustomerSet audience = CustomerSet.of(east, west);
    consents.grant(audience, "EMAIL", "MARKETING", "test", "TEST");
    CampaignFacts campaign = run(bank.segmentOf(audience), 0);
    String path = "/api/campaigns/" + campaign.code() + "/customers/";
    HttpCaller manager = caller("RELATIONSHIP_MANAGER", "WE");
    HttpCaller.Answer own = manager.get(path + prefix + "-e/explanation");
    assertThat(own.status()).isEqualTo(200);
    assertThat(own.json().path("reason").asString()).isEqualTo("CONTACTED");
    assertThat(own.json().at("/contacts/0/touch/state").asString()).isEqualTo("ACCEPTED");
    assertThat(audit.page(0, 1).get(0).subject()).isEqualTo("customer:" + prefix + "-e");
    assertThat(manager.get(path + prefix + "-w/explanation").code()).isEqualTo("CUSTOMER_UNKNOWN");
    // Not in the campaign, which is head office's: nothing is said about it.
    assertThat(manager.get(path + prefix + "-x/explanation").code()).isEqualTo("CAMPAIGN_UNKNOWN");
    assertThat(
            caller("ADMINISTRATOR", Branches.HEAD_OFFICE)
                .get(path + prefix + "-e/explanation")
                .status())
        .isEqualTo(403);
    assertThat(new HttpCaller(port).get(path + prefix + "-e/explanation").status()).isEqualTo(401);
  }
}
