package io.baton.dictionary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds entries by the beginning of their code or name. Each search is a range of an index, read in
 * its order from where the page before ended: a page costs what is on it, whether the dictionary
 * has a thousand entries or 140 million. Codes come first, in the spelling that was typed and in
 * capital and small letters; then names, in any spelling. A large dictionary has its entries in
 * {@link Blocks} and what came since in rows, which stand before them.
 */
@Component
class EntrySearch {
  /** Greater than any character, so that prefix and this bound the words with the prefix. */
  private static final String LAST = "\uDBFF\uDFFF";

  private static final String BY_CODE =
      """
      SELECT code, code AS key, name_zh, name_en FROM dictionary_entry
      WHERE dictionary = :dictionary AND code >= :from AND code < :to AND code > :code
      ORDER BY code LIMIT :most\
      """;
  private static final String BY_NAME =
      """
      SELECT code, lower(%1$s) AS key, name_zh, name_en FROM dictionary_entry
      WHERE dictionary = :dictionary AND (lower(%1$s), code) > (:key, :code)
        AND lower(%1$s) < :to
      ORDER BY lower(%1$s), code LIMIT :most\
      """;
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
      WHERE e.dictionary = :dictionary\
      """;

  private static final Comparator<Row> ORDER =
      Comparator.comparing((Row row) -> EntryLine.bytes(row.key()), Arrays::compareUnsigned)
          .thenComparing(row -> EntryLine.bytes(row.entry().code()), Arrays::compareUnsigned);

  private final JdbcClient jdbc;
  private final Blocks blocks;

  EntrySearch(JdbcClient jdbc, Blocks blocks) {
    this.jdbc = jdbc;
    this.blocks = blocks;
  }

  /**
   * @param next where the next page begins; null where there is none
   */
  record Found(List<Entry> items, @Nullable EntryPlace next) {}

  private record Row(String key, Entry entry) {}

  /** All of it as of one moment: a load may put another edition in the place of this one. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  Found page(int dictionary, String prefix, EntryPlace after, int size) {
    Optional<Long> edition = blocks.edition(dictionary);
    Set<String> spellings = spellings(prefix);
    List<Entry> items = new ArrayList<>();
    EntryPlace place = after;
    while (place.search() < EntryPlace.SEARCHES) {
      // One more than fits says whether there is a next page.
      int most = size - items.size() + 1;
      List<Row> rows = rows(dictionary, edition, prefix, spellings, place, most);
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
      if (rows.size() < most) {
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
      int dictionary,
      Optional<Long> edition,
      String prefix,
      Set<String> spellings,
      EntryPlace place,
      int most) {
    List<Row> rows = new ArrayList<>();
    boolean byCode = place.search() == Blocks.BY_CODE;
    for (String wanted : byCode ? spellings : Set.of(EntryLine.small(prefix))) {
      String sql = byCode ? BY_CODE : NAMES.get(place.search() - 1);
      rows.addAll(ask(sql, dictionary, wanted, place, most));
      edition.ifPresent(all -> rows.addAll(inBlocks(dictionary, all, wanted, place, most)));
    }
    return rows.stream().sorted(ORDER).limit(most).toList();
  }

  /** Those that no row stands before. */
  private List<Row> inBlocks(
      int dictionary, long edition, String prefix, EntryPlace place, int most) {
    List<Row> found = new ArrayList<>();
    byte[] begin = EntryLine.bytes(prefix);
    EntryPlace at = place;
    while (found.size() < most) {
      List<Row> next =
          rows(
              dictionary,
              at.search(),
              blocks.lines(edition, at.search(), from(begin, at), begin, most));
      Set<String> newer =
          inRows(dictionary, next.stream().map(row -> row.entry().code()).toList()).stream()
              .map(Entry::code)
              .collect(Collectors.toSet());
      next.stream().filter(row -> !newer.contains(row.entry().code())).forEach(found::add);
      if (next.size() < most) {
        break;
      }
      Row last = next.get(next.size() - 1);
      at = new EntryPlace(at.search(), last.key(), last.entry().code());
    }
    return found;
  }

  private static byte[] from(byte[] begin, EntryPlace place) {
    if (place.code().isEmpty()) {
      return begin;
    }
    byte[] after =
        place.search() == Blocks.BY_CODE
            ? EntryLine.after(place.code())
            : EntryLine.afterName(place.key(), place.code());
    return Arrays.compareUnsigned(after, begin) > 0 ? after : begin;
  }

  private List<Row> rows(int dictionary, int search, List<byte[]> lines) {
    if (search == Blocks.BY_CODE) {
      return lines.stream()
          .map(EntryLine::entry)
          .map(entry -> new Row(entry.code(), entry))
          .toList();
    }
    Map<String, Entry> entries = new HashMap<>();
    blocks
        .named(dictionary, lines.stream().map(EntryLine::codeOfName).toList())
        .forEach(entry -> entries.put(entry.code(), entry));
    return lines.stream()
        .map(
            line ->
                new Row(
                    EntryLine.name(line),
                    Objects.requireNonNull(entries.get(EntryLine.codeOfName(line)))))
        .toList();
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

  /**
   * Names of the codes that have any, by code. Rows are asked first: what a load takes from them
   * meanwhile is in the blocks that are asked afterwards.
   */
  List<Entry> named(int dictionary, Collection<String> codes) {
    Set<String> left = new LinkedHashSet<>(codes);
    List<Entry> named = new ArrayList<>(inRows(dictionary, left));
    named.forEach(entry -> left.remove(entry.code()));
    named.addAll(blocks.named(dictionary, left));
    named.sort(
        Comparator.comparing(
            (Entry entry) -> EntryLine.bytes(entry.code()), Arrays::compareUnsigned));
    return named;
  }

  private List<Entry> inRows(int dictionary, Collection<String> codes) {
    if (codes.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(NAMED)
        .param("dictionary", dictionary)
        .param("codes", codes.toArray(String[]::new))
        .query((row, n) -> new Entry(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }
}
