package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testing.Alone;
import org.junit.jupiter.api.Test;

/** The short form of guarantee G3; the long one is {@code mvn -Pfault verify -Dfault=intake-g3}. */
@Alone
class KilledIntakeTests {
  @Test
  void everyEventIsTakenInAndCountedOnceWhateverIsKilled() throws Exception {
    assertThat(new IntakeFault().run(System.nanoTime(), 1_500)).isEmpty();
  }
}
