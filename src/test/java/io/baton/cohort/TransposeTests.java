package io.baton.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TransposeTests {
  /** Bit by bit, for rows of every length. */
  @Property
  void shouldTurnRowsIntoColumns(
      @ForAll @IntRange(min = 1, max = 64) int bits, @ForAll Random random) {
    long[] rows = random.longs(Long.SIZE).map(row -> row >>> (Long.SIZE - bits)).toArray();
    long[] expected = new long[bits];
    for (int row = 0; row < Long.SIZE; row++) {
      for (int bit = 0; bit < bits; bit++) {
        expected[bit] |= (rows[row] >>> bit & 1) << row;
      }
    }

    long[] square = rows.clone();
    Transpose.turn(square, bits);

    assertThat(square).startsWith(expected);
  }
}
