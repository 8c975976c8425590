package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlGroupTests {
  /** Golden vectors of GrowthBook's SDK specification 0.8.0, hash version 2. */
  @ParameterizedTest
  @CsvSource({
    "seed,a,505",
    "seed,b,2696",
    "foo,ab,2575",
    "foo,def,2019",
    "90850943850283058242805,123,7516"
  })
  void shouldDrawAsSpecified(String seed, String key, int number) {
    assertThat(ControlGroup.number(seed, key)).isEqualTo(number);
  }

  @Test
  void shouldKeepItsShareAndBeIndependentOfOtherSeeds() {
    ControlGroup one = new ControlGroup("campaign-1", 0.1);
    ControlGroup other = new ControlGroup("campaign-2", 0.1);
    long inOne = IntStream.range(0, 200_000).filter(i -> one.contains("C" + i)).count();
    long inBoth =
        IntStream.range(0, 200_000)
            .filter(i -> one.contains("C" + i) && other.contains("C" + i))
            .count();
    assertThat(inOne / 200_000d).isCloseTo(0.1, within(0.003));
    assertThat(inBoth / 200_000d).isCloseTo(0.01, within(0.002));
  }
}
