package io.baton.campaign;

import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.access.Person;
import io.baton.campaign.DescribingRelease.ReleaseAhead;
import io.baton.campaign.ReleaseRows.ReleaseOutcome;
import io.baton.campaign.Tasks.CampaignTask;
import io.baton.cohort.CustomerSet;
import io.baton.engine.EngineErrorCode;
import io.baton.shared.BatonException;
import io.baton.shared.ErrorCode;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person who had no hand in it lets the second wave go, or nobody does. */
@BatonTest
class ReleasedSecondWaveTests extends SecondWave {
  @Autowired CampaignReasons reasons;
  @Autowired ReleasingCustomers releasing;
  @Autowired ReleaseRows releaseRows;
  @Autowired ReleasesOfCustomer releasesOfCustomer;
  @Autowired DescribingRelease describing;
  @Autowired HandlingTasks handling;
  @Autowired Remarks remarks;
  @Autowired Processes processes;

  /** The starter journey under another name, with another time to answer. */
  private void draw(Person person, String key, String due) {
    String xml =
        processes
            .require("released-second-wave")
            .xml()
            .replace("\"released-second-wave\"", "\"" + key + "\"")
            .replace(">P2D<", ">" + due + "<");
    HttpCaller.Answer drawn =
        HttpCaller.signedIn(port, person.name(), PASSWORD)
            .send("POST", "/api/processes", Map.of("key", key, "name", key, "xml", xml));
    assertThat(drawn.status()).isEqualTo(201);
  }

  private CustomerSet plannedAt(CampaignFacts campaign, String element) {
    return touches.steps(campaign.id()).stream().anyMatch(step -> step.origin().equals(element))
        ? touches.plannedOrTouched(campaign.id())
        : CustomerSet.empty();
  }

  private static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(BatonException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void shouldSendTheSecondWaveOnceSomebodyElseReleasesIt() {
    Person author = somebody("MARKETER", "APPROVER");
    Person one = somebody("APPROVER");
    Person other = somebody("APPROVER");
    CampaignFacts campaign = live(200, author);
    CustomerSet answered = half(campaign);
    CustomerSet treated = campaigns.groups(campaign.id()).treated();
    respond(campaign, answered);
    CampaignTask task = awaitTask(campaign, one);
    CustomerSet waiting = treated.minus(answered);
    String id = task.task().id();

    ReleaseAhead ahead = describing.of(rows.findById(campaign.id()).orElseThrow(), task.task());
    assertThat(ahead.customers()).isEqualTo(waiting.size());
    assertThat(ahead.released())
        .singleElement()
        .satisfies(
            way -> {
              assertThat(way.element()).isEqualTo(SMS);
              assertThat(way.everybody()).isTrue();
              assertThat(way.channel()).isEqualTo("SMS");
              assertThat(way.template()).isEqualTo("followup-sms-zh");
              assertThat(way.body()).isNotBlank();
            });
    assertThat(ahead.refused()).isEmpty();
    assertThat(ahead.soFar().sent()).isEqualTo(treated.size());
    assertThat(ahead.soFar().answered()).isEqualTo(answered.size());
    assertThat(handling.due(task)).isEqualTo(task.task().due()).isAfter(time.now());

    refused(
        EngineErrorCode.RELEASE_OWN, () -> releasing.release(id, author, waiting.size(), "mine"));
    refused(EngineErrorCode.RELEASE_OWN, () -> handling.claim(id, author));
    refused(
        CampaignError.CAMPAIGN_NO_APPROVER, () -> handling.delegate(id, one, author.name(), null));
    refused(
        CampaignError.CAMPAIGN_DUE_INVALID,
        () -> handling.setDue(id, one, time.now().plus(Duration.ofDays(30))));
    refused(
        EngineErrorCode.RELEASE_CHANGED, () -> releasing.release(id, one, waiting.size() + 1, ""));
    refused(CampaignError.CAMPAIGN_COMMENT_MISSING, () -> releasing.refuse(id, one, 1, " "));
    assertThat(smsPlanned(campaign)).isZero();

    handling.delegate(id, one, other.name(), "you know them");
    refused(EngineErrorCode.TASK_TAKEN, () -> releasing.release(id, one, waiting.size(), ""));
    releasing.release(id, other, waiting.size(), "go on");

    await().atMost(PATIENCE).until(() -> smsPlanned(campaign) == waiting.size());
    refused(
        CampaignError.CAMPAIGN_TASK_UNKNOWN,
        () -> releasing.release(id, other, waiting.size(), ""));
    assertThat(remarks.of(campaign.id()))
        .extracting(Remarks.Remark::verdict)
        .contains(
            Remarks.Verdict.RELEASE_ASKED, Remarks.Verdict.DELEGATED, Remarks.Verdict.RELEASED);
    assertThat(remarks.of(campaign.id()))
        .anySatisfy(
            remark -> {
              assertThat(remark.by()).isEqualTo(other.name());
              assertThat(remark.text()).contains("go on").contains(String.valueOf(waiting.size()));
            });
    assertThat(audited("RELEASE_ASKED", campaign)).isEqualTo(1);
    assertThat(audited("CUSTOMERS_RELEASED", campaign)).isEqualTo(1);
    assertThat(audited("TASK_DELEGATED", campaign)).isEqualTo(1);
    int somebody = waiting.toArray()[0];
    assertThat(releasesOfCustomer.of(rows.findById(campaign.id()).orElseThrow(), somebody))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.outcome()).isEqualTo(ReleaseOutcome.RELEASED);
              assertThat(each.by()).isEqualTo(other.name());
              assertThat(each.name()).isEqualTo("放行第二轮");
              assertThat(each.at()).isBeforeOrEqualTo(time.now());
            });
    assertThat(why(campaign, somebody).releases()).hasSize(1);
    assertThat(why(campaign, somebody).evaluations()).hasSize(1);
    assertThat(
            releasesOfCustomer.of(
                rows.findById(campaign.id()).orElseThrow(), answered.toArray()[0]))
        .isEmpty();
  }

  @Test
  void shouldNotBeReleasedByWhoeverDrewItsJourney() {
    Person first = somebody("MARKETER", "APPROVER");
    Person second = somebody("MARKETER", "APPROVER");
    Person later = somebody("MARKETER", "APPROVER");
    String key = "drawn-" + UUID.randomUUID().toString().substring(0, 8);
    draw(first, key, "P2D");
    draw(second, key, "P3D");
    CampaignFacts campaign = live(60, MARKETER, key);
    // A version that does not run here: whoever drew it has no hand in this.
    draw(later, key, "P4D");
    CampaignTask task = awaitTask(campaign, later);
    String id = task.task().id();
    long waiting = campaigns.groups(campaign.id()).treated().size();
    for (Person drawer : List.of(first, second)) {
      refused(EngineErrorCode.RELEASE_DRAWN, () -> releasing.release(id, drawer, waiting, ""));
      refused(EngineErrorCode.RELEASE_DRAWN, () -> releasing.refuse(id, drawer, waiting, "no"));
      refused(EngineErrorCode.RELEASE_DRAWN, () -> handling.claim(id, drawer));
      refused(
          CampaignError.CAMPAIGN_NO_APPROVER,
          () -> handling.delegate(id, later, drawer.name(), null));
      HttpCaller.Answer seen =
          HttpCaller.signedIn(port, drawer.name(), PASSWORD).get("/api/releases/" + id);
      assertThat(seen.json().at("/task/mayComplete").asBoolean()).isFalse();
      assertThat(seen.json().at("/task/reasonIfNot").asString()).isEqualTo("RELEASE_DRAWN");
    }
    assertThat(smsPlanned(campaign)).isZero();
    releasing.release(id, later, waiting, "");
    await().atMost(PATIENCE).until(() -> smsPlanned(campaign) == waiting);
  }

  @Test
  void shouldSayOfTheOthersThatNobodyReleasedThem() {
    CampaignFacts campaign = live(60, MARKETER);
    Person approver = somebody("APPROVER");
    CampaignTask task = awaitTask(campaign, approver);
    CustomerSet treated = campaigns.groups(campaign.id()).treated();
    assertThat(handling.overdue(task)).isFalse();
    clock.advance(Duration.ofDays(2).plusMinutes(1));
    await()
        .atMost(PATIENCE)
        .until(
            () -> campaigns.require(campaign.code(), MARKETER).state() == CampaignState.FINISHED);
    assertThat(smsPlanned(campaign)).isZero();
    assertThat(plannedAt(campaign, SMS).isEmpty()).isTrue();
    assertThat(releaseRows.of(campaign.id()))
        .singleElement()
        .satisfies(
            said -> {
              assertThat(said.outcome()).isEqualTo(ReleaseOutcome.LAPSED);
              assertThat(said.by()).isNull();
              assertThat(said.customers()).isEqualTo(treated.size());
            });
    assertThat(releaseRows.turnedAway(campaign.id())).isEqualTo(treated);
    assertThat(remarks.of(campaign.id()))
        .extracting(Remarks.Remark::verdict)
        .contains(Remarks.Verdict.RELEASE_LAPSED);
    assertThat(audited("RELEASE_LAPSED", campaign)).isEqualTo(1);
    // Everybody had the first message, so that is what became of them.
    assertThat(reasons.of(campaign.id())).doesNotContainKey(CampaignReasons.NOT_RELEASED);
  }
}
