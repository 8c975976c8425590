package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.Access;
import io.baton.access.Branches;
import io.baton.access.Person;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.campaign.Tasks.CampaignTask;
import io.baton.clock.TestClock;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.event.EventIntake;
import io.baton.event.RawEvent;
import io.baton.response.Responses;
import io.baton.shared.BatonClock;
import io.baton.touch.Touches;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Campaigns that look at their first wave before the second, and wait for somebody to release it.
 */
@TestPropertySource(properties = "baton.test.bank=campaigns")
abstract class SecondWave {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final String SMS = "Task_SendSms";
  static final String PASSWORD = "a quiet harbour";

  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired CampaignRows rows;
  @Autowired ExplainingCampaign explaining;
  @Autowired Tasks tasks;
  @Autowired Touches touches;
  @Autowired Responses responses;
  @Autowired Customers customers;
  @Autowired Users users;
  @Autowired Access access;
  @Autowired EventIntake intake;
  @Autowired BatonClock time;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  Person somebody(String... roles) {
    String name = "p" + UUID.randomUUID().toString().substring(0, 8);
    users.create(new UserDraft(name, name, PASSWORD, Set.of(roles), Branches.HEAD_OFFICE));
    return access.find(name).orElseThrow();
  }

  CampaignFacts live(int audience, Person author) {
    return live(audience, author, "released-second-wave");
  }

  CampaignFacts live(int audience, Person author, String journey) {
    CampaignPlan plan =
        CampaignPlan.draft("released", "a test", journey)
            .segment(bank.segmentOf(bank.customers(audience)).code())
            .controlShare(0.4)
            .plan();
    CampaignFacts draft = campaigns.plan(plan, author);
    campaigns.submit(draft.code(), author);
    campaigns.approve(draft.code(), APPROVER, "");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(touches.touched(draft.id()))
                    .isEqualTo(campaigns.groups(draft.id()).treated())
                    .matches(set -> !set.isEmpty()));
    return draft;
  }

  void respond(CampaignFacts campaign, CustomerSet who) {
    List<RawEvent> events =
        Arrays.stream(who.toArray())
            .mapToObj(
                customer ->
                    "{\"id\":\"%s\",\"source\":\"test\",\"type\":\"response\",\"customer\":\"%s\",\"at\":\"%s\",\"fields\":{\"campaign\":\"%s\"}}"
                        .formatted(
                            UUID.randomUUID(),
                            customers.keyOf(customer),
                            time.now(),
                            campaign.code()))
            .map(json -> new RawEvent("test", json.getBytes(StandardCharsets.UTF_8)))
            .toList();
    assertThat(intake.accept(events).accepted()).isEqualTo(events.size());
    await().atMost(PATIENCE).until(() -> responses.converted(campaign.id()).containsAll(who));
  }

  CampaignTask awaitTask(CampaignFacts campaign, Person person) {
    clock.advance(Duration.ofDays(3).plusMinutes(1));
    await().atMost(PATIENCE).until(() -> release(campaign, person) != null);
    return java.util.Objects.requireNonNull(release(campaign, person));
  }

  @org.jspecify.annotations.Nullable
  CampaignTask release(CampaignFacts campaign, Person person) {
    return tasks.openFor(person).stream()
        .filter(task -> task.campaign().number() == campaign.id() && task.isRelease())
        .findFirst()
        .orElse(null);
  }

  long smsPlanned(CampaignFacts campaign) {
    return touches.steps(campaign.id()).stream()
        .filter(step -> step.origin().equals(SMS))
        .mapToLong(step -> step.touches().planned())
        .sum();
  }

  long audited(String action, CampaignFacts campaign) {
    return jdbc.sql("select count(*) from access_audit where action = ? and subject = ?")
        .params(action, "campaign:" + campaign.code())
        .query(Long.class)
        .single();
  }

  /** First half of every treated, nobody of the control group. */
  CustomerSet half(CampaignFacts campaign) {
    CustomerSet treated = campaigns.groups(campaign.id()).treated();
    return treated.first((int) treated.size() / 2);
  }

  ExplainingCampaign.CampaignExplanation why(CampaignFacts campaign, int customer) {
    return explaining.explain(campaign.code(), customers.keyOf(customer), customer, MARKETER);
  }
}
