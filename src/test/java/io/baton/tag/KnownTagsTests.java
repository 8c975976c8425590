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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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

  @Test
  void shouldTakeOverWhatAnotherNodeComputed() {
    FieldIndexes here = new FieldIndexes(InstantSource.system());
    KnownTags node = start(here);
    Column before = here.current().require(TAG);
    node.look();
    assertThat(here.current().require(TAG)).as("nothing to read anew").isSameAs(before);

    store("B", CustomerSet.of(7, 8, 9));
    node.look();
    node.look();

    assertThat(counts(here)).isEqualTo(Map.of("B", 3L));
    Column taken = here.current().require(TAG);
    node.look();
    node.look();
    assertThat(here.current().require(TAG)).as("once").isSameAs(taken);
  }

  @Test
  void shouldTakeOverATagThatIsNew() {
    FieldIndexes here = new FieldIndexes(InstantSource.system());
    KnownTags node = start(here);
    book.put(new TagDraft("kt.other", "另一个", "Other", FieldType.ENUM, 0), null, null);
    node.look();
    node.look();
    assertThat(here.current().column("kt.other")).as("defined and never computed").isEmpty();

    Field field = Field.of("kt.other", FieldType.ENUM);
    book.store(
        book.find("kt.other").orElseThrow(),
        WrittenColumn.of(Column.ofSets(field, Map.of("X", CustomerSet.of(5)))));
    node.look();
    node.look();

    assertThat(here.current().require("kt.other").textAt(5)).isEqualTo("X");
  }

  /** Its own values are published when the transaction has ended, and not read back. */
  @Test
  void shouldNotReadWhatItHasStoredItself() {
    FieldIndexes here = new FieldIndexes(InstantSource.system());
    KnownTags node = start(here);
    Tag tag = book.find(TAG).orElseThrow();
    Column own = Column.ofSets(tag.field(), Map.of("C", CustomerSet.of(3)));
    new TransactionTemplate(new DataSourceTransactionManager(database))
        .executeWithoutResult(
            status -> {
              int version = book.store(tag, WrittenColumn.of(own));
              node.publishAfterCommit(List.of(new KnownTags.Computed(own, version)));
            });
    node.look();
    node.look();
    assertThat(here.current().require(TAG)).isSameAs(own);
  }

  /** A value that stands only in events has a number in the catalogue and no bytes. */
  @Test
  void shouldLeaveAloneWhatIsNotStored() {
    FieldIndexes here = new FieldIndexes(InstantSource.system());
    KnownTags node = start(here);
    book.put(new TagDraft("kt.live", "实时", "Live", FieldType.ENUM, 0), null, null);
    Column live = Column.unknown(Field.of("kt.live", FieldType.ENUM));
    here.publish(index -> index.with(live));
    book.live("kt.live", 1);
    node.look();
    node.look();
    node.look();
    assertThat(here.current().require("kt.live")).isSameAs(live);
  }

  @Test
  void shouldKeepItsValuesWhereTheStoredOnesCannotBeRead() {
    FieldIndexes here = new FieldIndexes(InstantSource.system());
    KnownTags node = start(here);
    store("B", CustomerSet.of(7));
    JdbcClient jdbc = JdbcClient.create(database);
    byte[] good = jdbc.sql("select bytes from tag_column").query(byte[].class).single();
    jdbc.sql("update tag_column set bytes = '\\x00'").update();
    node.look();
    node.look();
    assertThat(counts(here)).isEqualTo(Map.of("A", 2L));
    jdbc.sql("update tag_column set bytes = ?").param(good).update();
    node.look();
    node.look();
    assertThat(counts(here)).as("not tried again every second").isEqualTo(Map.of("A", 2L));

    store("D", CustomerSet.of(4));
    node.look();
    node.look();
    assertThat(counts(here)).isEqualTo(Map.of("D", 1L));
  }

  private void store(String city, CustomerSet customers) {
    Tag tag = book.put(new TagDraft(TAG, "城市", "City", FieldType.ENUM, 0), null, null);
    Column column = Column.ofSets(Field.of(TAG, FieldType.ENUM), Map.of(city, customers));
    book.store(tag, WrittenColumn.of(column));
  }

  private Map<String, Long> known() {
    FieldIndexes indexes = new FieldIndexes(InstantSource.system());
    start(indexes);
    return counts(indexes);
  }

  private static Map<String, Long> counts(FieldIndexes indexes) {
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
