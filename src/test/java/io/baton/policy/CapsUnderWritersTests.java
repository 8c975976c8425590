package io.baton.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The short form of the run; {@code mvn -Pfault verify -Dfault=caps} is the long one. */
class CapsUnderWritersTests {
  @Test
  void shouldNeitherExceedACapNorWasteAPlaceWithManyWritersOnNodesThatAreKilled() throws Exception {
    assertThat(new CapsFault().run(System.nanoTime(), 10_000)).isEmpty();
  }
}
