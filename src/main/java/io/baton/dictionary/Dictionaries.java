package io.baton.dictionary;

import io.baton.access.Audit;
import io.baton.dictionary.Dictionary.Subject;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The dictionaries and their entries; the same for the whole bank. */
@Component
public class Dictionaries {
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final int LONGEST_NAME = 100;

  private final JdbcClient jdbc;
  private final EntrySearch search;
  private final Audit audit;

  Dictionaries(JdbcClient jdbc, EntrySearch search, Audit audit) {
    this.jdbc = jdbc;
    this.search = search;
    this.audit = audit;
  }

  public List<Dictionary> all() {
    return jdbc.sql(
            """
            SELECT code, subject, name_zh, name_en, entries, updated_at FROM dictionary_dictionary
            ORDER BY subject, code""")
        .query(
            (row, n) ->
                new Dictionary(
                    row.getString(1),
                    Subject.valueOf(row.getString(2)),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getTimestamp(6).toInstant()))
        .list();
  }

  /** Makes a dictionary, or gives the one of that code new names. */
  @Transactional
  public Dictionary put(String code, Subject subject, String nameZh, String nameEn) {
    if (!CODE.matcher(code).matches()) {
      throw invalid("/code", "a code has 1 to 40 small letters, digits or -");
    }
    requireName("/nameZh", nameZh);
    requireName("/nameEn", nameEn);
    jdbc.sql(
            """
            INSERT INTO dictionary_dictionary (code, subject, name_zh, name_en)
            VALUES (:code, :subject, :zh, :en) ON CONFLICT (code) DO UPDATE
            SET subject = :subject, name_zh = :zh, name_en = :en, updated_at = clock_timestamp()""")
        .param("code", code)
        .param("subject", subject.name())
        .param("zh", nameZh.strip())
        .param("en", nameEn.strip())
        .update();
    audit.record("DICTIONARY_PUT", "dictionary:" + code, Map.of("subject", subject.name()));
    return require(code);
  }

  /**
   * @throws BatonException DICTIONARY_UNKNOWN
   */
  public Dictionary require(String code) {
    return all().stream()
        .filter(dictionary -> dictionary.code().equals(code))
        .findFirst()
        .orElseThrow(() -> unknown(code));
  }

  /** Adds entries and gives those of a known code new names. */
  @Transactional
  public Loaded load(String code, List<Entry> entries) {
    EntryLoad load = new EntryLoad(jdbc, lock(code));
    for (int i = 0; i < entries.size(); i++) {
      load.take("/entries/" + i, entries.get(i));
    }
    return finish(code, load);
  }

  /**
   * The same from a CSV file, all of its good lines in one transaction.
   *
   * @throws BatonException DICTIONARY_UNREADABLE
   */
  @Transactional
  public Loaded loadCsv(String code, InputStream file) {
    EntryLoad load = new EntryLoad(jdbc, lock(code));
    CsvEntries.read(file, (number, entry) -> load.take("line " + number, entry));
    return finish(code, load);
  }

  private Loaded finish(String code, EntryLoad load) {
    Loaded loaded = load.finish();
    jdbc.sql(
            """
            UPDATE dictionary_dictionary
            SET entries = entries + :added, updated_at = clock_timestamp() WHERE code = :code""")
        .param("added", loaded.added())
        .param("code", code)
        .update();
    audit.record(
        "DICTIONARY_LOADED",
        "dictionary:" + code,
        Map.of("added", loaded.added(), "changed", loaded.changed(), "refused", loaded.refused()));
    return loaded;
  }

  /** Takes a dictionary away with its entries; segments keep the codes they name. */
  @Transactional
  public void remove(String code) {
    int id = lock(code);
    jdbc.sql("DELETE FROM dictionary_dictionary WHERE id = :id").param("id", id).update();
    audit.record("DICTIONARY_REMOVED", "dictionary:" + code, Map.of());
  }

  EntrySearch.Found find(String code, String prefix, EntryPlace after, int size) {
    return search.page(id(code), prefix, after, size);
  }

  /** The entries of those codes that have one. */
  public List<Entry> named(String code, Collection<String> codes) {
    return search.named(id(code), codes);
  }

  /** Loads of one dictionary wait for each other. */
  private int lock(String code) {
    return jdbc.sql("SELECT id FROM dictionary_dictionary WHERE code = :code FOR UPDATE")
        .param("code", code)
        .query(Integer.class)
        .optional()
        .orElseThrow(() -> unknown(code));
  }

  private int id(String code) {
    Optional<Integer> id =
        jdbc.sql("SELECT id FROM dictionary_dictionary WHERE code = :code")
            .param("code", code)
            .query(Integer.class)
            .optional();
    return id.orElseThrow(() -> unknown(code));
  }

  private static void requireName(String place, String name) {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.codePoints().anyMatch(Character::isISOControl)) {
      throw invalid(place, "a name has 1 to %d printable characters".formatted(LONGEST_NAME));
    }
  }

  static BatonException invalid(String place, String fault) {
    return new BatonException(
        DictionaryError.DICTIONARY_INVALID,
        fault,
        List.of(new Finding(place, DictionaryError.DICTIONARY_INVALID.name(), fault)));
  }

  private static BatonException unknown(String code) {
    return new BatonException(DictionaryError.DICTIONARY_UNKNOWN, "there is no dictionary " + code);
  }
}
