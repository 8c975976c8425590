package io.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FigureTests {
  @Test
  void shouldPrintOneLineWithTheAgreedFields() {
    Figure figure =
        Figure.moreIsBetter("spine", "touches", "touches/s", 120_000, 600, "other", 150);

    assertThat(figure.json())
        .isEqualTo(
            "{\"bench\":\"spine\",\"figure\":\"touches\",\"ours\":120000,\"baseline\":600,"
                + "\"baseline_name\":\"other\",\"unit\":\"touches/s\",\"ratio\":200,\"goal\":150,"
                + "\"holds\":true}");
  }

  @Test
  void shouldTurnTheRatioWhereLessIsBetter() {
    Figure rows = Figure.below("spine", "rows", "rows", 0.00005, 0.001);

    assertThat(rows.json()).contains("\"ours\":0.00005", "\"ratio\":20,", "\"holds\":true");
  }

  @Test
  void shouldMissTheGoalWithoutRoundingIntoIt() {
    assertThat(Figure.moreIsBetter("b", "f", "u", 149.9999999, 1, "other", 150).holds()).isFalse();
  }

  @Test
  void shouldRefuseFigureWithoutRatio() {
    assertThatThrownBy(() -> Figure.below("b", "f", "u", 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
