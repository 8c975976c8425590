package io.baton.dictionary;

import io.baton.dictionary.Dictionary.Stage;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Writes a dictionary anew as blocks: those it had, the rows that came since and a file's lines,
 * merged by code, and then its names in their order. All of it in the caller's transaction: until
 * that commits everybody reads the blocks there were, and afterwards these.
 */
@Component
class Folding {
  private static final long BUDGET = 32L << 20;
  private static final int TOLD = 1 << 14;

  /** Where lines of the dictionary itself are among the sources; the file's come after them. */
  private static final int ROWS = 1;

  private final JdbcClient jdbc;
  private final DataSource dataSource;
  private final Blocks blocks;
  private final Path directory;

  Folding(
      JdbcClient jdbc, DataSource dataSource, Blocks blocks, @Value("${baton.data}") Path data) {
    this.jdbc = jdbc;
    this.dataSource = dataSource;
    this.blocks = blocks;
    this.directory = data.toAbsolutePath().normalize().resolve("dictionary-loads");
  }

  /** What a load left behind that was killed. */
  @PostConstruct
  void tidy() {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> runs = Files.list(directory)) {
      for (Path run : runs.toList()) {
        Files.delete(run);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sorts below the data directory, whose disk is large enough for the data. */
  SortedLines sorter(Comparator<byte[]> order) {
    return new SortedLines(directory, order, BUDGET);
  }

  Changes fold(int dictionary, Iterator<byte[]> file, LoadNotes.Note note) {
    Optional<Long> before = blocks.edition(dictionary);
    long edition = jdbc.sql("SELECT nextval('dictionary_edition')").query(Long.class).single();
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try (Stream<byte[]> old = before.map(blocks::entries).orElse(Stream.empty());
        Stream<byte[]> rows = rows(dictionary);
        SortedLines chinese = sorter(Arrays::compareUnsigned);
        SortedLines english = sorter(Arrays::compareUnsigned);
        BlockCopy copy = new BlockCopy(connection, edition)) {
      Merge merge = new Merge(List.of(old.iterator(), rows.iterator(), file), EntryLine.BY_CODE);
      Settled settled = new Settled(copy, chinese, english, note);
      while (merge.hasNext()) {
        byte[] line = merge.next();
        settled.take(line, merge.source() <= ROWS);
      }
      settled.settle();
      write(copy, Blocks.BY_NAME_ZH, chinese, Stage.CHINESE_NAMES, note);
      write(copy, Blocks.BY_NAME_EN, english, Stage.ENGLISH_NAMES, note);
      copy.finish();
      before.ifPresent(blocks::remove);
      jdbc.sql("DELETE FROM dictionary_entry WHERE dictionary = :dictionary")
          .param("dictionary", dictionary)
          .update();
      jdbc.sql("UPDATE dictionary_dictionary SET edition = :edition WHERE id = :dictionary")
          .param("edition", edition)
          .param("dictionary", dictionary)
          .update();
      return new Changes(settled.added, settled.changed);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private Stream<byte[]> rows(int dictionary) {
    return jdbc
        .sql(
            """
            SELECT code, name_zh, name_en FROM dictionary_entry
            WHERE dictionary = :dictionary ORDER BY code\
            """)
        .withFetchSize(10_000)
        .param("dictionary", dictionary)
        .query(
            (row, n) ->
                EntryLine.of(new Entry(row.getString(1), row.getString(2), row.getString(3))))
        .stream();
  }

  private static void write(
      BlockCopy copy, int ordering, SortedLines names, Stage stage, LoadNotes.Note note) {
    long done = 0;
    for (Iterator<byte[]> sorted = names.sorted(); sorted.hasNext(); done++) {
      copy.add(ordering, sorted.next());
      if (done % TOLD == 0) {
        note.at(stage, done, names.size());
      }
    }
  }

  /** Of the lines of one code, one after the other, the last is kept. */
  private static final class Settled {
    private final BlockCopy copy;
    private final SortedLines chinese;
    private final SortedLines english;
    private final LoadNotes.Note note;
    private byte @Nullable [] known;
    private byte @Nullable [] last;
    private long entries;
    private long added;
    private long changed;

    Settled(BlockCopy copy, SortedLines chinese, SortedLines english, LoadNotes.Note note) {
      this.copy = copy;
      this.chinese = chinese;
      this.english = english;
      this.note = note;
    }

    void take(byte[] line, boolean fromDictionary) {
      if (last != null && EntryLine.BY_CODE.compare(last, line) != 0) {
        settle();
      }
      known = fromDictionary ? line : known;
      last = line;
    }

    void settle() {
      byte[] line = last;
      if (line == null) {
        return;
      }
      if (known == null) {
        added++;
      } else if (!Arrays.equals(known, line)) {
        changed++;
      }
      copy.add(Blocks.BY_CODE, line);
      chinese.add(EntryLine.byChineseName(line));
      byte[] byEnglishName = EntryLine.byEnglishName(line);
      if (byEnglishName != null) {
        english.add(byEnglishName);
      }
      if (entries++ % TOLD == 0) {
        note.at(Stage.ENTRIES, entries, null);
      }
      known = null;
      last = null;
    }
  }
}
