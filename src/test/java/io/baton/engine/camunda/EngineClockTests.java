package io.baton.engine.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.shared.BatonClock;
import io.baton.testing.BatonTest;
import java.time.Duration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A step of the machine's clock. It cannot be made here; what it does to the engine's time can: the
 * engine counts on from an offset that is no longer right.
 */
@BatonTest
class EngineClockTests {
  @Autowired BatonClock clock;

  private Duration off() {
    return Duration.between(clock.now(), ClockUtil.getCurrentTime().toInstant()).abs();
  }

  @Test
  void shouldMakeUpForAStepOfTheMachinesClock() {
    for (Duration step :
        new Duration[] {Duration.ofMinutes(10), Duration.ofHours(-2), Duration.ofHours(2)}) {
      Duration before = Duration.between(java.time.Instant.now(), clock.now());
      ClockUtil.offset(before.plus(step).toMillis());
      assertThat(off()).isGreaterThan(Duration.ofMinutes(9));
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(off()).isLessThan(Duration.ofMillis(500)));
    }
  }
}
