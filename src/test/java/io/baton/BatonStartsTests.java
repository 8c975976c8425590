package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.shared.BatonClock;
import io.baton.testing.BatonTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class BatonStartsTests {
  @Autowired BatonClock clock;

  @Test
  void shouldReadTheDatabaseClock() {
    Instant first = clock.now();
    assertThat(clock.now()).isAfterOrEqualTo(first).isBefore(first.plusSeconds(5));
  }
}
