package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.content.TemplateDraft;
import io.baton.content.Templates;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.policy.RefusalReason;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.touch.Touches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Words that say what a customer's tags say: kept with the touch, and tried on real customers. */
@BatonTest
class TagFieldsTests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PASSWORD = "a quiet harbour";
  private static final String HOSTILE = "#set($a=1)$a #include('/etc/passwd')";

  @LocalServerPort int port;
  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired Customers customers;
  @Autowired FieldIndexes indexes;
  @Autowired Templates templates;
  @Autowired ExplainingCampaign explaining;
  @Autowired Touches touches;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired JdbcClient jdbc;

  private final String tag = "level_" + UUID.randomUUID().toString().substring(0, 8);

  private void say(Map<String, CustomerSet> values) {
    Column column = Column.ofSets(Field.of(tag, FieldType.ENUM), values);
    indexes.publish(index -> index.with(column));
  }

  private String template(String body) {
    String key = "t-" + UUID.randomUUID().toString().substring(0, 8);
    templates.save(
        new TemplateDraft(
            key, "EMAIL", "zh-CN", "MARKETING", "【广告】您好", body + " 退订", List.of(tag)));
    return key;
  }

  private CampaignFacts run(CustomerSet audience, String template) {
    CampaignFacts draft =
        campaigns.plan(
            CampaignBank.draftOf(bank.segmentOf(audience), 0)
                .content(Map.of("Task_SendEmail", template))
                .plan(),
            MARKETER);
    campaigns.submit(draft.code(), MARKETER);
    campaigns.approve(draft.code(), APPROVER, "");
    return draft;
  }

  private String sent(CampaignFacts campaign, int customer) {
    return jdbc.sql(
            "select body from channel_simulated_message where campaign_code = ? and customer_key = ?")
        .params(campaign.code(), customers.keyOf(customer))
        .query(String.class)
        .single();
  }

  private @org.jspecify.annotations.Nullable String again(CampaignFacts campaign, int customer) {
    return explaining
        .explain(campaign.code(), customers.keyOf(customer), customer, MARKETER)
        .contacts()
        .get(0)
        .text();
  }

  /** The row of hostile input: a customer's value is printed as it is, and no {@code $} leaves. */
  @Test
  void shouldSayWhatTheTagSaidAndKeepItForGood() {
    CustomerSet three = bank.customers(3);
    int[] who = three.toArray();
    say(Map.of("金卡", CustomerSet.of(who[0]), HOSTILE, CustomerSet.of(who[1])));
    CampaignFacts campaign = run(three, template("您是${" + tag + "}"));
    await().atMost(PATIENCE).until(() -> touches.touched(campaign.id()).size() == 2);

    assertThat(sent(campaign, who[0])).contains("您是金卡 退订");
    assertThat(sent(campaign, who[1])).contains("您是" + HOSTILE + " 退订");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(touches.refused(campaign.id()))
                    .isEqualTo(Map.of(RefusalReason.NOT_RENDERED, CustomerSet.of(who[2]))));
    assertThat(again(campaign, who[0])).isEqualTo(sent(campaign, who[0]));

    say(Map.of("普卡", three));
    assertThat(again(campaign, who[0])).isEqualTo(sent(campaign, who[0])).contains("金卡");
    assertThat(again(campaign, who[1])).isEqualTo(sent(campaign, who[1]));
    assertThat(again(campaign, who[2])).isNull();
  }

  /** What was planned is sent as it was planned, though the tag has changed before it leaves. */
  @Test
  void shouldSendWhatTheTagSaidWhenItWasPlanned() {
    CustomerSet two = bank.customers(2);
    say(Map.of("金卡", two));
    String key = template("您是${" + tag + "}");
    CampaignFacts draft =
        campaigns.plan(
            CampaignBank.draftOf(bank.segmentOf(two), 0)
                .content(Map.of("Task_SendEmail", key))
                .plan(),
            MARKETER);
    touches.pause(draft.id());
    campaigns.submit(draft.code(), MARKETER);
    campaigns.approve(draft.code(), APPROVER, "");
    await().atMost(PATIENCE).until(() -> touches.counts(draft.id()).planned() == 2);
    say(Map.of("普卡", two));
    touches.resume(draft.id());
    await().atMost(PATIENCE).until(() -> touches.touched(draft.id()).size() == 2);
    assertThat(sent(draft, two.toArray()[0])).contains("您是金卡");
  }

  private HttpCaller somebody(String role, String branch) {
    String name = "p" + UUID.randomUUID().toString().substring(0, 8);
    users.create(new UserDraft(name, PASSWORD, Set.of(role), branch));
    return HttpCaller.signedIn(port, name, PASSWORD);
  }

  private Map<String, Object> draft(String body) {
    return Map.of(
        "channel", "EMAIL",
        "language", "zh-CN",
        "purpose", "MARKETING",
        "subject", "【广告】您好",
        "body", body + " 退订",
        "declared", List.of(tag));
  }

  @Test
  void shouldTryWordsOnRealCustomersWhomTheReaderMaySee() {
    String branch = "b" + UUID.randomUUID().toString().substring(0, 6);
    branches.putAll(List.of(new Branch(branch, branch, null)));
    List<NewCustomer> own = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      own.add(new NewCustomer(branch + "-" + i, branch, null, null, null));
    }
    customers.register(own);
    CustomerSet theirs =
        CustomerSet.of(
            customers.idsOf(own.stream().map(NewCustomer::key).toList()).values().stream()
                .mapToInt(Integer::intValue)
                .toArray());
    bank.customers(5);
    say(Map.of("金卡", theirs.slice(0, 7)));
    HttpCaller marketer = somebody("MARKETER", branch);

    HttpCaller.Answer answer =
        marketer.send("POST", "/api/template-samples", draft("您是${" + tag + "}"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().size()).isEqualTo(5);
    for (JsonNode sample : answer.json()) {
      assertThat(sample.path("customer").asString()).startsWith(branch + "-");
    }
    assertThat(answer.json().get(0).path("text").asString()).contains("您是金卡");
    assertThat(answer.json().get(0).path("values").path(tag).asString()).isEqualTo("金卡");
    assertThat(answer.json().get(4).path("text").isNull()).isTrue();
    assertThat(answer.json().get(4).path("refusal").asString()).contains("missing");
    assertThat(
            jdbc.sql("select count(*) from access_audit where action = 'CUSTOMERS_SAMPLED'")
                .query(Long.class)
                .single())
        .isPositive();

    CampaignFacts foreign = run(bank.customers(3), template("您好"));
    assertThat(marketer.get("/api/campaigns/" + foreign.code() + "/samples").status())
        .isEqualTo(404);
    HttpCaller headOffice = somebody("APPROVER", Branches.HEAD_OFFICE);
    JsonNode touchSamples =
        headOffice.get("/api/campaigns/" + foreign.code() + "/samples").json().get(0);
    assertThat(touchSamples.path("samples").size()).isEqualTo(3);
    assertThat(
            somebody("OPERATOR", Branches.HEAD_OFFICE)
                .send("POST", "/api/template-samples", draft("x"))
                .status())
        .isEqualTo(403);
    assertThat(marketer.send("POST", "/api/template-samples", draft("$x.getClass()")).status())
        .isEqualTo(422);
  }
}
