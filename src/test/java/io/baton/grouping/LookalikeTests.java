package io.baton.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roaringbitmap.RoaringBitmap;

/** A pattern is planted among many customers; a part of those who have it is the seed. */
class LookalikeTests {
  /** Some of the tags differ in those who have the pattern; the others are the same for all. */
  private static final List<String> TELLING = List.of("n0", "n1", "e0", "b0", "m0");

  /** Those who have the pattern, and what is known of everybody. */
  private record Bank(FieldIndex index, CustomerSet everyone, CustomerSet pattern) {}

  private static Bank bank(int customers, int withPattern, long seed) {
    Random random = new Random(seed);
    RoaringBitmap pattern = new RoaringBitmap();
    while (pattern.getCardinality() < withPattern) {
      pattern.add(random.nextInt(customers));
    }
    CustomerSet everyone = CustomerSet.range(0, customers);
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < 12; c++) {
      boolean telling = c < 2;
      long[] values = new long[customers];
      RoaringBitmap known = new RoaringBitmap();
      for (int i = 0; i < customers; i++) {
        if (random.nextInt(12) > 0) {
          known.add(i);
          double shift = telling && pattern.contains(i) ? 1.2 : 0;
          values[i] = Math.round(100 * (random.nextGaussian() + shift));
        }
      }
      columns.add(Column.ofNumbers(Field.number("n" + c, 2), values, CustomerSet.ofBitmap(known)));
    }
    for (int c = 0; c < 6; c++) {
      ColumnBuilder texts = ColumnBuilder.of(Field.of("e" + c, FieldType.ENUM));
      ColumnBuilder truths = ColumnBuilder.of(Field.of("b" + c, FieldType.BOOLEAN));
      ColumnBuilder many = ColumnBuilder.of(Field.of("m" + c, FieldType.MULTI));
      for (int i = 0; i < customers; i++) {
        boolean has = c == 0 && pattern.contains(i);
        texts.put(i, "v" + (has && random.nextInt(3) > 0 ? 7 : random.nextInt(8)));
        truths.put(i, Boolean.toString(random.nextInt(10) < (has ? 6 : 2)));
        many.put(i, random.nextInt(10) < (has ? 5 : 1) ? "x;y" : random.nextBoolean() ? "y" : "z");
      }
      columns.add(texts.build());
      columns.add(truths.build());
      columns.add(many.build());
    }
    FieldIndex index =
        FieldIndex.empty(Instant.EPOCH).withEveryone(everyone).with(columns.toArray(Column[]::new));
    return new Bank(index, everyone, CustomerSet.ofBitmap(pattern));
  }

  private static CustomerSet some(CustomerSet of, int count, long seed) {
    int[] ids = of.toArray();
    Random random = new Random(seed);
    for (int i = ids.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = ids[i];
      ids[i] = ids[j];
      ids[j] = swap;
    }
    return CustomerSet.of(Arrays.copyOf(ids, count));
  }

  private static List<String> tags(FieldIndex index) {
    return index.fields().stream().map(Field::code).sorted().toList();
  }

  /**
   * In the first bank of 100,000 an expansion to 50,000 could never be three times as good as
   * chance, because it is half of all: there it is to 10,000, and to 50,000 in a bank ten times as
   * large.
   */
  @ParameterizedTest
  @CsvSource({
    "100000, 10000, 10000, 1", "100000, 10000, 10000, 2", "100000, 10000, 10000, 3",
    "100000, 10000, 10000, 4", "100000, 10000, 10000, 5", "1000000, 55000, 50000, 6",
  })
  void shouldFindThoseLikeTheSeedThreeTimesMoreOftenThanChance(
      int size, int withPattern, int count, long random) {
    Bank bank = bank(size, withPattern, random);
    CustomerSet seed = some(bank.pattern(), 5_000, random);
    CustomerSet candidates = bank.everyone().minus(seed);
    Expansion expansion = new Expansion(bank.index(), seed, candidates, Progress.UNTOLD);

    List<Evidence> evidence = expansion.evidence(tags(bank.index()), 5, 30);
    CustomerSet found = expansion.choose(evidence, count, LookalikeTests::keys).members();

    assertThat(found.size()).isEqualTo(count);
    assertThat(found.intersects(seed)).isFalse();
    double precision = (double) found.and(bank.pattern()).size() / count;
    double chance = (double) candidates.and(bank.pattern()).size() / candidates.size();
    assertThat(precision / chance).as("seed %d, base rate %f", random, chance).isGreaterThan(3);
    assertThat(evidence.stream().map(each -> each.field().code()))
        .as("tags that differ, and no others")
        .containsExactlyInAnyOrderElementsOf(TELLING);
  }

  @Test
  void shouldKeepNoTagWhereTheSeedIsDrawnFromAll() {
    for (long random = 1; random <= 5; random++) {
      Bank bank = bank(20_000, 0, random);
      CustomerSet seed = some(bank.everyone(), 2_000, random);
      Expansion expansion =
          new Expansion(bank.index(), seed, bank.everyone().minus(seed), Progress.UNTOLD);
      assertThat(expansion.evidence(tags(bank.index()), 5, 30)).as("seed %d", random).isEmpty();
    }
  }

  /** Customer by customer, over the values and not over sets. */
  @Test
  void shouldGiveEveryCustomerTheSumOfTheWeightsOfHisValues() {
    Bank bank = bank(6_000, 900, 11);
    CustomerSet seed = some(bank.pattern(), 400, 11);
    CustomerSet candidates = bank.everyone().minus(seed);
    Expansion expansion = new Expansion(bank.index(), seed, candidates, Progress.UNTOLD);
    List<Evidence> evidence = expansion.evidence(tags(bank.index()), 0, 100);

    int[] scores = expansion.scores(evidence);

    candidates.forEach(id -> assertThat(scores[id]).isEqualTo(slowScore(bank, evidence, id)));
  }

  private static int slowScore(Bank bank, List<Evidence> evidence, int id) {
    int sum = 0;
    for (Evidence tag : evidence) {
      Column column = bank.index().require(tag.field().code());
      List<String> texts = column.textsAt(id);
      for (int i = 0; i < tag.slots().size(); i++) {
        if (holds(tag.slots().get(i), texts)) {
          sum += tag.weights()[i];
        }
      }
    }
    return sum;
  }

  private static boolean holds(Slots.Slot slot, List<String> texts) {
    if (slot.missing() || texts.isEmpty()) {
      return slot.missing() && texts.isEmpty();
    }
    if (slot.value() != null) {
      return texts.contains(slot.value());
    }
    double value = Double.parseDouble(texts.get(0));
    String from = slot.from();
    String to = slot.to();
    return (from == null || value >= Double.parseDouble(from))
        && (to == null || value < Double.parseDouble(to));
  }

  @Test
  void shouldBreakTiesByTheKeyWhateverTheOrderOfIds() {
    int customers = 1_000;
    ColumnBuilder truths = ColumnBuilder.of(Field.of("t", FieldType.BOOLEAN));
    IntStream.range(0, customers).forEach(i -> truths.put(i, Boolean.toString(i < 500)));
    CustomerSet everyone = CustomerSet.range(0, customers);
    FieldIndex index = FieldIndex.empty(Instant.EPOCH).withEveryone(everyone).with(truths.build());
    CustomerSet seed = CustomerSet.range(0, 100);
    Expansion expansion = new Expansion(index, seed, everyone.minus(seed), Progress.UNTOLD);
    List<Evidence> evidence = expansion.evidence(List.of("t"), 5, 30);
    Map<Integer, String> keys = new HashMap<>();
    Random random = new Random(5);
    for (int i = 0; i < customers; i++) {
      keys.put(i, "%08d%d".formatted(random.nextInt(100_000_000), i));
    }

    Expansion.Chosen chosen =
        expansion.choose(
            evidence, 150, (set, each) -> set.forEach(id -> each.accept(keys.get(id), id)));

    List<Integer> expected =
        IntStream.range(100, 500)
            .boxed()
            .sorted((a, b) -> String.valueOf(keys.get(a)).compareTo(String.valueOf(keys.get(b))))
            .limit(150)
            .sorted()
            .toList();
    assertThat(IntStream.of(chosen.members().toArray()).boxed().toList()).isEqualTo(expected);
    assertThat(chosen.tied()).isEqualTo(400);
    assertThat(chosen.tiedTaken()).isEqualTo(150);
    assertThat(expansion.choose(evidence, 5_000, LookalikeTests::keys).members())
        .isEqualTo(everyone.minus(seed));
  }

  private static void keys(CustomerSet set, java.util.function.ObjIntConsumer<String> each) {
    set.forEach(id -> each.accept("K%09d".formatted(id), id));
  }
}
