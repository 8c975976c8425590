package io.baton.dictionary;

import io.baton.access.Audit;
import io.baton.dictionary.Dictionary.Stage;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads entries: a few as rows, many as blocks. Each load is one transaction; until it commits
 * everybody finds what was there before.
 */
@Component
class Loads {
  /** So many, or so great a part of the dictionary, are worth writing all of it anew. */
  private static final long MANY = 100_000;

  private static final int PART = 50;
  private static final int TOLD = 1 << 14;

  private final JdbcClient jdbc;
  private final EntrySearch search;
  private final Folding folding;
  private final LoadNotes notes;
  private final Audit audit;
  private final TransactionTemplate transaction;

  Loads(
      JdbcClient jdbc,
      EntrySearch search,
      Folding folding,
      LoadNotes notes,
      Audit audit,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.search = search;
    this.folding = folding;
    this.notes = notes;
    this.audit = audit;
    this.transaction = transaction;
  }

  Loaded list(String code, List<? extends @Nullable Entry> entries) {
    return inTransaction(
        code,
        dictionary -> {
          LineReport report = new LineReport();
          EntryRows rows = new EntryRows(jdbc, search, dictionary);
          for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (report.takes("/entries/", i, entry) && entry != null) {
              rows.take(entry);
            }
          }
          return report.with(rows.finish());
        });
  }

  /** Reads and sorts the file first: nobody waits for that. */
  Loaded file(String code, InputStream file) {
    LineReport report = new LineReport();
    try (LoadNotes.Note note = notes.begin(code);
        SortedLines lines = folding.sorter(EntryLine.BY_CODE)) {
      CsvEntries.read(
          file,
          (number, entry) -> {
            if (report.takes("line ", number, entry)) {
              lines.add(EntryLine.of(entry));
            }
            if (report.lines() % TOLD == 0) {
              note.at(Stage.LINES, report.lines(), null);
            }
          });
      return inTransaction(
          code,
          dictionary ->
              report.with(
                  many(dictionary, lines.size())
                      ? folding.fold(dictionary, lines.sorted(), note)
                      : rows(dictionary, lines.sorted())));
    }
  }

  private boolean many(int dictionary, long lines) {
    long rows =
        jdbc.sql("SELECT count(*) FROM dictionary_entry WHERE dictionary = :dictionary")
            .param("dictionary", dictionary)
            .query(Long.class)
            .single();
    long entries =
        jdbc.sql("SELECT entries FROM dictionary_dictionary WHERE id = :dictionary")
            .param("dictionary", dictionary)
            .query(Long.class)
            .single();
    return rows + lines > Math.max(MANY, entries / PART);
  }

  private Changes rows(int dictionary, Iterator<byte[]> lines) {
    EntryRows rows = new EntryRows(jdbc, search, dictionary);
    lines.forEachRemaining(line -> rows.take(EntryLine.entry(line)));
    return rows.finish();
  }

  private interface Load {
    Loaded into(int dictionary);
  }

  private Loaded inTransaction(String code, Load load) {
    return java.util.Objects.requireNonNull(
        transaction.execute(
            status -> {
              Loaded loaded = load.into(lock(code));
              jdbc.sql(
                      """
                      UPDATE dictionary_dictionary
                      SET entries = entries + :added, updated_at = clock_timestamp()
                      WHERE code = :code\
                      """)
                  .param("added", loaded.added())
                  .param("code", code)
                  .update();
              audit.record(
                  "DICTIONARY_LOADED",
                  "dictionary:" + code,
                  Map.of(
                      "added", loaded.added(),
                      "changed", loaded.changed(),
                      "refused", loaded.refused()));
              return loaded;
            }));
  }

  /**
   * Loads of one dictionary wait for each other.
   *
   * @throws io.baton.shared.BatonException DICTIONARY_UNKNOWN
   */
  int lock(String code) {
    return jdbc.sql("SELECT id FROM dictionary_dictionary WHERE code = :code FOR UPDATE")
        .param("code", code)
        .query(Integer.class)
        .optional()
        .orElseThrow(() -> Dictionaries.unknown(code));
  }
}
