package io.baton.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PackedWordsTests {
  /** Density from nobody to everybody, whole words among them. */
  private static long[] some(Random random, int percent) {
    long[] words = new long[BlockSet.WORDS];
    for (int bit = 0; bit < BlockSet.CUSTOMERS; bit++) {
      if (random.nextInt(100) < percent) {
        words[bit >>> 6] |= 1L << bit;
      }
    }
    words[random.nextInt(BlockSet.WORDS)] = -1;
    words[random.nextInt(BlockSet.WORDS)] = 0;
    return words;
  }

  @Property(tries = 100)
  void shouldMoveTheBitsTogetherAndBack(
      @ForAll Random random, @ForAll @IntRange(max = 100) int percent) {
    long[] present = some(random, percent);
    long[] words = some(random, 50);
    PackedWords packing = new PackedWords(present);

    long[] packed = packing.pack(words);

    BitSet one = new BitSet();
    BitSet bits = BitSet.valueOf(words);
    int at = 0;
    for (int place : BitSet.valueOf(present).stream().toArray()) {
      one.set(at++, bits.get(place));
    }
    assertThat(BitSet.valueOf(packed)).isEqualTo(one);
    bits.and(BitSet.valueOf(present));
    assertThat(BitSet.valueOf(packing.unpack(packed))).isEqualTo(bits);
  }

  @Test
  void shouldTakeNoRoomForNobody() {
    assertThat(new PackedWords(new long[BlockSet.WORDS]).length()).isZero();
  }
}
