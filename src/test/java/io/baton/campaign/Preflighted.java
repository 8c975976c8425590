package io.baton.campaign;

import static io.baton.campaign.CampaignBank.MARKETER;

import io.baton.campaign.ExplainingCampaign.CampaignExplanation;
import io.baton.clock.TestClock;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import io.baton.engine.Scope;
import io.baton.policy.AdmissionRequest;
import io.baton.policy.ContactPolicy;
import io.baton.policy.RefusalReason;
import io.baton.shared.BatonClock;
import io.baton.touch.StepCounts;
import io.baton.touch.Touches;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** Campaigns of which somebody asks what would become of them. */
@TestPropertySource(properties = "baton.test.bank=preflight")
abstract class Preflighted {
  static final Duration PATIENCE = Duration.ofSeconds(60);

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

  Preflight preflight(CampaignFacts campaign) {
    return preparing.of(rows.findById(campaign.id()).orElseThrow(), MARKETER);
  }

  CampaignFacts draft(CustomerSet audience, double control) {
    return campaigns.plan(CampaignBank.twoWaves(bank.segmentOf(audience), control), MARKETER);
  }

  /** Service messages pass every cap and count; one origin for each. */
  void contactedBefore(CustomerSet who, String channel, int times, Duration ago) {
    Instant at = clock.now().minus(ago);
    for (int i = 0; i < times; i++) {
      long origin = i;
      together.executeWithoutResult(
          done ->
              policy.admit(
                  new AdmissionRequest(999_999, channel, "SERVICE", origin, who, false, at)));
    }
  }

  void list(String list, CustomerSet who) {
    jdbc.sql(
            """
            insert into policy_list_act (at, list, kind, valid_from, reason, actor, customers, members)
            values (shared_now(), ?, 'ADD', shared_now() - interval '1 hour', 'test', 'test', ?, ?)
            """)
        .params(list, (int) who.size(), who.toBytes())
        .update();
  }

  void capacity(String channel, int perDay) {
    jdbc.sql("insert into policy_capacity values (?, '*', null, ?)")
        .params(channel, perDay)
        .update();
  }

  StepCounts step(CampaignFacts campaign, String element) {
    return touches.steps(campaign.id()).stream()
        .filter(step -> step.origin().equals(element))
        .findFirst()
        .orElseThrow();
  }

  static Map<RefusalReason, Long> sizes(Map<RefusalReason, CustomerSet> sets) {
    return sets.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().size()));
  }

  /** The product's journey with one SMS that may wait for room. */
  String waiting(String atMost) {
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

  CampaignFacts signed(CustomerSet audience, String journey, @Nullable Instant end) {
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

  CampaignExplanation why(CampaignFacts campaign, CustomerSet people) {
    int one = people.toArray()[0];
    return explaining.explain(campaign.code(), customers.keyOf(one), one, MARKETER);
  }

  Instant due(CampaignFacts campaign) {
    return jdbc.sql("select due from touch_batch where run_id = ?")
        .param(campaign.id())
        .query(Timestamp.class)
        .single()
        .toInstant();
  }
}
