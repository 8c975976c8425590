package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.campaign.ExplainingCampaign.Contested;
import io.baton.clock.TestClock;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.policy.AdmissionRequest;
import io.baton.policy.ContactPolicy;
import io.baton.policy.RefusalReason;
import io.baton.shared.BatonClock;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.touch.Touches;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/**
 * Campaigns that start at the same time: who gets the places, and whether everybody is told why.
 */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=contest")
class ContestTests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PASSWORD = "correct horse battery 9";

  /** By the starter table: e-mails of marketing to one customer in 30 days. */
  private static final int EMAIL_CAP = 8;

  private static final int EMAILS_A_DAY = 250;

  @LocalServerPort int port;
  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired CampaignRows rows;
  @Autowired PreparingPreflight preflight;
  @Autowired ExplainingCampaign explaining;
  @Autowired Customers customers;
  @Autowired ContactPolicy policy;
  @Autowired Touches touches;
  @Autowired Users users;
  @Autowired BatonClock clock;
  @Autowired TestClock testClock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations together;

  private CampaignFacts signed(CustomerSet audience, Instant start) {
    CampaignFacts draft =
        campaigns.plan(
            CampaignBank.draftOf(bank.segmentOf(audience), 0).startAt(start).plan(), MARKETER);
    campaigns.submit(draft.code(), MARKETER);
    campaigns.approve(draft.code(), APPROVER, "");
    return draft;
  }

  private void operatorSays(CampaignFacts campaign, int priority) {
    if (users.find("contest-operator").isEmpty()) {
      users.create(new UserDraft("contest-operator", PASSWORD, Set.of("OPERATOR"), "0000"));
    }
    HttpCaller operator = HttpCaller.signedIn(port, "contest-operator", PASSWORD);
    assertThat(
            operator
                .send(
                    "PUT",
                    "/api/dispatch/priorities/" + campaign.code(),
                    Map.of("priority", priority))
                .status())
        .isEqualTo(204);
  }

  private boolean served(CampaignFacts campaign) {
    return !touches.steps(campaign.id()).isEmpty();
  }

  private Contested round(CampaignFacts campaign, int customer) {
    return java.util.Objects.requireNonNull(
        explaining
            .explain(campaign.code(), customers.keyOf(customer), customer, MARKETER)
            .contacts()
            .get(0)
            .round());
  }

  @Test
  void shouldServeByPriorityAndNotByComingFirst() {
    CustomerSet everybody = bank.customers(300);
    CustomerSet nearlyFull = everybody.slice(100, 60);
    contactedBefore(nearlyFull, EMAIL_CAP - 1);
    jdbc.sql("insert into policy_capacity values ('EMAIL', '*', null, ?)")
        .param(EMAILS_A_DAY)
        .update();
    Instant start = clock.now().plus(Duration.ofMinutes(2));
    // By the table all three are of priority 5: the operator's word makes one of them 8.
    CampaignFacts first = signed(everybody.slice(0, 200), start);
    CampaignFacts second = signed(everybody.slice(90, 180), start.plusMillis(300));
    CampaignFacts higher = signed(everybody.slice(100, 200), start.plusMillis(600));
    operatorSays(higher, 8);
    Preflight.PreflightFigures before =
        preflight.of(rows.findById(first.id()).orElseThrow(), MARKETER).figures();

    // All is signed; the last seconds pass by themselves, so that they come one after another.
    testClock.advance(Duration.between(clock.now(), start).minusSeconds(2));
    await().atMost(PATIENCE).until(() -> served(first) && served(second) && served(higher));

    Map<String, CustomerSet> expected =
        oneByOne(
            List.of(higher, first, second),
            Map.of(
                first.code(), everybody.slice(0, 200),
                second.code(), everybody.slice(90, 180),
                higher.code(), everybody.slice(100, 200)),
            nearlyFull);
    Map<String, CustomerSet> got = new TreeMap<>();
    for (CampaignFacts campaign : List.of(first, second, higher)) {
      got.put(campaign.code(), touches.plannedOrTouched(campaign.id()));
    }
    assertThat(got).isEqualTo(expected);
    assertThat(got.get(higher.code())).isEqualTo(everybody.slice(100, 200));

    assertThat(before.places().get(0).granted()).isEqualTo(50);
    assertThat(before.lost()).isEqualTo(150);
    assertThat(before.rivals())
        .filteredOn(rival -> higher.code().equals(rival.code()))
        .singleElement()
        .satisfies(
            rival -> {
              assertThat(rival.priority()).isEqualTo(8);
              assertThat(rival.own()).isEqualTo(5);
              assertThat(rival.shared()).isEqualTo(100);
            });

    saysWhoWon(first, higher, everybody);
    showsTheRound(higher, first, second);
    servesWhoComesLaterWithWhatIsLeft(everybody, got);
  }

  private void saysWhoWon(CampaignFacts first, CampaignFacts higher, CustomerSet everybody) {
    Contested capped = round(first, everybody.toArray()[120]);
    assertThat(capped.rank()).isEqualTo(2);
    assertThat(capped.places()).isEqualTo(3);
    assertThat(capped.lostTo())
        .singleElement()
        .satisfies(
            winner -> {
              assertThat(winner.code()).isEqualTo(higher.code());
              assertThat(winner.priority()).isEqualTo(8).isGreaterThan(capped.priority());
              assertThat(winner.granted()).isNull();
            });
    Contested noRoom = round(first, everybody.toArray()[199]);
    assertThat(noRoom.lostTo())
        .singleElement()
        .satisfies(winner -> assertThat(winner.granted()).isEqualTo(200));
    assertThat(round(higher, everybody.toArray()[120]).lostTo()).isEmpty();
    assertThat(touches.refused(first.id()))
        .containsOnlyKeys(RefusalReason.FREQUENCY_CAP, RefusalReason.CAPACITY);
  }

  private void showsTheRound(CampaignFacts... inOrder) {
    HttpCaller operator = HttpCaller.signedIn(port, "contest-operator", PASSWORD);
    JsonNode entries = operator.get("/api/contest-rounds").json().get(0).get("entries");
    assertThat(entries.size()).isEqualTo(inOrder.length);
    for (int i = 0; i < inOrder.length; i++) {
      assertThat(entries.get(i).get("code").asString()).isEqualTo(inOrder[i].code());
    }
    assertThat(entries.get(0).get("priority").asInt()).isEqualTo(8);
  }

  private void servesWhoComesLaterWithWhatIsLeft(
      CustomerSet everybody, Map<String, CustomerSet> promised) {
    CampaignFacts late =
        campaigns.plan(
            CampaignBank.draftOf(bank.segmentOf(everybody), 0).startAt(clock.now()).plan(),
            MARKETER);
    operatorSays(late, 9);
    campaigns.submit(late.code(), MARKETER);
    campaigns.approve(late.code(), APPROVER, "");
    await().atMost(PATIENCE).until(() -> served(late));
    assertThat(touches.plannedOrTouched(late.id()).isEmpty()).isTrue();
    promised.forEach(
        (code, who) ->
            assertThat(touches.plannedOrTouched(campaigns.require(code, MARKETER).id()))
                .isEqualTo(who));
  }

  /**
   * Service messages pass every cap and count; one origin for each. Long enough ago for the day.
   */
  private void contactedBefore(CustomerSet who, int times) {
    Instant at = clock.now().minus(Duration.ofDays(28));
    for (int i = 0; i < times; i++) {
      long origin = i;
      together.executeWithoutResult(
          done ->
              policy.admit(
                  new AdmissionRequest(999_999, "EMAIL", "SERVICE", origin, who, false, at)));
    }
  }

  /** Campaign by campaign in the order given, customer by customer. */
  private static Map<String, CustomerSet> oneByOne(
      List<CampaignFacts> order, Map<String, CustomerSet> wanted, CustomerSet nearlyFull) {
    Map<Integer, Integer> contacts = new HashMap<>();
    nearlyFull.forEach(customer -> contacts.put(customer, EMAIL_CAP - 1));
    int room = EMAILS_A_DAY;
    Map<String, CustomerSet> granted = new TreeMap<>();
    for (CampaignFacts campaign : order) {
      CustomerSet who = CustomerSet.empty();
      for (int customer : wanted.getOrDefault(campaign.code(), CustomerSet.empty()).toArray()) {
        if (contacts.getOrDefault(customer, 0) < EMAIL_CAP && room > 0) {
          contacts.merge(customer, 1, Integer::sum);
          room--;
          who = who.or(CustomerSet.of(customer));
        }
      }
      granted.put(campaign.code(), who);
    }
    return granted;
  }
}
