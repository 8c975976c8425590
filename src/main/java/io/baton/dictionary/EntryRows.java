package io.baton.dictionary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes entries as rows, in batches, sorted, so that two loads wait for each other and never
 * deadlock. What the dictionary says already is not written again.
 */
final class EntryRows {
  private static final int BATCH = 20_000;

  private final JdbcClient jdbc;
  private final EntrySearch search;
  private final int dictionary;
  private final Map<String, Entry> batch = new LinkedHashMap<>();
  private long added;
  private long changed;

  EntryRows(JdbcClient jdbc, EntrySearch search, int dictionary) {
    this.jdbc = jdbc;
    this.search = search;
    this.dictionary = dictionary;
  }

  /** Of two entries with one code the later is kept. */
  void take(Entry entry) {
    batch.put(entry.code(), entry);
    if (batch.size() == BATCH) {
      write();
    }
  }

  Changes finish() {
    write();
    return new Changes(added, changed);
  }

  private void write() {
    if (batch.isEmpty()) {
      return;
    }
    int asked = batch.size();
    List<Entry> known = search.named(dictionary, batch.keySet());
    known.forEach(entry -> batch.remove(entry.code(), entry));
    List<Entry> news = List.copyOf(batch.values());
    added += asked - known.size();
    changed += news.size() - (asked - known.size());
    batch.clear();
    jdbc.sql(
            """
            INSERT INTO dictionary_entry (dictionary, code, name_zh, name_en)
            SELECT :dictionary, code, name_zh, name_en
            FROM unnest(:codes, :zh, :en) AS e (code, name_zh, name_en) ORDER BY code COLLATE "C"
            ON CONFLICT (dictionary, code) DO UPDATE
            SET name_zh = excluded.name_zh, name_en = excluded.name_en\
            """)
        .param("dictionary", dictionary)
        .param("codes", news.stream().map(Entry::code).toArray(String[]::new))
        .param("zh", news.stream().map(Entry::nameZh).toArray(String[]::new))
        .param("en", news.stream().map(Entry::nameEn).toArray(String[]::new))
        .update();
  }
}
