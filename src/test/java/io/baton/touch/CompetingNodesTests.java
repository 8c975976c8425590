package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The short form of guarantee G2; the long ones are {@code mvn -Pfault verify -Dfault=caps-g2} and
 * {@code -Dfault=caps-rounds}.
 */
class CompetingNodesTests {
  @Test
  void twoNodesThatAreKilledKeepTheCapsAndUseThemWhole() throws Exception {
    assertThat(new CompetingFault().run(System.nanoTime(), 600)).isEmpty();
  }

  @Test
  void twoNodesThatAreKilledServeARoundByPriority() throws Exception {
    assertThat(new RoundsFault().run(System.nanoTime(), 300)).isEmpty();
  }
}
