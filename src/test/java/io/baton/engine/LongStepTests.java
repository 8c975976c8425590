package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.cohort.CustomerSet;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The chunk is 1,000 customers here, and three attempts are made. */
@EngineTest
class LongStepTests {
  private static final String FILE = "journey/two-wave-followup.bpmn";

  @Autowired CampaignWorld world;

  @Test
  void shouldResumeAtTheFirstChunkThatWasNotCommitted() {
    AtomicBoolean crashed = new AtomicBoolean();
    CampaignWorld.Journey journey =
        world.launchWith(
            FILE,
            CustomerSet.range(0, 4_500),
            call -> {
              if (call.chunk() == 2 && crashed.compareAndSet(false, true)) {
                throw new IllegalStateException("the node died");
              }
            });
    journey.awaitWaiting("Wait_AfterEmail", 4_500);
    assertThat(crashed).isTrue();
    assertThat(journey.touchedAt("Task_SendEmail")).isEqualTo(CustomerSet.range(0, 4_500));
    assertThat(world.journeys.steps(journey.campaign)).isEmpty();
  }

  @Test
  void shouldStopVisiblyAfterItsAttemptsAndGoOnWhenRetried() {
    AtomicBoolean broken = new AtomicBoolean(true);
    CampaignWorld.Journey journey =
        world.launchWith(
            FILE,
            CustomerSet.range(0, 2_500),
            call -> {
              if (call.chunk() == 1 && broken.get()) {
                throw new IllegalStateException("customer 4711 has no address");
              }
            });
    StepProgress failed = awaitFailed(journey);
    assertThat(failed.done()).isEqualTo(1_000);
    assertThat(failed.attempts()).isEqualTo(3);
    assertThat(failed.errorCode()).isEqualTo("TASK_BROKE");
    assertThat(failed.problem()).doesNotContain("4711");

    broken.set(false);
    world.journeys.retry(failed.number());
    journey.awaitWaiting("Wait_AfterEmail", 2_500);
    assertThat(journey.touchedAt("Task_SendEmail").size()).isEqualTo(2_500);
  }

  @Test
  void shouldKeepTheTokenOfASmallCohortWhoseTaskFails() {
    AtomicBoolean broken = new AtomicBoolean(true);
    AtomicInteger calls = new AtomicInteger();
    CampaignWorld.Journey journey =
        world.launchWith(
            FILE,
            CustomerSet.range(0, 5),
            call -> {
              calls.incrementAndGet();
              if (broken.get()) {
                throw new TaskFailed(
                    FakeBank.TouchError.TOUCH_CHANNEL_CLOSED, "the channel is closed");
              }
            });
    StepProgress failed = awaitFailed(journey);
    assertThat(calls).hasValue(1);
    assertThat(failed.errorCode()).isEqualTo("TOUCH_CHANNEL_CLOSED");
    assertThat(journey.touchedAt("Task_SendEmail").isEmpty()).isTrue();

    broken.set(false);
    world.journeys.retry(failed.number());
    journey.awaitWaiting("Wait_AfterEmail", 5);
    assertThat(journey.touchedAt("Task_SendEmail").size()).isEqualTo(5);
  }

  @Test
  void shouldRetryWhenTheTaskAsksForIt() {
    AtomicInteger calls = new AtomicInteger();
    CampaignWorld.Journey journey =
        world.launchWith(
            FILE,
            CustomerSet.range(0, 5),
            call -> {
              if (calls.incrementAndGet() < 8) {
                throw new TaskRetry(Duration.ofMillis(10), "busy");
              }
            });
    journey.awaitWaiting("Wait_AfterEmail", 5);
    assertThat(calls).hasValue(8);
  }

  @Test
  void shouldLetGoThoseWhoRespondedBeforeTheLastChunkWasTouched() throws InterruptedException {
    CountDownLatch secondChunk = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CampaignWorld.Journey journey =
        world.launchWith(
            FILE,
            CustomerSet.range(0, 2_000),
            call -> {
              if (call.chunk() == 1) {
                secondChunk.countDown();
                awaitQuietly(goOn);
              }
            });
    assertThat(secondChunk.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(journey.responded(CustomerSet.range(0, 10))).isZero();
    goOn.countDown();
    journey.awaitEntered("End_EmailResponded", 10);
    journey.awaitWaiting("Wait_AfterEmail", 1_990);
  }

  @Test
  void shouldStopInTheMiddleOfALongStep() {
    CampaignWorld.Journey journey =
        world.launchWith(
            FILE,
            CustomerSet.range(0, 3_000),
            call -> {
              if (call.chunk() == 1) {
                throw new TaskRetry(Duration.ofDays(1), "not today");
              }
            });
    await().until(() -> !world.journeys.steps(journey.campaign).isEmpty());
    await().until(() -> world.journeys.steps(journey.campaign).get(0).done() == 1_000);
    world.journeys.stop(journey.campaign);
    assertThat(world.journeys.steps(journey.campaign)).isEmpty();
    assertThat(world.journeys.finished(journey.campaign)).isTrue();
  }

  private StepProgress awaitFailed(CampaignWorld.Journey journey) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                world.journeys.steps(journey.campaign).stream()
                    .filter(step -> step.state() == StepProgress.State.FAILED)
                    .findFirst()
                    .orElse(null),
            step -> step != null);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
