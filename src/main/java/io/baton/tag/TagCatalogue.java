package io.baton.tag;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.shared.BatonClock;
import io.baton.tag.TagSheet.TagClass;
import io.baton.tag.TagSheet.TagKind;
import io.baton.tag.TagSheet.Theme;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The list of tags with what their sheets say, narrowed by words and facets. Some thousand rows are
 * read at once and sifted here: every facet then counts what the other facets leave.
 */
@Component
class TagCatalogue {
  private static final String NONE = "NONE";

  private final JdbcClient jdbc;
  private final FieldIndexes indexes;
  private final BatonClock clock;

  TagCatalogue(JdbcClient jdbc, FieldIndexes indexes, BatonClock clock) {
    this.jdbc = jdbc;
    this.indexes = indexes;
    this.clock = clock;
  }

  /**
   * @param stale whether its values are older than its sheet allows
   */
  record Card(
      String code,
      String nameZh,
      String nameEn,
      FieldType type,
      int scale,
      @Nullable String source,
      long known,
      Instant computedAt,
      TagState state,
      @Nullable Theme theme,
      @Nullable TagClass tagClass,
      @Nullable TagKind kind,
      boolean predicted,
      @Nullable String modelVersion,
      @Nullable BigDecimal probability,
      @Nullable Integer freshWithinHours,
      boolean stale) {}

  /**
   * What is looked for; an empty text asks for nothing in particular, NONE for what is not filled
   * in.
   */
  record Wanted(
      String search,
      String theme,
      String tagClass,
      String kind,
      String state,
      String type,
      String predicted) {}

  record Found(List<Card> items, int total, Map<String, Map<String, Long>> facets, Instant asOf) {}

  /**
   * @param customers who have a value of at least one of its tags
   */
  record Coverage(@Nullable Theme theme, int tags, int online, long customers, long of) {}

  private enum Facet {
    THEME("theme", Wanted::theme, card -> name(card.theme())),
    CLASS("tagClass", Wanted::tagClass, card -> name(card.tagClass())),
    KIND("kind", Wanted::kind, card -> name(card.kind())),
    STATE("state", Wanted::state, card -> name(card.state())),
    TYPE("type", Wanted::type, card -> name(card.type())),
    PREDICTED("predicted", Wanted::predicted, card -> card.predicted() ? "PREDICTED" : "FACT");

    private final String title;
    private final Function<Wanted, String> asked;
    private final Function<Card, String> of;

    Facet(String title, Function<Wanted, String> asked, Function<Card, String> of) {
      this.title = title;
      this.asked = asked;
      this.of = of;
    }

    boolean admits(Wanted wanted, Card card) {
      String value = asked.apply(wanted);
      return value.isEmpty() || value.equals(of.apply(card));
    }

    private static String name(@Nullable Enum<?> value) {
      return value == null ? NONE : value.name();
    }
  }

  Found search(Wanted wanted, int page, int size) {
    List<Card> said = all().stream().filter(words(wanted.search())).toList();
    List<Card> found = said.stream().filter(card -> admitted(wanted, card, null)).toList();
    Map<String, Map<String, Long>> facets = new LinkedHashMap<>();
    for (Facet facet : Facet.values()) {
      Map<String, Long> counts = new LinkedHashMap<>();
      said.stream()
          .filter(card -> admitted(wanted, card, facet))
          .forEach(card -> counts.merge(facet.of.apply(card), 1L, Long::sum));
      facets.put(facet.title, counts);
    }
    List<Card> items = found.stream().skip((long) page * size).limit(size).toList();
    return new Found(items, found.size(), facets, indexes.current().asOf());
  }

  /** Of the seven themes in their order, then of tags without one, where there are any. */
  List<Coverage> coverage(CustomerSet visible) {
    FieldIndex index = indexes.current();
    List<Card> cards = all();
    return java.util.stream.Stream.concat(
            Arrays.stream(Theme.values()), java.util.stream.Stream.of((Theme) null))
        .map(theme -> coverage(theme, cards, index, visible))
        .filter(each -> each.theme() != null || each.tags() > 0)
        .toList();
  }

  private static Coverage coverage(
      @Nullable Theme theme, List<Card> cards, FieldIndex index, CustomerSet visible) {
    List<Card> ours = cards.stream().filter(card -> Objects.equals(card.theme(), theme)).toList();
    CustomerSet known = CustomerSet.empty();
    for (Card card : ours) {
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

  private static boolean admitted(Wanted wanted, Card card, @Nullable Facet except) {
    return Arrays.stream(Facet.values())
        .allMatch(facet -> facet == except || facet.admits(wanted, card));
  }

  /** Every word has to be somewhere in the code or a name. */
  private static Predicate<Card> words(String search) {
    List<String> words =
        Arrays.stream(search.strip().toLowerCase(Locale.ROOT).split("\\s+")).toList();
    return card -> {
      String text =
          (card.code() + '\n' + card.nameZh() + '\n' + card.nameEn()).toLowerCase(Locale.ROOT);
      return words.stream().allMatch(text::contains);
    };
  }

  private List<Card> all() {
    Instant now = clock.now();
    return jdbc.sql(
            """
            select t.code, t.name_zh, t.name_en, t.type, t.scale, t.source, t.known, t.computed_at,
              coalesce(s.state, 'DRAFT') as state, s.theme, s.class, s.kind, s.predicted, s.model_version,
              s.probability, s.fresh_within_hours
            from tag_tag t left join tag_sheet s on s.tag_id = t.id order by t.code""")
        .query((row, n) -> card(row, now))
        .list();
  }

  private static Card card(ResultSet row, Instant now) throws SQLException {
    Instant computedAt = row.getTimestamp("computed_at").toInstant();
    Integer hours = row.getObject("fresh_within_hours", Integer.class);
    return new Card(
        row.getString("code"),
        row.getString("name_zh"),
        row.getString("name_en"),
        FieldType.valueOf(row.getString("type")),
        row.getInt("scale"),
        row.getString("source"),
        row.getLong("known"),
        computedAt,
        TagState.valueOf(row.getString("state")),
        one(Theme.class, row.getString("theme")),
        one(TagClass.class, row.getString("class")),
        one(TagKind.class, row.getString("kind")),
        row.getBoolean("predicted"),
        row.getString("model_version"),
        row.getBigDecimal("probability"),
        hours,
        hours != null && computedAt.isBefore(now.minus(Duration.ofHours(hours))));
  }

  private static <E extends Enum<E>> @Nullable E one(Class<E> of, @Nullable String name) {
    return name == null ? null : Enum.valueOf(of, name);
  }
}
