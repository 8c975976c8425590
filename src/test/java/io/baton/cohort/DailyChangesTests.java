package io.baton.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.shared.BatonException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of single customers over columns, in memory and in a mapped file. */
class DailyChangesTests {
  @TempDir Path directory;

  @Test
  void shouldBeTheSameAsBuildingAnewFromTheChangedRows() throws Exception {
    UUID store = UUID.randomUUID();
    for (int perBlock : new int[] {400, 8000}) {
      RandomCustomers before = new RandomCustomers(new Random(1), 3, perBlock);
      RandomCustomers news = new RandomCustomers(new Random(2), 4, 150);
      for (Field field : RandomCustomers.FIELDS) {
        Column base = before.index().require(field.code());
        Path file = directory.resolve(field.code());
        SnapshotFile.write(file, store, List.of(new SnapshotFile.Stored(base, "1")));
        Column mapped = SnapshotFile.open(file, store).column(field, "1").orElseThrow();
        Map<Integer, List<String>> changes = new HashMap<>();
        Column update = news.index().require(field.code());
        news.rows.keySet().forEach(id -> changes.put(id, update.textsAt(id)));

        byte[] expected = anew(field, base, changes).toBytes();

        assertThat(base.with(changes).toBytes()).isEqualTo(expected);
        assertThat(mapped.with(changes).toBytes()).isEqualTo(expected);
        assertThat(mapped.toBytes()).as("what there was stays").isEqualTo(base.toBytes());
      }
    }
  }

  @Test
  void shouldRefuseAValueThatDoesNotFit() {
    Column age = Column.unknown(Field.number("age", 0));
    assertThatThrownBy(() -> age.with(Map.of(1, List.of("old"))))
        .isInstanceOf(BatonException.class);
    assertThatThrownBy(() -> age.with(Map.of(1, List.of("1", "2"))))
        .isInstanceOf(BatonException.class);
    Column vip = Column.unknown(Field.of("vip", FieldType.BOOLEAN));
    assertThatThrownBy(() -> vip.with(Map.of(1, List.of("yes"))))
        .isInstanceOf(BatonException.class);
  }

  /**
   * Every published version moves the same customers from one value to the next, so that a reader
   * who mixed two versions would count too many or too few.
   */
  @Test
  void shouldShowEveryReaderOneVersionWhileItIsChanged() throws Exception {
    FieldIndexes indexes = new FieldIndexes(InstantSource.system());
    int customers = 200_000;
    Column start =
        Column.ofSets(
            Field.of("stage", FieldType.ENUM), Map.of("s0", CustomerSet.range(0, customers)));
    indexes.publish(index -> index.withEveryone(CustomerSet.range(0, customers)).with(start));
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(2);
    List<Future<Long>> reads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      reads.add(readers.submit(() -> read(indexes, customers, done)));
    }
    Random random = new Random(3);
    for (int version = 1; version <= 60; version++) {
      Map<Integer, List<String>> changes = new HashMap<>();
      String stage = "s" + version;
      random.ints(200, 0, customers).forEach(id -> changes.put(id, List.of(stage)));
      indexes.change("stage", changes);
    }
    done.set(true);
    readers.shutdown();
    for (Future<Long> read : reads) {
      assertThat(read.get()).as("versions a reader has seen").isPositive();
    }
    assertThat(indexes.current().require("stage").values()).hasSizeGreaterThan(50);
  }

  private static long read(FieldIndexes indexes, int customers, AtomicBoolean done) {
    long reads = 0;
    do {
      FieldIndex index = indexes.current();
      Distribution stages =
          Distributions.of(index, List.of(Distributions.Wanted.of("stage")), index.everyone())
              .get(0);
      long total = stages.values().stream().mapToLong(Column.ValueCount::count).sum();
      if (total != customers || stages.nulls() != 0) {
        throw new AssertionError("a mixture of versions: " + total);
      }
      reads++;
    } while (!done.get());
    return reads;
  }

  private static Column anew(Field field, Column base, Map<Integer, List<String>> changes) {
    ColumnBuilder builder = ColumnBuilder.of(field);
    base.exists()
        .forEach(
            id -> {
              if (!changes.containsKey(id)) {
                base.textsAt(id).forEach(text -> builder.put(id, text));
              }
            });
    changes.forEach((id, texts) -> texts.forEach(text -> builder.put(id, text)));
    return builder.build();
  }
}
