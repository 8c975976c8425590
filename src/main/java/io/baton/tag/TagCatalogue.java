package io.baton.tag;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.tag.TagFacet.Wanted;
import io.baton.tag.TagSheet.Theme;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The list of tags with what their sheets say, narrowed by words and facets. Some thousand rows are
 * read at once and sifted here: every facet then counts what the other facets leave.
 */
@Component
class TagCatalogue {
  private final JdbcClient jdbc;
  private final FieldIndexes indexes;
  private final BatonClock clock;

  TagCatalogue(JdbcClient jdbc, FieldIndexes indexes, BatonClock clock) {
    this.jdbc = jdbc;
    this.indexes = indexes;
    this.clock = clock;
  }

  record Found(
      List<TagCard> items, int total, Map<String, Map<String, Long>> facets, Instant asOf) {}

  /**
   * @param customers who have a value of at least one of its tags
   */
  record Coverage(@Nullable Theme theme, int tags, int online, long customers, long of) {}

  Found search(Wanted wanted, Comparator<TagCard> order, int page, int size) {
    List<TagCard> said = all().stream().filter(words(wanted.search())).toList();
    List<TagCard> found = said.stream().filter(card -> admitted(wanted, card, null)).toList();
    Map<String, Map<String, Long>> facets = new LinkedHashMap<>();
    for (TagFacet facet : TagFacet.values()) {
      Map<String, Long> counts = new LinkedHashMap<>();
      said.stream()
          .filter(card -> admitted(wanted, card, facet))
          .forEach(card -> counts.merge(facet.of(card), 1L, Long::sum));
      facets.put(facet.title(), counts);
    }
    List<TagCard> items =
        found.stream().sorted(order).skip((long) page * size).limit(size).toList();
    return new Found(items, found.size(), facets, indexes.current().asOf());
  }

  /**
   * @throws BatonException TAG_UNKNOWN
   */
  TagCard card(String code) {
    Instant now = clock.now();
    return jdbc.sql(TagCard.SELECT + "where t.code = ?")
        .param(code)
        .query((row, n) -> TagCard.of(row, now))
        .optional()
        .orElseThrow(() -> new BatonException(TagError.TAG_UNKNOWN, "there is no tag " + code));
  }

  /** Of the seven themes in their order, then of tags without one, where there are any. */
  List<Coverage> coverage(CustomerSet visible) {
    FieldIndex index = indexes.current();
    List<TagCard> cards = all();
    return Stream.concat(Arrays.stream(Theme.values()), Stream.of((Theme) null))
        .map(theme -> coverage(theme, cards, index, visible))
        .filter(each -> each.theme() != null || each.tags() > 0)
        .toList();
  }

  private static Coverage coverage(
      @Nullable Theme theme, List<TagCard> cards, FieldIndex index, CustomerSet visible) {
    List<TagCard> ours =
        cards.stream().filter(card -> Objects.equals(card.theme(), theme)).toList();
    CustomerSet known = CustomerSet.empty();
    for (TagCard card : ours) {
      // Once everybody is in, more tags change nothing.
      if (known.size() == visible.size()) {
        break;
      }
      known =
          index
              .column(card.code())
              .map(column -> column.exists().and(visible))
              .map(known::or)
              .orElse(known);
    }
    long online = ours.stream().filter(card -> card.state() == TagState.ONLINE).count();
    return new Coverage(theme, ours.size(), (int) online, known.size(), visible.size());
  }

  private static boolean admitted(Wanted wanted, TagCard card, @Nullable TagFacet except) {
    return Arrays.stream(TagFacet.values())
        .allMatch(facet -> facet == except || facet.admits(wanted, card));
  }

  /** Every word has to be somewhere in the code or a name. */
  private static Predicate<TagCard> words(String search) {
    List<String> words =
        Arrays.stream(search.strip().toLowerCase(Locale.ROOT).split("\\s+")).toList();
    return card -> {
      String text =
          (card.code() + '\n' + card.nameZh() + '\n' + card.nameEn()).toLowerCase(Locale.ROOT);
      return words.stream().allMatch(text::contains);
    };
  }

  private List<TagCard> all() {
    Instant now = clock.now();
    return jdbc.sql(TagCard.SELECT + "order by t.code")
        .query((row, n) -> TagCard.of(row, now))
        .list();
  }
}
