package io.baton.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is mapped answers as what was written, and nothing else is ever opened. */
class SnapshotFileTests {
  private static final UUID STORE = UUID.fromString("00000000-0000-4000-8000-000000000001");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {300, 65_536})
  void shouldAnswerRulesAsTheColumnsItWasWrittenFrom(int perBlock) throws Exception {
    RandomCustomers customers = new RandomCustomers(new Random(5), 3, perBlock);
    FieldIndex mapped = indexOf(SnapshotFile.open(write(customers), STORE), customers);
    for (int i = 0; i < 100; i++) {
      Rule rule = customers.rule(3);
      assertThat(RuleCompiler.compile(rule, mapped).members())
          .as(rule.toJson())
          .isEqualTo(RuleCompiler.compile(rule, customers.index()).members());
    }
    for (Field field : RandomCustomers.FIELDS) {
      Column column = mapped.column(field.code()).orElseThrow();
      Column original = customers.index().column(field.code()).orElseThrow();
      assertThat(column.toBytes()).isEqualTo(original.toBytes());
      assertThat(column.values()).isEqualTo(original.values());
      assertThat(column.extent()).isEqualTo(original.extent());
      customers.rows.keySet().stream()
          .limit(500)
          .forEach(id -> assertThat(column.textAt(id)).isEqualTo(original.textAt(id)));
    }
  }

  @Test
  void shouldGiveOutOnlyTheComputationAskedFor() throws Exception {
    RandomCustomers customers = new RandomCustomers(new Random(5), 1, 100);
    SnapshotFile file = SnapshotFile.open(write(customers), STORE);
    assertThat(file.column(Field.number("age", 0), "7")).isPresent();
    assertThat(file.column(Field.number("age", 0), "8")).isEmpty();
    assertThat(file.column(Field.number("age", 2), "7")).as("another scale").isEmpty();
    assertThat(file.column(Field.of("nope", FieldType.DATE), "7")).isEmpty();
  }

  @Test
  void shouldRefuseTheFileOfAnotherStore() throws Exception {
    Path file = write(new RandomCustomers(new Random(5), 1, 100));
    assertUnusable(file, UUID.randomUUID());
  }

  @Test
  void shouldRefuseAFileWithAnyByteChanged() throws Exception {
    Path file = write(new RandomCustomers(new Random(6), 1, 30));
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      // The first hundred hit the header and what comes right after it.
      int place = i < 100 ? i % 64 : random.nextInt(bad.length);
      bad[place] ^= (byte) (1 + random.nextInt(255));
      if (place >= 48 && place < 64) {
        continue; // reserved, and not covered by a checksum
      }
      Files.write(file, bad);
      assertUnusable(file, STORE);
    }
  }

  @Test
  void shouldRefuseAFileThatIsCutShortOrIsNone() throws Exception {
    Path file = write(new RandomCustomers(new Random(6), 1, 30));
    byte[] good = Files.readAllBytes(file);
    for (int length : new int[] {0, 10, 63, 64, good.length / 2, good.length - 1}) {
      Files.write(file, Arrays.copyOf(good, length));
      assertUnusable(file, STORE);
    }
    Files.write(file, Arrays.copyOf(good, good.length + 8));
    assertUnusable(file, STORE);
    Files.writeString(file, "a text of some length, which is certainly no snapshot of anything");
    assertUnusable(file, STORE);
  }

  @Test
  void shouldLeaveTheOldFileToThoseWhoReadIt() throws Exception {
    RandomCustomers customers = new RandomCustomers(new Random(5), 2, 5000);
    FieldIndex mapped = indexOf(SnapshotFile.open(write(customers), STORE), customers);
    write(new RandomCustomers(new Random(9), 1, 10));
    Rule rule = customers.rule(3);
    assertThat(RuleCompiler.compile(rule, mapped).members()).isEqualTo(customers.matching(rule));
    assertThat(directory.toFile().list()).containsExactly("columns.snapshot");
  }

  private static void assertUnusable(Path file, UUID store) {
    assertThatThrownBy(() -> SnapshotFile.open(file, store))
        .isInstanceOf(SnapshotFile.Unusable.class);
  }

  private Path write(RandomCustomers customers) throws IOException {
    Path file = directory.resolve("columns.snapshot");
    List<SnapshotFile.Stored> columns = new ArrayList<>();
    for (Field field : RandomCustomers.FIELDS) {
      Column column = customers.index().column(field.code()).orElseThrow();
      columns.add(new SnapshotFile.Stored(column, "7"));
    }
    SnapshotFile.write(file, STORE, columns);
    return file;
  }

  private static FieldIndex indexOf(SnapshotFile file, RandomCustomers customers) {
    return RuleCompilerTests.indexOf(
            0, file.columns().stream().map(SnapshotFile.Stored::column).toArray(Column[]::new))
        .withEveryone(customers.index().everyone());
  }
}
