package io.baton.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testing.Alone;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

/** A small made-up record; the real one is played by {@code mvn -Pfault verify -Dfault=retail}. */
@Alone
class RetailReplayTests {
  @Test
  void everyTagAndEveryTriggerEqualsItsRecount() throws Exception {
    long seed = System.nanoTime();
    String csv = RetailLine.sample(seed, 250, 14);
    assertThat(RetailFault.play(RetailLine.read(new StringReader(csv)), seed, far -> {}))
        .as("seed " + seed)
        .isEmpty();
  }
}
