package io.baton.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The algebra against java.util.BitSet. */
class CustomerSetTests {
  @Property(tries = 200)
  void shouldAgreeWithBitSet(@ForAll long seed) {
    Random random = new Random(seed);
    BitSet a = randomBits(random);
    BitSet b = randomBits(random);
    CustomerSet left = setOf(a);
    CustomerSet right = setOf(b);

    assertThat(left.size()).isEqualTo(a.cardinality());
    assertThat(left.toArray()).isEqualTo(a.stream().toArray());
    assertThat(left.intersects(right)).isEqualTo(a.intersects(b));
    assertThat(left.and(right)).isEqualTo(setOf(changed(a, bits -> bits.and(b))));
    assertThat(left.or(right)).isEqualTo(setOf(changed(a, bits -> bits.or(b))));
    assertThat(left.minus(right)).isEqualTo(setOf(changed(a, bits -> bits.andNot(b))));
    assertThat(left.or(right).containsAll(left)).isTrue();
    assertThat(left).as("operations leave their operands alone").isEqualTo(setOf(a));
  }

  @Property(tries = 100)
  void shouldCutIntoSlicesThatAddUp(@ForAll long seed) {
    Random random = new Random(seed);
    CustomerSet set = setOf(randomBits(random));
    int limit = 1 + random.nextInt(70_000);
    CustomerSet joined = CustomerSet.empty();
    for (long rank = 0; rank < set.size(); rank += limit) {
      CustomerSet slice = set.slice(rank, limit);
      assertThat(slice.size()).isEqualTo(Math.min(limit, set.size() - rank));
      assertThat(slice.intersects(joined)).isFalse();
      joined = joined.or(slice);
    }
    assertThat(joined).isEqualTo(set);
    assertThat(set.slice(set.size(), limit)).isEqualTo(CustomerSet.empty());
    assertThat(set.first(3).toArray())
        .isEqualTo(java.util.Arrays.stream(set.toArray()).limit(3).toArray());
  }

  @Property(tries = 50)
  void shouldGiveTheBitsOfAStretch(@ForAll long seed) {
    Random random = new Random(seed);
    CustomerSet set = setOf(randomBits(random));
    int from = random.nextInt(6) * 32_768;
    long[] words = set.words(from, 32_768);
    for (int i = 0; i < 32_768; i++) {
      assertThat((words[i >>> 6] >>> i & 1) == 1).isEqualTo(set.contains(from + i));
    }
  }

  @Property(tries = 100)
  void shouldSurviveStorageAsBytesAndBlocks(@ForAll long seed) {
    CustomerSet set = setOf(randomBits(new Random(seed)));
    assertThat(CustomerSet.fromBytes(set.toBytes())).isEqualTo(set);
    assertThat(BlockSet.of(set).toSet()).isEqualTo(set);
    assertThat(BlockSet.of(set).size()).isEqualTo(set.size());
    assertThat(CohortChunk.join(CohortChunk.of(set))).isEqualTo(set);
    assertThat(CohortChunk.join(CohortChunk.of(set)).hash()).isEqualTo(set.hash());
  }

  @Test
  void shouldHashTheSortedIdsInLittleEndianOrder() {
    ByteBuffer ids = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    ids.putInt(1).putInt(70_000).putInt(2_000_000_000);
    assertThat(CustomerSet.of(70_000, 2_000_000_000, 1).hash())
        .isEqualTo(Canonical.sha256(ids.array()));
    assertThat(CustomerSet.empty().hash()).isEqualTo(Canonical.sha256(new byte[0]));
  }

  @Test
  void shouldHashAlikeHoweverTheSetIsStored() {
    CustomerSet range = CustomerSet.range(0, 100_000);
    CustomerSet built = CustomerSet.empty();
    for (int from = 0; from < 100_000; from += 1000) {
      built = built.or(CustomerSet.range(from, from + 1000));
    }
    assertThat(built).isEqualTo(range);
    assertThat(built.hash()).isEqualTo(range.hash());
  }

  @Test
  void shouldRefuseWhatIsNoSet() {
    assertThatThrownBy(() -> CustomerSet.of(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CustomerSet.fromBytes(new byte[] {1, 2, 3}))
        .isInstanceOf(BatonException.class);
  }

  @Test
  void shouldNotShowMembersInLogs() {
    assertThat(CustomerSet.of(1, 2, 3)).hasToString("CustomerSet[3 customers]");
  }

  /** Runs, sparse and dense stretches over several blocks. */
  static BitSet randomBits(Random random) {
    BitSet bits = new BitSet();
    int stretches = random.nextInt(5);
    for (int i = 0; i < stretches; i++) {
      int from = random.nextInt(300_000);
      int length = 1 + random.nextInt(100_000);
      if (random.nextBoolean()) {
        bits.set(from, from + length);
      } else {
        double share = random.nextDouble() * random.nextDouble();
        for (int at = from; at < from + length; at++) {
          bits.set(at, bits.get(at) || random.nextDouble() < share);
        }
      }
    }
    return bits;
  }

  static CustomerSet setOf(BitSet bits) {
    return CustomerSet.of(bits.stream().toArray());
  }

  private static BitSet changed(BitSet bits, java.util.function.Consumer<BitSet> change) {
    BitSet copy = (BitSet) bits.clone();
    change.accept(copy);
    return copy;
  }
}
