package io.baton.dictionary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds entries by the beginning of their code or name. Each search is a range of an index, read in
 * its order from where the page before ended: a page costs what is on it, whether the dictionary
 * has a thousand entries or 140 million. Codes come first, in the spelling that was typed and in
 * capital and small letters; then names, in any spelling.
 */
@Component
class EntrySearch {
  /** Greater than any character, so that prefix and this bound the words with the prefix. */
  private static final String LAST = "\uDBFF\uDFFF";

  private static final String BY_CODE =
      """
      SELECT code, code AS key, name_zh, name_en FROM dictionary_entry
      WHERE dictionary = :dictionary AND code >= :from AND code < :to AND code > :code
      ORDER BY code LIMIT :most""";
  private static final String BY_NAME =
      """
      SELECT code, lower(%1$s) AS key, name_zh, name_en FROM dictionary_entry
      WHERE dictionary = :dictionary AND (lower(%1$s), code) > (:key, :code)
        AND lower(%1$s) < :to
      ORDER BY lower(%1$s), code LIMIT :most""";
  static final List<String> NAMES =
      List.of(BY_NAME.formatted("name_zh"), BY_NAME.formatted("name_en"));

  /**
   * By each code's own place in the index. {@code = any} may be planned before the codes are known,
   * and is then a look at every entry.
   */
  static final String NAMED =
      """
      SELECT e.code, name_zh, name_en
      FROM unnest(:codes) AS asked (code) JOIN dictionary_entry e ON e.code = asked.code
      WHERE e.dictionary = :dictionary ORDER BY e.code""";

  private final JdbcClient jdbc;

  EntrySearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param next where the next page begins; null where there is none
   */
  record Found(List<Entry> items, @Nullable EntryPlace next) {}

  private record Row(String key, Entry entry) {}

  Found page(int dictionary, String prefix, EntryPlace after, int size) {
    Set<String> spellings = spellings(prefix);
    List<Entry> items = new ArrayList<>();
    EntryPlace place = after;
    while (place.search() < EntryPlace.SEARCHES) {
      // One more than fits says whether there is a next page.
      List<Row> rows = rows(dictionary, prefix, spellings, place, size - items.size() + 1);
      for (Row row : rows) {
        if (items.size() == size) {
          return new Found(items, place);
        }
        place = new EntryPlace(place.search(), row.key(), row.entry().code());
        // Found by its code already.
        if (place.search() == 0 || spellings.stream().noneMatch(row.entry().code()::startsWith)) {
          items.add(row.entry());
        }
      }
      if (rows.isEmpty()) {
        if (prefix.isEmpty()) {
          return new Found(items, null);
        }
        place = new EntryPlace(place.search() + 1, "", "");
      }
    }
    return new Found(items, null);
  }

  private static Set<String> spellings(String prefix) {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(prefix);
    spellings.add(prefix.toUpperCase(Locale.ROOT));
    spellings.add(prefix.toLowerCase(Locale.ROOT));
    return spellings;
  }

  private List<Row> rows(
      int dictionary, String prefix, Collection<String> spellings, EntryPlace place, int most) {
    if (place.search() > 0) {
      return ask(NAMES.get(place.search() - 1), dictionary, small(prefix), place, most);
    }
    List<Row> rows = new ArrayList<>();
    for (String spelling : spellings) {
      rows.addAll(ask(BY_CODE, dictionary, spelling, place, most));
    }
    return rows.stream()
        .sorted(java.util.Comparator.comparing(row -> new Bytes(row.key())))
        .limit(most)
        .toList();
  }

  /** As the database's lower() in the collation "C": the letters A to Z only. */
  private static String small(String text) {
    StringBuilder small = new StringBuilder(text);
    for (int i = 0; i < small.length(); i++) {
      char c = small.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        small.setCharAt(i, (char) (c + ('a' - 'A')));
      }
    }
    return small.toString();
  }

  private List<Row> ask(String sql, int dictionary, String prefix, EntryPlace place, int most) {
    return jdbc.sql(sql)
        .param("dictionary", dictionary)
        .param("from", prefix)
        .param("to", prefix + LAST)
        // The one lower bound there is: with another beside it the server may begin at the lesser
        // one.
        .param("key", place.key().isEmpty() ? prefix : place.key())
        .param("code", place.code())
        .param("most", most)
        .query(
            (row, n) ->
                new Row(
                    row.getString(2),
                    new Entry(row.getString(1), row.getString(3), row.getString(4))))
        .list();
  }

  /** Names of the codes that have any. */
  List<Entry> named(int dictionary, Collection<String> codes) {
    return jdbc.sql(NAMED)
        .param("dictionary", dictionary)
        .param("codes", codes.stream().distinct().toArray(String[]::new))
        .query((row, n) -> new Entry(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  /** The order of the database's collation "C", that of the bytes. */
  private record Bytes(String text) implements Comparable<Bytes> {
    @Override
    public int compareTo(Bytes other) {
      return java.util.Arrays.compareUnsigned(
          text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
          other.text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }
}
