package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A set waits for a person's word: all of it or nobody, once, and never by silence. */
@EngineTest
class ApproveTests {
  private static final String FILE = "journey/released-second-wave.bpmn";
  private static final CustomerSet AUDIENCE = CustomerSet.range(0, 5_000);
  private static final Duration WAIT = Duration.ofDays(3);
  private static final Duration DUE = Duration.ofDays(2);

  @Autowired CampaignWorld world;
  @Autowired Releases releases;
  @Autowired TaskService tasks;

  @BeforeEach
  void nobodyIsWorse() {
    FakeBank.TRUE_FOR.put("effect = \"WORSE\"", CustomerSet.empty());
  }

  /** Everybody but those who answered stands before the approval. */
  private CampaignWorld.Journey atTheApproval(CustomerSet answered) {
    CampaignWorld.Journey journey = world.launch(FILE, AUDIENCE);
    journey.awaitWaiting("Wait_AfterEmail", AUDIENCE.size());
    assertThat(journey.responded(answered)).isEqualTo(answered.size());
    world.advance(WAIT.plusMinutes(1));
    journey.awaitWaiting("Approve_SecondWave", AUDIENCE.size() - answered.size());
    return journey;
  }

  private HumanTask task(CampaignWorld.Journey journey) {
    List<HumanTask> open = releases.open(journey.campaign);
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  private static void refused(EngineErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(BatonException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private Instant now() {
    return world
        .jdbc
        .sql("SELECT shared_now()")
        .query(java.sql.Timestamp.class)
        .single()
        .toInstant();
  }

  @Test
  void shouldLetExactlyThoseGoOnWhoAreReleased() {
    CustomerSet answered = CustomerSet.range(0, 700);
    CampaignWorld.Journey journey = atTheApproval(answered);
    HumanTask task = task(journey);
    assertThat(task.scope()).isEqualTo(Scope.JOURNEY);
    assertThat(task.name()).isEqualTo("放行第二轮");
    assertThat(task.candidateGroups()).containsExactly("APPROVER");
    assertThat(Objects.requireNonNull(task.due()))
        .isBetween(now().plus(DUE).minusSeconds(60), now().plus(DUE));
    assertThat(releases.waiting(task.id())).contains(4_300L);
    assertThat(journey.touchedAt("Task_SendSms").isEmpty()).isTrue();
    assertThat(FakeBank.ASKED)
        .contains(new Releases.ReleaseAsked(journey.campaign, "Approve_SecondWave", 4_300));

    Releases.Released released = releases.release(task.id(), "ann", 4_300);

    assertThat(world.cohorts.members(released.cohortId())).isEqualTo(AUDIENCE.minus(answered));
    journey.awaitWaiting("Wait_AfterSms", 4_300);
    assertThat(journey.touchedAt("Task_SendSms")).isEqualTo(AUDIENCE.minus(answered));
    assertThat(journey.entered("End_NotReleased")).isZero();
    assertThat(journey.count("Approve_SecondWave"))
        .isEqualTo(new ElementCount("Approve_SecondWave", 4_300, 0, 4_300));
    assertThat(releases.open(journey.campaign)).isEmpty();
    refused(EngineErrorCode.TASK_UNKNOWN, () -> releases.release(task.id(), "ann", 4_300));
    refused(EngineErrorCode.TASK_UNKNOWN, () -> releases.refuse(task.id(), "ann", 4_300));
    world.advance(WAIT.plusMinutes(1));
    journey.awaitFinished();
  }

  @Test
  void shouldTurnAwayEverybodyWhoIsRefused() {
    CampaignWorld.Journey journey = atTheApproval(CustomerSet.range(0, 10));
    assertThat(releases.refuse(task(journey).id(), "ann", 4_990).customers()).isEqualTo(4_990);
    journey.awaitFinished();
    assertThat(journey.entered("End_NotReleased")).isEqualTo(4_990);
    assertThat(journey.tookFlow("Flow_NotReleased")).isEqualTo(4_990);
    assertThat(journey.touchedAt("Task_SendSms").isEmpty()).isTrue();
    assertThat(FakeBank.LAPSED).noneMatch(lapsed -> lapsed.campaignId() == journey.campaign);
    assertThat(world.journeys.onTheWay(journey.campaign).isEmpty()).isTrue();
  }

  @Test
  void shouldReleaseNobodyBySilence() {
    CampaignWorld.Journey journey = atTheApproval(CustomerSet.empty());
    world.advance(DUE.minusMinutes(2));
    assertThat(releases.open(journey.campaign)).hasSize(1);
    world.advance(Duration.ofMinutes(3));
    journey.awaitFinished();
    assertThat(journey.entered("End_NotReleased")).isEqualTo(5_000);
    assertThat(journey.touchedAt("Task_SendSms").isEmpty()).isTrue();
    Releases.ReleaseLapsed lapsed =
        FakeBank.LAPSED.stream()
            .filter(each -> each.campaignId() == journey.campaign)
            .reduce((a, b) -> null)
            .orElseThrow();
    assertThat(lapsed.elementId()).isEqualTo("Approve_SecondWave");
    assertThat(world.cohorts.members(lapsed.cohortId())).isEqualTo(AUDIENCE);
  }

  @Test
  void shouldRefuseWhoeverHadAHandInIt() {
    CampaignWorld.Journey journey = atTheApproval(CustomerSet.empty());
    Map<String, HandsOff.Hand> hands =
        Map.of(
            "author", HandsOff.Hand.WROTE,
            "submitter", HandsOff.Hand.SUBMITTED,
            "drawer", HandsOff.Hand.DREW);
    FakeBank.HANDS.put(journey.campaign, hands);
    String task = task(journey).id();
    hands.forEach(
        (own, hand) -> {
          EngineErrorCode code =
              hand == HandsOff.Hand.DREW
                  ? EngineErrorCode.RELEASE_DRAWN
                  : EngineErrorCode.RELEASE_OWN;
          refused(code, () -> releases.release(task, own, 5_000));
          refused(code, () -> releases.refuse(task, own, 5_000));
          world.tasks.handOver(task, own, own);
          refused(code, () -> releases.release(task, own, 5_000));
          world.tasks.giveBack(task, own);
        });
    assertThat(journey.waiting("Approve_SecondWave")).isEqualTo(5_000);
  }

  /** Past our own door as well: the engine's own task service moves nobody. */
  @Test
  void shouldNotMoveAnybodyByAnyOtherWay() {
    CampaignWorld.Journey journey = atTheApproval(CustomerSet.empty());
    String task = task(journey).id();
    assertThatThrownBy(() -> tasks.complete(task)).isInstanceOf(RuntimeException.class);
    refused(EngineErrorCode.TASK_UNKNOWN, () -> world.tasks.complete(task, Map.of()));
    assertThat(world.tasks.ofLifeCycles()).noneMatch(open -> open.id().equals(task));
    assertThat(journey.waiting("Approve_SecondWave")).isEqualTo(5_000);
    assertThat(releases.release(task, "ann", 5_000).customers()).isEqualTo(5_000);
  }

  @Test
  void shouldRefuseAWordAboutAnotherNumber() {
    CampaignWorld.Journey journey = atTheApproval(CustomerSet.empty());
    String task = task(journey).id();
    refused(EngineErrorCode.RELEASE_CHANGED, () -> releases.release(task, "ann", 4_999));
    assertThat(world.journeys.leave(journey.campaign, CustomerSet.of(7))).isEqualTo(1);
    refused(EngineErrorCode.RELEASE_CHANGED, () -> releases.release(task, "ann", 5_000));
    assertThat(releases.release(task, "ann", 4_999).customers()).isEqualTo(4_999);
    assertThat(journey.touchedAt("Task_SendSms").contains(7)).isFalse();
  }

  @Test
  void shouldKeepAClaimedTaskForWhoeverClaimedIt() {
    CampaignWorld.Journey journey = atTheApproval(CustomerSet.empty());
    String task = task(journey).id();
    world.tasks.claim(task, "ann");
    refused(EngineErrorCode.TASK_TAKEN, () -> releases.release(task, "bob", 5_000));
    world.tasks.handOver(task, "ann", "bob");
    refused(EngineErrorCode.TASK_TAKEN, () -> releases.refuse(task, "ann", 5_000));
    assertThat(releases.release(task, "bob", 5_000).customers()).isEqualTo(5_000);
  }

  /** Two people and the timer want the same set at the same moment: one of them has all of it. */
  @Test
  void shouldMoveTheSetOnceWhoeverIsFirst() throws Exception {
    ExecutorService both = Executors.newFixedThreadPool(2);
    for (int round = 0; round < 5; round++) {
      CampaignWorld.Journey journey = atTheApproval(CustomerSet.empty());
      String task = task(journey).id();
      CompletableFuture<Boolean> yes = decided(both, () -> releases.release(task, "ann", 5_000));
      CompletableFuture<Boolean> no = decided(both, () -> releases.refuse(task, "bob", 5_000));
      world.advance(DUE);
      boolean released = yes.get();
      boolean refused = no.get();
      assertThat(released && refused).isFalse();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> journey.count("Approve_SecondWave").left() == 5_000);
      assertThat(journey.entered("Task_SendSms") + journey.entered("End_NotReleased"))
          .isEqualTo(5_000);
      assertThat(journey.entered("Task_SendSms")).isEqualTo(released ? 5_000 : 0);
      world.journeys.stop(journey.campaign);
    }
    both.shutdown();
  }

  private static CompletableFuture<Boolean> decided(ExecutorService by, Runnable word) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            word.run();
            return true;
          } catch (BatonException e) {
            return false;
          }
        },
        by);
  }

  /** Small batches that come one after the other ask for one word together. */
  @Test
  void shouldAskOnceForThoseWhoComeInBatches() {
    String behindTheAnswer =
        new String(CampaignWorld.starter(FILE), StandardCharsets.UTF_8)
            .replace(
                "sourceRef=\"Boundary_EmailResponded\" targetRef=\"End_EmailResponded\"",
                "sourceRef=\"Boundary_EmailResponded\" targetRef=\"Evaluate_FirstWave\"")
            .replaceFirst("(?s)<bpmn:endEvent id=\"End_EmailResponded\".*?</bpmn:endEvent>", "")
            .replaceFirst(
                "(?s)<bpmndi:BPMNShape id=\"End_EmailResponded_di\".*?</bpmndi:BPMNShape>", "");
    CampaignWorld.Journey journey =
        world.launch(behindTheAnswer.getBytes(StandardCharsets.UTF_8), AUDIENCE);
    journey.awaitWaiting("Wait_AfterEmail", 5_000);
    for (int batch = 0; batch < 100; batch++) {
      journey.responded(CustomerSet.range(batch * 10, batch * 10 + 10));
    }
    assertThat(releases.waiting(task(journey).id())).contains(1_000L);
    releases.release(task(journey).id(), "ann", 1_000);
    assertThat(journey.touchedAt("Task_SendSms")).isEqualTo(CustomerSet.range(0, 1_000));
    journey.responded(CustomerSet.range(1_000, 1_010));
    assertThat(releases.waiting(task(journey).id())).contains(10L);
  }

  @Test
  void shouldEndWithItsCampaign() {
    CampaignWorld.Journey journey = atTheApproval(CustomerSet.empty());
    String task = task(journey).id();
    world.journeys.stop(journey.campaign);
    assertThat(releases.open(journey.campaign)).isEmpty();
    refused(EngineErrorCode.TASK_UNKNOWN, () -> releases.release(task, "ann", 5_000));
    assertThat(FakeBank.LAPSED).noneMatch(lapsed -> lapsed.campaignId() == journey.campaign);
  }
}
