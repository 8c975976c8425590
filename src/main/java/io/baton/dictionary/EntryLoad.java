package io.baton.dictionary;

import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes entries in batches, sorted, so that two loads wait for each other and never deadlock. */
final class EntryLoad {
  private static final int BATCH = 20_000;
  private static final int SHOWN = 20;

  private final JdbcClient jdbc;
  private final int dictionary;
  private final Map<String, Entry> batch = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private long lines;
  private long added;
  private long changed;
  private long refused;

  EntryLoad(JdbcClient jdbc, int dictionary) {
    this.jdbc = jdbc;
    this.dictionary = dictionary;
  }

  /** Of two entries with one code the later is kept. */
  void take(String place, @Nullable Entry entry) {
    lines++;
    String fault = entry == null ? "no entry" : entry.fault();
    if (fault != null || entry == null) {
      refused++;
      if (findings.size() < SHOWN && fault != null) {
        findings.add(new Finding(place, DictionaryError.DICTIONARY_INVALID.name(), fault));
      }
      return;
    }
    batch.put(entry.code(), entry);
    if (batch.size() == BATCH) {
      write();
    }
  }

  Loaded finish() {
    write();
    return new Loaded(lines, added, changed, refused, findings);
  }

  private void write() {
    if (batch.isEmpty()) {
      return;
    }
    List<Entry> entries = List.copyOf(batch.values());
    batch.clear();
    // A row that was just made has no deleting transaction yet; an updated one has had one.
    jdbc.sql(
            """
            WITH written AS (
              INSERT INTO dictionary_entry AS old (dictionary, code, name_zh, name_en)
              SELECT :dictionary, code, name_zh, name_en
              FROM unnest(:codes, :zh, :en) AS e (code, name_zh, name_en) ORDER BY code COLLATE "C"
              ON CONFLICT (dictionary, code) DO UPDATE
              SET name_zh = excluded.name_zh, name_en = excluded.name_en
              WHERE (old.name_zh, old.name_en) IS DISTINCT FROM (excluded.name_zh, excluded.name_en)
              RETURNING old.xmax = 0 AS made)
            SELECT count(*) FILTER (WHERE made), count(*) FILTER (WHERE NOT made) FROM written""")
        .param("dictionary", dictionary)
        .param("codes", entries.stream().map(Entry::code).toArray(String[]::new))
        .param("zh", entries.stream().map(Entry::nameZh).toArray(String[]::new))
        .param("en", entries.stream().map(Entry::nameEn).toArray(String[]::new))
        .query(
            row -> {
              added += row.getLong(1);
              changed += row.getLong(2);
            });
  }
}
