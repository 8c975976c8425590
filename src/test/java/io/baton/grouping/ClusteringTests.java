package io.baton.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.grouping.Clustering.Cluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roaringbitmap.RoaringBitmap;

/** Clusters are planted among customers and looked for without being told. */
class ClusteringTests {
  private static final int CUSTOMERS = 60_000;
  private static final List<String> TAGS = List.of("a", "b", "c", "amount", "job", "app", "noise");

  private record Bank(FieldIndex index, CustomerSet everyone, int[] planted) {}

  /** Five kinds of customers of different sizes; one tag says nothing, some values are missing. */
  private static Bank bank(long seed) {
    Random random = new Random(seed);
    int[] planted = new int[CUSTOMERS];
    double[][] centres = {{0, 0, 0}, {4, 0, 1}, {0, 5, 4}, {5, 5, 0}, {-4, 3, -3}};
    double[] amounts = {3, 6, 3, 8, 5};
    long[][] numbers = new long[5][CUSTOMERS];
    RoaringBitmap known = new RoaringBitmap();
    ColumnBuilder job = ColumnBuilder.of(Field.of("job", FieldType.ENUM));
    ColumnBuilder app = ColumnBuilder.of(Field.of("app", FieldType.BOOLEAN));
    for (int i = 0; i < CUSTOMERS; i++) {
      double drawn = random.nextDouble();
      int kind = drawn < 0.35 ? 0 : drawn < 0.6 ? 1 : drawn < 0.8 ? 2 : drawn < 0.92 ? 3 : 4;
      planted[i] = kind;
      for (int d = 0; d < 3; d++) {
        numbers[d][i] = Math.round(100 * (centres[kind][d] + random.nextGaussian()));
      }
      numbers[3][i] = Math.round(Math.exp(amounts[kind] + random.nextGaussian()));
      numbers[4][i] = random.nextInt(1_000);
      if (random.nextInt(20) > 0) {
        known.add(i);
      }
      job.put(i, "j" + (random.nextInt(10) < 7 ? kind : random.nextInt(5)));
      app.put(i, Boolean.toString(random.nextInt(10) < (kind % 2 == 0 ? 2 : 8)));
    }
    CustomerSet everyone = CustomerSet.range(0, CUSTOMERS);
    List<Column> columns = new ArrayList<>(List.of(job.build(), app.build()));
    List<String> names = List.of("a", "b", "c", "amount", "noise");
    for (int c = 0; c < names.size(); c++) {
      columns.add(
          Column.ofNumbers(
              Field.number(names.get(c), 0),
              numbers[c],
              c == 0 ? CustomerSet.ofBitmap(known) : everyone));
    }
    return new Bank(
        FieldIndex.empty(Instant.EPOCH).withEveryone(everyone).with(columns.toArray(Column[]::new)),
        everyone,
        planted);
  }

  private static List<Cluster> clusters(Bank bank, long seed) {
    return Clustering.of(
        Clustering.features(bank.index(), TAGS, bank.everyone()),
        bank.everyone(),
        5,
        seed,
        Progress.UNTOLD);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void shouldRecoverPlantedClusters(long seed) {
    Bank bank = bank(seed);

    List<Cluster> found = clusters(bank, 7);

    assertThat(found).hasSize(5);
    CustomerSet all = CustomerSet.empty();
    int[] of = new int[CUSTOMERS];
    for (int c = 0; c < found.size(); c++) {
      assertThat(found.get(c).members().intersects(all)).isFalse();
      all = all.or(found.get(c).members());
      int cluster = c;
      found.get(c).members().forEach(id -> of[id] = cluster);
    }
    assertThat(all).isEqualTo(bank.everyone());
    assertThat(adjustedRand(of, bank.planted())).as("seed %d", seed).isGreaterThan(0.8);
  }

  @Test
  void shouldFindTheSameAgainAndNothingWhereNothingIs() {
    Bank bank = bank(1);
    List<String> once = hashes(clusters(bank, 7));
    assertThat(hashes(clusters(bank, 7))).isEqualTo(once);

    Random random = new Random(3);
    int[] shuffled = IntStream.range(0, CUSTOMERS).map(i -> random.nextInt(5)).toArray();
    assertThat(adjustedRand(shuffled, bank.planted())).isBetween(-0.01, 0.01);
    assertThat(adjustedRand(bank.planted(), bank.planted())).isEqualTo(1);
  }

  private static List<String> hashes(List<Cluster> clusters) {
    return clusters.stream().map(cluster -> cluster.members().hash()).toList();
  }

  /** Hubert and Arabie (1985), from the table of both divisions. */
  private static double adjustedRand(int[] one, int[] other) {
    long[][] table = new long[5][5];
    for (int i = 0; i < one.length; i++) {
      table[one[i]][other[i]]++;
    }
    double cells = 0;
    double rows = 0;
    double columns = 0;
    for (int i = 0; i < 5; i++) {
      long row = 0;
      long column = 0;
      for (int j = 0; j < 5; j++) {
        cells += pairs(table[i][j]);
        row += table[i][j];
        column += table[j][i];
      }
      rows += pairs(row);
      columns += pairs(column);
    }
    double expected = rows * columns / pairs(one.length);
    return (cells - expected) / ((rows + columns) / 2 - expected);
  }

  private static double pairs(long of) {
    return of * (of - 1) / 2.0;
  }
}
