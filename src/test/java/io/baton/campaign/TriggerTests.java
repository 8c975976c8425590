package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.access.Person;
import io.baton.campaign.TriggerPlan.Audience;
import io.baton.campaign.TriggerPlan.Leaving;
import io.baton.campaign.TriggerPlan.Often;
import io.baton.campaign.TriggerPlan.Reentry;
import io.baton.clock.TestClock;
import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.customer.Customers;
import io.baton.decision.Decisions;
import io.baton.engine.ElementCount;
import io.baton.engine.Journeys;
import io.baton.engine.Scope;
import io.baton.event.EventIntake;
import io.baton.event.IntakeReport;
import io.baton.event.RawEvent;
import io.baton.policy.RefusalReason;
import io.baton.segment.Segment;
import io.baton.segment.SegmentUse;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.tag.TagUse;
import io.baton.testing.BatonTest;
import io.baton.touch.Touches;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class TriggerTests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Person MARKETER = CampaignBank.MARKETER;

  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired Customers customers;
  @Autowired Decisions decisions;
  @Autowired EventIntake intake;
  @Autowired FieldIndexes indexes;
  @Autowired Journeys journeys;
  @Autowired TestClock clock;
  @Autowired BatonClock time;
  @Autowired Touches touches;
  @Autowired CampaignsUseSegments segmentUsers;
  @Autowired CampaignsUseTags tagUsers;
  @Autowired Processes processes;
  @Autowired PulseReport report;
  @Autowired JdbcClient jdbc;

  private final String type = "type-" + UUID.randomUUID().toString().substring(0, 8);
  private final List<String> events = new ArrayList<>();
  private CustomerSet people;
  private int[] who;

  @BeforeEach
  void customers() {
    people = bank.customers(12);
    who = people.toArray();
  }

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
  void shouldStartOneInstanceForAnEventThatComesTwice() {
    CampaignFacts campaign = live(new TriggerPlan(type, null, gap("PT1S"), null, null, null, null));
    happened(who[0], "");
    assertThat(send().accepted()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(2));
    assertThat(send().duplicates()).isEqualTo(1);
    assertThat(entries(campaign)).isEqualTo(1);
    assertThat(instances(campaign)).isEqualTo(1);
  }

  @Test
  void shouldLetACustomerInAgainAfterTheGap() {
    CampaignFacts campaign = live(new TriggerPlan(type, null, gap("PT1H"), null, null, null, null));
    oneEvent(who[0]);
    clock.advance(Duration.ofMinutes(50));
    oneEvent(who[0]);
    assertThat(entries(campaign)).isEqualTo(1);
    clock.advance(Duration.ofMinutes(11));
    oneEvent(who[0]);
    oneEvent(who[0]);
    assertThat(entries(campaign)).isEqualTo(2);
    assertThat(touches.counts(campaign.id()).planned()).isLessThanOrEqualTo(2);
  }

  @Test
  void shouldLetACustomerInOnceADay() {
    CampaignFacts campaign =
        live(
            new TriggerPlan(
                type, null, new Reentry(Often.ONCE_A_DAY, null), null, null, null, null));
    oneEvent(who[0]);
    oneEvent(who[0]);
    assertThat(entries(campaign)).isEqualTo(1);
    clock.advance(Duration.ofDays(1));
    oneEvent(who[0]);
    oneEvent(who[0]);
    assertThat(entries(campaign)).isEqualTo(2);
  }

  @Test
  void shouldBeActiveForItsPeriodOnly() {
    Instant from = time.now().plus(Duration.ofHours(1));
    CampaignFacts campaign =
        live(new TriggerPlan(type, null, null, from, from.plus(Duration.ofHours(1)), null, null));
    happened(who[0], "", from.minusMillis(1));
    happened(who[1], "", from);
    happened(who[2], "", from.plus(Duration.ofHours(1)));
    send();
    assertThat(entered(campaign)).isEqualTo(CustomerSet.of(who[1]));
  }

  @Test
  void shouldLetWhoHasBoughtItLeaveTheWait() {
    CampaignFacts campaign =
        live(
            new TriggerPlan(
                type,
                null,
                null,
                null,
                null,
                new Leaving(type + "-bought", "event.amount > 100"),
                null));
    oneEvent(who[0]);
    oneEvent(who[1]);
    assertThat(journeys.onTheWay(campaign.id())).isEqualTo(CustomerSet.of(who[0], who[1]));
    happened(type + "-bought", who[0], "\"amount\": 500", time.now());
    happened(type + "-bought", who[1], "\"amount\": 5", time.now());
    send();
    assertThat(journeys.onTheWay(campaign.id())).isEqualTo(CustomerSet.of(who[1]));
  }

  /** What was planned before somebody bought it does not leave, and its place is free again. */
  @Test
  void shouldNotSendWhatWasPlannedForWhoHasBoughtIt() {
    CampaignFacts campaign =
        live(
            new TriggerPlan(
                type, null, gap("PT1S"), null, null, new Leaving(type + "-bought", null), null));
    touches.pause(campaign.id());
    for (int i = 0; i < 4; i++) {
      happened(who[i], "\"amount\": 9000");
    }
    send();
    assertThat(touches.counts(campaign.id()).planned()).isEqualTo(4);
    Map<String, Long> before = places();
    happened(type + "-bought", who[0], "", time.now());
    happened(type + "-bought", who[2], "", time.now());
    happened(type + "-bought", who[9], "", time.now());
    send();
    touches.resume(campaign.id());
    await().atMost(PATIENCE).until(() -> touches.drained(campaign.id()));
    assertThat(touches.touched(campaign.id())).isEqualTo(CustomerSet.of(who[1], who[3]));
    assertThat(touches.refused(campaign.id()).get(RefusalReason.LEFT))
        .isEqualTo(CustomerSet.of(who[0], who[2]));
    Map<String, Long> after = places();
    assertThat(before).isNotEmpty();
    before.forEach((counter, places) -> assertThat(after).containsEntry(counter, places - 2));
  }

  /** How many customers each counter of the caps counts, but for those of single campaigns. */
  private Map<String, Long> places() {
    Map<String, Long> places = new HashMap<>();
    jdbc.sql(
            "SELECT counter, sum(bit_count(mask)) FROM policy_day_mask"
                + " WHERE counter NOT LIKE 'k:%' GROUP BY counter")
        .query((row, n) -> places.put(row.getString(1), row.getLong(2)))
        .list();
    return places;
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

  @Test
  void shouldLetMembersLeaveAWaitByTheirEvent() {
    String opened = type + "-opened";
    String key = "waits-" + type;
    String drawn =
        processes
            .require("salary-arrived")
            .xml()
            .replace("id=\"salary-arrived\"", "id=\"" + key + "\"")
            .replace("bpmnElement=\"salary-arrived\"", "bpmnElement=\"" + key + "\"")
            .replace("name=\"responded\"", "name=\"" + opened + "\"");
    processes.save(key, "waits", Scope.JOURNEY, "STARTER", drawn);
    CampaignFacts campaign = live(new TriggerPlan(type, null), null, key);
    for (int i = 0; i < 4; i++) {
      oneEvent(who[i]);
    }
    happened(opened, who[1], "", time.now());
    happened(opened, who[2], "", time.now());
    happened(opened, who[9], "", time.now());
    assertThat(send().deadLettered()).isZero();
    assertThat(journeys.onTheWay(campaign.id())).isEqualTo(CustomerSet.of(who[0], who[3]));
    assertThat(
            journeys.counts(campaign.id()).stream()
                .filter(count -> count.elementId().equals("End_Responded"))
                .mapToLong(ElementCount::entered)
                .sum())
        .isEqualTo(2);
  }

  /** RTM-07: a tag of the night, a field of the event and a score, in one table. */
  @Test
  void shouldDecideOnTheEventAndOnWhatIsKnown() {
    String tag = "t" + type.substring(5);
    String score = "s" + type.substring(5);
    CustomerSet good = CustomerSet.of(who[0], who[1], who[2]);
    indexes.publish(
        index ->
            index.with(
                Column.ofSets(new Field(tag, FieldType.NUMBER, 0), Map.of("10", good)),
                Column.ofSets(
                    new Field(score, FieldType.NUMBER, 4),
                    Map.of(
                        "0.9000",
                        CustomerSet.of(who[0], who[1], who[4]),
                        "0.1000",
                        CustomerSet.of(who[2])))));
    String decision = "mix-" + type;
    decisions.save(decision, table(decision, tag, score).getBytes(StandardCharsets.UTF_8));
    String key = "mixed-" + type;
    processes.save(
        key,
        "mixed",
        Scope.JOURNEY,
        "STARTER",
        processes
            .require("salary-arrived")
            .xml()
            .replace("\"salary-arrived\" name=\"工资", "\"" + key + "\" name=\"工资")
            .replace("bpmnElement=\"salary-arrived\"", "bpmnElement=\"" + key + "\"")
            .replace("\"channel-priority\"", "\"" + decision + "\""));
    CampaignFacts campaign = live(new TriggerPlan(type, null), null, key);
    happened(who[0], "\"amount\": 6000");
    happened(who[1], "\"amount\": 100");
    happened(who[2], "\"amount\": 6000");
    happened(who[4], "\"amount\": 6000");
    send();
    assertThat(touches.plannedOrTouched(campaign.id())).isEqualTo(CustomerSet.of(who[0]));
    assertThat(entered(campaign).size()).isEqualTo(4);
  }

  private static String table(String key, String tag, String score) {
    return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="baton">
          <decision id="%s" name="mix"><decisionTable id="t" hitPolicy="FIRST">
            <input id="i1"><inputExpression id="e1" typeRef="number"><text>%s</text></inputExpression></input>
            <input id="i2"><inputExpression id="e2" typeRef="number"><text>event.amount</text></inputExpression></input>
            <input id="i3"><inputExpression id="e3" typeRef="number"><text>%s</text></inputExpression></input>
            <output id="o1" name="channel" typeRef="string"/>
            <rule id="r1">
              <inputEntry id="c1"><text>&gt;= 10</text></inputEntry>
              <inputEntry id="c2"><text>&gt;= 5000</text></inputEntry>
              <inputEntry id="c3"><text>&gt; 0.5</text></inputEntry>
              <outputEntry id="v1"><text>"EMAIL"</text></outputEntry>
            </rule>
          </decisionTable></decision>
        </definitions>
        """
        .formatted(key, tag, score);
  }

  /** CMP-12: one definition, a batch at launch and events after it, one ledger. */
  @Test
  void shouldRunInBothModesAndTouchNobodyTwice() {
    Segment segment = bank.segmentOf(CustomerSet.of(who[0], who[1], who[2], who[3], who[4]));
    CampaignFacts campaign =
        live(new TriggerPlan(type, null, null, null, null, null, Audience.FIRST), segment.code());
    CustomerSet batch = CustomerSet.of(who[0], who[1], who[2], who[3], who[4]);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(touches.plannedOrTouched(campaign.id())).isEqualTo(batch));
    for (int customer : who) {
      happened(customer, "");
    }
    send();
    assertThat(touches.plannedOrTouched(campaign.id())).isEqualTo(people);
    assertThat(touches.counts(campaign.id()).planned()).isEqualTo(people.size());
    assertThat(campaigns.groups(campaign.id()).audience()).isEqualTo(people);
    long twice =
        jdbc.sql(
                """
                SELECT count(*) FROM (SELECT FROM touch_touch WHERE run_id = ?
                GROUP BY customer HAVING count(*) > 1) t""")
            .param(campaign.id())
            .query(Long.class)
            .single();
    assertThat(twice).isZero();
  }

  private static Reentry gap(String gap) {
    return new Reentry(Often.AFTER_GAP, gap);
  }

  private TriggerPlan plan(String condition) {
    return new TriggerPlan(type, condition);
  }

  private void refused(TriggerPlan trigger, String place, String code) {
    assertThatThrownBy(() -> campaigns.plan(campaign(trigger, null, "salary-arrived"), MARKETER))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> {
              assertThat(e.findings()).extracting(Finding::place).contains(place);
              assertThat(e.findings()).extracting(Finding::code).contains(code);
            });
  }

  private CampaignFacts live(TriggerPlan trigger) {
    return live(trigger, null);
  }

  private CampaignFacts live(TriggerPlan trigger, @Nullable String segment) {
    return live(trigger, segment, "salary-arrived");
  }

  private CampaignFacts live(TriggerPlan trigger, @Nullable String segment, String journey) {
    CampaignFacts draft = campaigns.plan(campaign(trigger, segment, journey), MARKETER);
    campaigns.submit(draft.code(), MARKETER);
    campaigns.approve(draft.code(), CampaignBank.APPROVER, "");
    Person second = new Person(3, "approver2", Set.of("APPROVER"), "/");
    if (campaigns.require(draft.code(), second).state() == CampaignState.IN_APPROVAL) {
      campaigns.approve(draft.code(), second, "");
    }
    await().atMost(PATIENCE).until(() -> count("campaign_trigger", draft) == 1);
    return draft;
  }

  private static CampaignPlan campaign(
      TriggerPlan trigger, @Nullable String segment, String journey) {
    return CampaignPlan.draft("test", "a test", journey)
        .segment(segment)
        .trigger(trigger)
        .controlShare(0.0)
        .plan();
  }

  private void oneEvent(int customer) {
    happened(customer, "");
    send();
  }

  private void happened(int customer, String fields) {
    happened(customer, fields, time.now());
  }

  private void happened(int customer, String fields, Instant at) {
    happened(type, customer, fields, at);
  }

  private void happened(String kind, int customer, String fields, Instant at) {
    events.add(
        "{\"id\":\"%s\",\"source\":\"test\",\"type\":\"%s\",\"customer\":\"%s\",\"at\":\"%s\",\"fields\":{%s}}"
            .formatted(UUID.randomUUID(), kind, customers.keyOf(customer), at, fields));
  }

  /** All that happened since the test began, in one batch: what was sent before comes again. */
  private IntakeReport send() {
    return intake.accept(
        events.stream()
            .map(json -> new RawEvent("test", json.getBytes(StandardCharsets.UTF_8)))
            .toList());
  }

  private CustomerSet entered(CampaignFacts campaign) {
    return campaigns.groups(campaign.id()).audience();
  }

  private long entries(CampaignFacts campaign) {
    return count("campaign_entry", campaign);
  }

  private long instances(CampaignFacts campaign) {
    return jdbc.sql(
            "SELECT count(*) FROM engine_process WHERE campaign_id = ? AND scope = 'JOURNEY'")
        .param(campaign.id())
        .query(Long.class)
        .single();
  }

  private long count(String table, CampaignFacts campaign) {
    return jdbc.sql("SELECT count(*) FROM " + table + " WHERE campaign_id = ?")
        .param(campaign.id())
        .query(Long.class)
        .single();
  }
}
