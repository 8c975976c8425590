package io.baton.tag;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.cohort.Snapshots;
import io.baton.cohort.WrittenColumn;
import io.baton.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a node knows after it starts, whatever has become of its snapshot file. */
class KnownTagsTests {
  private static final String TAG = "kt.city";

  @TempDir Path data;

  private HikariDataSource database;
  private TagBook book;

  @BeforeEach
  void compute() {
    database = TestPostgres.freshDataSource();
    book = new TagBook(JdbcClient.create(database), new JdbcTemplate(database));
    store("A", CustomerSet.of(1, 2));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void shouldStartFromTheSnapshotWithoutReadingTheDatabase() {
    start().writeSnapshot();
    assertThat(file()).exists();
    // The values are gone from the database, so what is known comes out of the file.
    JdbcClient.create(database).sql("delete from tag_column").update();
    assertThat(known()).isEqualTo(Map.of("A", 2L));
  }

  @Test
  void shouldReadFromTheDatabaseWhatWasComputedSince() {
    start().writeSnapshot();
    store("B", CustomerSet.of(7, 8, 9));
    assertThat(known()).isEqualTo(Map.of("B", 3L));
  }

  @Test
  void shouldReadFromTheDatabaseWhereTheSnapshotIsDamaged() throws IOException {
    start().writeSnapshot();
    byte[] bytes = Files.readAllBytes(file());
    bytes[bytes.length / 3] ^= 1;
    Files.write(file(), bytes);
    assertThat(known()).isEqualTo(Map.of("A", 2L));
    start().writeSnapshot();
    JdbcClient.create(database).sql("delete from tag_column").update();
    assertThat(known()).as("written anew").isEqualTo(Map.of("A", 2L));
  }

  @Test
  void shouldNotBelieveTheSnapshotOfAnotherDatabase() throws IOException {
    start().writeSnapshot();
    Path kept = Files.move(file(), data.resolve("kept"));
    close();
    compute();
    store("B", CustomerSet.of(7, 8, 9));
    Files.move(kept, file(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(known()).isEqualTo(Map.of("B", 3L));
  }

  @Test
  void shouldWriteTheSnapshotWhenTheNodeStops() {
    KnownTags tags = start();
    tags.destroy();
    assertThat(file()).exists();
  }

  private void store(String city, CustomerSet customers) {
    Tag tag = book.put(new TagDraft(TAG, "城市", "City", FieldType.ENUM, 0), null, null);
    Column column = Column.ofSets(Field.of(TAG, FieldType.ENUM), Map.of(city, customers));
    book.store(tag, WrittenColumn.of(column));
  }

  private Map<String, Long> known() {
    FieldIndexes indexes = new FieldIndexes(InstantSource.system());
    start(indexes);
    Column column = indexes.current().column(TAG).orElseThrow();
    Column.ValueCount only = column.values().get(0);
    return Map.of(only.value(), only.count());
  }

  private KnownTags start() {
    return start(new FieldIndexes(InstantSource.system()));
  }

  private KnownTags start(FieldIndexes indexes) {
    JdbcClient jdbc = JdbcClient.create(database);
    KnownTags tags = new KnownTags(book, indexes, new Snapshots(data, jdbc));
    tags.afterSingletonsInstantiated();
    return tags;
  }

  private Path file() {
    return data.resolve("index").resolve("columns.snapshot");
  }
}
