package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.Audit;
import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.cohort.SmallestChange;
import io.baton.cohort.WrittenColumn;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import io.baton.decision.ExplainingDecisions;
import io.baton.event.EventIntake;
import io.baton.event.RawEvent;
import io.baton.policy.AdmissionRequest;
import io.baton.policy.ContactPolicy;
import io.baton.policy.PolicyStage;
import io.baton.policy.RefusalReason;
import io.baton.segment.ExplainingMembership;
import io.baton.segment.Segment;
import io.baton.segment.SegmentDraft;
import io.baton.segment.Segments;
import io.baton.shared.BatonClock;
import io.baton.tag.TagDraft;
import io.baton.tag.Tags;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.touch.Touches;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Why, why not: the reasons divide the audience, and each customer's answer is one of them. */
@BatonTest
class ExplainingCampaignTests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PASSWORD = "a quiet harbour";

  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired CampaignReasons reasons;
  @Autowired ExplainingCampaign explaining;
  @Autowired Customers customers;
  @Autowired Consents consents;
  @Autowired ContactPolicy policy;
  @Autowired FieldIndexes indexes;
  @Autowired Segments segments;
  @Autowired Decisions decisions;
  @Autowired Tags tags;
  @Autowired Touches touches;
  @Autowired EventIntake events;
  @Autowired BatonClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations together;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Audit audit;
  @LocalServerPort int port;

  /** Customers with scores 490.00, 490.10, …; the segment asks for 500 at least. */
  private Segment byScore(CustomerSet made, String code) {
    ColumnBuilder scores = ColumnBuilder.of(Field.number(code, 2));
    int[] members = made.toArray();
    for (int i = 0; i < members.length; i++) {
      scores.putLong(members[i], 49_000 + 10L * i);
    }
    Column column = scores.build();
    indexes.publish(index -> index.with(column));
    return segments.create(
        SegmentDraft.rule(
            code,
            code,
            null,
            null,
            JsonMapper.shared()
                .readTree("{\"field\":\"%s\",\"op\":\"ge\",\"value\":500}".formatted(code))));
  }

  private CampaignFacts run(Segment segment, double control) {
    CampaignFacts draft = campaigns.plan(CampaignBank.twoWaves(segment, control), MARKETER);
    campaigns.submit(draft.code(), MARKETER);
    campaigns.approve(draft.code(), APPROVER, "fine");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                touches.counts(draft.id()).planned() > 0
                    && touches.counts(draft.id()).planned()
                        == touches.counts(draft.id()).accepted());
    return draft;
  }

  private ExplainingCampaign.CampaignExplanation why(CampaignFacts campaign, int customer) {
    return explaining.explain(campaign.code(), customers.keyOf(customer), customer, MARKETER);
  }

  @Test
  void shouldDivideTheAudienceAndExplainEachByItsPart() {
    CustomerSet made = bank.customers(400);
    String code = "score" + UUID.randomUUID().toString().substring(0, 8);
    Segment segment = byScore(made, code);
    int[] id = made.toArray();
    consents.withdraw(CustomerSet.of(id[399], id[398]), "EMAIL", "MARKETING", "test", "TEST");
    fill(id[397]);
    HttpCaller operator = caller("OPERATOR", Branches.HEAD_OFFICE);
    operator.send(
        "POST",
        "/api/policy/lists/COMPLAINT",
        Map.of("customers", List.of(customers.keyOf(id[396])), "reason", "case 17"));
    CampaignFacts campaign = run(segment, 0.2);

    Map<String, CustomerSet> parts = reasons.of(campaign.id());
    assertThat(oracle(campaign, parts.keySet())).isEqualTo(parts);
    CustomerSet all = CustomerSet.empty();
    long sum = 0;
    for (CustomerSet part : parts.values()) {
      all = all.or(part);
      sum += part.size();
    }
    CustomerSet audience = CustomerSet.of(java.util.Arrays.copyOfRange(id, 100, 400));
    assertThat(all).isEqualTo(audience);
    assertThat(sum).isEqualTo(audience.size());
    assertThat(parts).containsKeys("CONTROL", "CONTACTED");

    parts.forEach(
        (reason, who) ->
            who.first(5).forEach(one -> assertThat(why(campaign, one).reason()).isEqualTo(reason)));
    treated(parts, id[399], "NO_CONSENT", "CONSENT", campaign);
    treated(parts, id[397], "FREQUENCY_CAP", "CAP", campaign);
    treated(parts, id[396], "COMPLAINT", "LISTS", campaign);

    HttpCaller.Answer counts =
        caller("ANALYST", Branches.HEAD_OFFICE)
            .get("/api/campaigns/" + campaign.code() + "/reasons");
    long told = 0;
    for (var each : counts.json()) {
      told += each.path("customers").asLong();
    }
    assertThat(told).isEqualTo(300);
  }

  /** Whom the draw has put into the control group is refused for no other reason. */
  private void treated(
      Map<String, CustomerSet> parts,
      int customer,
      String reason,
      String stage,
      CampaignFacts campaign) {
    ExplainingCampaign.CampaignExplanation answer = why(campaign, customer);
    if (parts.getOrDefault("CONTROL", CustomerSet.empty()).contains(customer)) {
      assertThat(answer.reason()).isEqualTo("CONTROL");
      assertThat(answer.contacts()).isEmpty();
      return;
    }
    assertThat(answer.reason()).isEqualTo(reason);
    assertThat(answer.contacts()).hasSize(1);
    List<PolicyStage> stages = answer.contacts().get(0).policy();
    assertThat(stages)
        .filteredOn(each -> each.verdict() == PolicyStage.Verdict.REFUSE)
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(each.stage()).isEqualTo(stage);
              assertThat(each.reason()).isEqualTo(reason);
            });
    assertThat(answer.contacts().get(0).touch().refused()).isEqualTo(RefusalReason.valueOf(reason));
  }

  /** Read from the ledger row by row, and from the draw done again. */
  private Map<String, CustomerSet> oracle(CampaignFacts campaign, Set<String> names) {
    Map<String, CustomerSet> parts = new HashMap<>();
    Campaign row = campaigns.find(campaign.code(), MARKETER);
    CampaignGroups groups = campaigns.groups(campaign.id());
    Map<Integer, String> states = new HashMap<>();
    jdbc.sql("select customer, state from touch_ledger where run_id = ?")
        .param(campaign.id())
        .query(
            one -> {
              states.put(one.getInt(1), one.getString(2));
            });
    Map<Integer, String> refusals = new HashMap<>();
    jdbc.sql(
            "select r.reason, r.members from touch_refusal r join touch_step s on s.id = r.step_id"
                + " where s.run_id = ?")
        .param(campaign.id())
        .query(
            one -> {
              String reason = one.getString(1);
              CustomerSet.fromBytes(one.getBytes(2)).forEach(who -> refusals.put(who, reason));
            });
    ControlGroup draw = new ControlGroup(row.seed, row.controlShare);
    groups
        .audience()
        .forEach(
            who -> {
              String reason =
                  draw.contains(customers.keyOf(who))
                      ? "CONTROL"
                      : "ACCEPTED".equals(states.get(who))
                          ? "CONTACTED"
                          : refusals.getOrDefault(who, "NOT_SELECTED");
              parts.merge(reason, CustomerSet.of(who), CustomerSet::or);
            });
    return parts;
  }

  /** As many e-mails as the table allows, from another campaign. */
  private void fill(int customer) {
    for (int i = 1; i <= 8; i++) {
      long origin = i;
      together.executeWithoutResult(
          done ->
              policy.admit(
                  new AdmissionRequest(
                      -1,
                      "EMAIL",
                      "MARKETING",
                      origin,
                      CustomerSet.of(customer),
                      false,
                      clock.now().minus(3L * origin, ChronoUnit.DAYS))));
    }
  }

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

  private HttpCaller caller(String role, String branch) {
    String name = "why-" + UUID.randomUUID().toString().substring(0, 8);
    users.create(new UserDraft(name, PASSWORD, Set.of(role), branch));
    return HttpCaller.signedIn(port, name, PASSWORD);
  }
}
