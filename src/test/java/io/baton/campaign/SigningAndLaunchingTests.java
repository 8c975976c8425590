package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.access.Person;
import io.baton.cohort.CustomerSet;
import io.baton.content.TemplateVersion;
import io.baton.event.EventIntake;
import io.baton.event.RawEvent;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.testing.BatonTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Who may sign what, and what becomes of it then. */
@BatonTest
class SigningAndLaunchingTests extends Submitted {
  @Autowired Remarks remarks;
  @Autowired EventIntake events;
  @Autowired io.baton.customer.Customers customers;
  @Autowired BatonClock clock;
  @Autowired TransactionOperations together;

  @Test
  void shouldTouchEverybodyButTheControlGroup() {
    CustomerSet audience = bank.customers(1_000);
    CampaignFacts campaign = submitted(audience, 0.2);
    campaigns.approve(campaign.code(), APPROVER, "fine");
    await().atMost(PATIENCE).until(() -> touches.touched(campaign.id()).size() > 0);
    CampaignGroups groups = campaigns.groups(campaign.id());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(touches.touched(campaign.id())).isEqualTo(groups.treated()));
    assertThat(groups.audience()).isEqualTo(audience);
    assertThat(groups.control().size()).isBetween(140L, 260L);
    assertThat(groups.control().intersects(groups.treated())).isFalse();
    assertThat(state(campaign)).isEqualTo(CampaignState.LIVE);
  }

  @Test
  void shouldRefuseTheAuthorsOwnSignature() {
    CampaignFacts campaign = submitted(bank.customers(10), 0);
    Person both = new Person(1, MARKETER.name(), Set.of("MARKETER", "APPROVER"), "/");
    assertThatThrownBy(() -> campaigns.approve(campaign.code(), both, ""))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(CampaignError.CAMPAIGN_OWN_APPROVAL));
    assertThat(state(campaign)).isEqualTo(CampaignState.IN_APPROVAL);
  }

  @Test
  void shouldRefuseAnEmptyAudience() {
    CampaignFacts draft =
        campaigns.plan(CampaignBank.twoWaves(bank.segmentOf(CustomerSet.empty()), 0.1), MARKETER);
    assertThatThrownBy(() -> campaigns.submit(draft.code(), MARKETER))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.findings()).extracting(Finding::code).contains("AUDIENCE_EMPTY"));
    assertThat(state(draft)).isEqualTo(CampaignState.DRAFT);
  }

  @Test
  void shouldNotSignWordingThatWasEditedBehindTheApplicationsBack() {
    CampaignFacts campaign = submitted(bank.customers(10), 0);
    String was = tamperWithTheEmail("我们的");
    assertThatThrownBy(() -> campaigns.approve(campaign.code(), APPROVER, ""))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(CampaignError.CAMPAIGN_MANIFEST_DIFFERS);
              assertThat(e.findings())
                  .extracting(Finding::place)
                  .containsExactly("/touches/0/template/sha256");
            });
    mend(was);
  }

  /**
   * Approval and edit commit together, so the launch always finds the edit behind the signature.
   */
  @Test
  void shouldNotLaunchWordingThatWasEditedSinceItWasSigned() {
    CampaignFacts campaign = submitted(bank.customers(10), 0);
    String[] was = new String[1];
    together.executeWithoutResult(
        done -> {
          campaigns.approve(campaign.code(), APPROVER, "");
          was[0] = tamperWithTheEmail("别人的");
        });
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(remarks.of(campaign.id()))
                    .filteredOn(remark -> remark.verdict() == Remarks.Verdict.LAUNCH_REFUSED)
                    .first()
                    .satisfies(
                        remark ->
                            assertThat(remark.text().split(", "))
                                .containsExactly("/touches/0/template/sha256")));
    assertThat(state(campaign)).isEqualTo(CampaignState.APPROVED);
    assertThat(touches.counts(campaign.id()).planned()).isZero();
    mend(was[0]);
  }

  /** In the latest version, past every check of the application. */
  private String tamperWithTheEmail(String added) {
    TemplateVersion latest = templates.latest("offer-email-zh").orElseThrow();
    assertThat(
            jdbc.sql(
                    "update content_template_version set body = body || ? where key = ? and version"
                        + " = ?")
                .params(added, latest.key(), latest.version())
                .update())
        .isEqualTo(1);
    return latest.body();
  }

  private void mend(String body) {
    TemplateVersion latest = templates.latest("offer-email-zh").orElseThrow();
    jdbc.sql("update content_template_version set body = ? where key = ? and version = ?")
        .params(body, latest.key(), latest.version())
        .update();
  }

  /** The hash on the screen is still the same; only the content shows it. */
  @Test
  void shouldNotSignWhatWasEditedBehindTheApplicationsBack() {
    CampaignFacts campaign = submitted(bank.customers(10), 0);
    Campaign row = rows.findById(campaign.id()).orElseThrow();
    jdbc.sql(
            "UPDATE campaign_campaign SET start_at = shared_now() + interval '1 hour' WHERE id = ?")
        .param(campaign.id())
        .update();
    assertThatThrownBy(() -> campaigns.approve(campaign.code(), APPROVER, ""))
        .isInstanceOfSatisfying(
            BatonException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::place)
                    .containsExactly("/schedule/startAt"));
    assertThat(touches.counts(campaign.id()).planned()).isZero();
    assertThat(rows.findById(row.number()).orElseThrow().state)
        .isEqualTo(CampaignState.IN_APPROVAL);
  }

  @Test
  void shouldStartAnEventJourneyOnceForEachCustomer() {
    CustomerSet members = bank.customers(20);
    CampaignFacts draft =
        campaigns.plan(salary("salary-" + members.first(1).hash().substring(0, 8)), MARKETER);
    campaigns.submit(draft.code(), MARKETER);
    campaigns.approve(draft.code(), APPROVER, "");
    if (state(draft) == CampaignState.IN_APPROVAL) {
      campaigns.approve(draft.code(), new Person(3, "approver2", Set.of("APPROVER"), "/"), "");
    }
    await().atMost(PATIENCE).until(() -> openTrigger(draft));
    String type = "salary-" + members.first(1).hash().substring(0, 8);
    int[] who = members.toArray();
    send(type, who[0], 8000);
    send(type, who[1], 1000);
    send(type, who[0], 9000);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(touches.plannedOrTouched(draft.id())).isEqualTo(CustomerSet.of(who[0])));
    assertThat(campaigns.groups(draft.id()).audience()).isEqualTo(CustomerSet.of(who[0]));
  }

  private void send(String type, int customer, int amount) {
    String json =
        "{\"id\":\"%s\",\"source\":\"test\",\"type\":\"%s\",\"customer\":\"%s\",\"at\":\"%s\",\"fields\":{\"amount\":%d}}"
            .formatted(UUID.randomUUID(), type, customers.keyOf(customer), clock.now(), amount);
    events.accept(List.of(new RawEvent("test", json.getBytes(StandardCharsets.UTF_8))));
  }
}
