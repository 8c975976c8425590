package io.baton.dictionary;

import io.baton.access.Audit;
import io.baton.dictionary.Dictionary.Loading;
import io.baton.dictionary.Dictionary.Stage;
import io.baton.dictionary.Dictionary.Subject;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
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
  private final Blocks blocks;
  private final Loads loads;
  private final Audit audit;

  Dictionaries(JdbcClient jdbc, EntrySearch search, Blocks blocks, Loads loads, Audit audit) {
    this.jdbc = jdbc;
    this.search = search;
    this.blocks = blocks;
    this.loads = loads;
    this.audit = audit;
  }

  public List<Dictionary> all() {
    return jdbc.sql(
            """
            SELECT code, subject, name_zh, name_en, entries, updated_at,
              stage, done, total, started_at
            FROM dictionary_dictionary LEFT JOIN dictionary_loading ON dictionary = code
              AND seen_at > clock_timestamp() - interval '2 minutes'
            ORDER BY subject, code\
            """)
        .query(
            (row, n) ->
                new Dictionary(
                    row.getString(1),
                    Subject.valueOf(row.getString(2)),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getTimestamp(6).toInstant(),
                    row.getString(7) == null ? null : loading(row)))
        .list();
  }

  private static Loading loading(ResultSet row) throws SQLException {
    return new Loading(
        Stage.valueOf(row.getString(7)),
        row.getLong(8),
        row.getObject(9, Long.class),
        row.getTimestamp(10).toInstant());
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
            SET subject = :subject, name_zh = :zh, name_en = :en, updated_at = clock_timestamp()\
            """)
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
  public Loaded load(String code, List<Entry> entries) {
    return loads.list(code, entries);
  }

  /**
   * The same from a CSV file, all of its good lines in one transaction.
   *
   * @throws BatonException DICTIONARY_UNREADABLE
   */
  public Loaded loadCsv(String code, InputStream file) {
    id(code);
    return loads.file(code, file);
  }

  /** Takes a dictionary away with its entries; segments keep the codes they name. */
  @Transactional
  public void remove(String code) {
    int id = loads.lock(code);
    blocks.edition(id).ifPresent(blocks::remove);
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

  static BatonException unknown(String code) {
    return new BatonException(DictionaryError.DICTIONARY_UNKNOWN, "there is no dictionary " + code);
  }
}
