package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.access.Person;
import io.baton.campaign.TriggerPlan.Often;
import io.baton.campaign.TriggerPlan.Reentry;
import io.baton.clock.TestClock;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import io.baton.decision.Decisions;
import io.baton.engine.Journeys;
import io.baton.event.EventIntake;
import io.baton.event.IntakeReport;
import io.baton.event.RawEvent;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.touch.Touches;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Campaigns that events start, over a running bank, with twelve customers and an event type of
 * their own; in a bank of such campaigns, because some count what caps have given out.
 */
@TestPropertySource(properties = "baton.test.bank=triggers")
abstract class Triggered {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final Person MARKETER = CampaignBank.MARKETER;

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

  final String type = "type-" + UUID.randomUUID().toString().substring(0, 8);
  final List<String> events = new ArrayList<>();
  CustomerSet people;
  int[] who;

  @BeforeEach
  void customers() {
    people = bank.customers(12);
    who = people.toArray();
  }

  static Reentry gap(String gap) {
    return new Reentry(Often.AFTER_GAP, gap);
  }

  TriggerPlan plan(String condition) {
    return new TriggerPlan(type, condition);
  }

  void refused(TriggerPlan trigger, String place, String code) {
    assertThatThrownBy(() -> campaigns.plan(campaign(trigger, null, "salary-arrived"), MARKETER))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> {
              assertThat(e.findings()).extracting(Finding::place).contains(place);
              assertThat(e.findings()).extracting(Finding::code).contains(code);
            });
  }

  CampaignFacts live(TriggerPlan trigger) {
    return live(trigger, null);
  }

  CampaignFacts live(TriggerPlan trigger, @Nullable String segment) {
    return live(trigger, segment, "salary-arrived");
  }

  CampaignFacts live(TriggerPlan trigger, @Nullable String segment, String journey) {
    return live(campaign(trigger, segment, journey));
  }

  CampaignFacts live(CampaignPlan plan) {
    CampaignFacts draft = campaigns.plan(plan, MARKETER);
    campaigns.submit(draft.code(), MARKETER);
    campaigns.approve(draft.code(), CampaignBank.APPROVER, "");
    Person second = new Person(3, "approver2", Set.of("APPROVER"), "/");
    if (campaigns.require(draft.code(), second).state() == CampaignState.IN_APPROVAL) {
      campaigns.approve(draft.code(), second, "");
    }
    await().atMost(PATIENCE).until(() -> count("campaign_trigger", draft) == 1);
    return draft;
  }

  static CampaignPlan campaign(TriggerPlan trigger, @Nullable String segment, String journey) {
    return CampaignPlan.draft("test", "a test", journey)
        .segment(segment)
        .trigger(trigger)
        .controlShare(0.0)
        .plan();
  }

  void oneEvent(int customer) {
    happened(customer, "");
    send();
  }

  void happened(int customer, String fields) {
    happened(customer, fields, time.now());
  }

  void happened(int customer, String fields, Instant at) {
    happened(type, customer, fields, at);
  }

  void happened(String kind, int customer, String fields, Instant at) {
    events.add(
        "{\"id\":\"%s\",\"source\":\"test\",\"type\":\"%s\",\"customer\":\"%s\",\"at\":\"%s\",\"fields\":{%s}}"
            .formatted(UUID.randomUUID(), kind, customers.keyOf(customer), at, fields));
  }

  /** All that happened since the test began, in one batch: what was sent before comes again. */
  IntakeReport send() {
    return intake.accept(
        events.stream()
            .map(json -> new RawEvent("test", json.getBytes(StandardCharsets.UTF_8)))
            .toList());
  }

  CustomerSet entered(CampaignFacts campaign) {
    return campaigns.groups(campaign.id()).audience();
  }

  long entries(CampaignFacts campaign) {
    return count("campaign_entry", campaign);
  }

  long instances(CampaignFacts campaign) {
    return jdbc.sql(
            "SELECT count(*) FROM engine_process WHERE campaign_id = ? AND scope = 'JOURNEY'")
        .param(campaign.id())
        .query(Long.class)
        .single();
  }

  long count(String table, CampaignFacts campaign) {
    return jdbc.sql("SELECT count(*) FROM " + table + " WHERE campaign_id = ?")
        .param(campaign.id())
        .query(Long.class)
        .single();
  }
}
