package io.baton.tag;

import io.baton.cohort.Column;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.CustomerChapter;
import io.baton.customer.CustomerFact;
import io.baton.shared.BatonClock;
import io.baton.tag.TagSheet.Theme;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tags of which a customer has a value, under the seven themes. What is still a draft or in
 * review is nobody's business yet.
 */
@Component
class TagsOfCustomer implements CustomerChapter {
  private static final String NO_THEME = "NONE";

  private final JdbcClient jdbc;
  private final FieldIndexes indexes;
  private final BatonClock clock;
  private final SeenTags seen;

  TagsOfCustomer(JdbcClient jdbc, FieldIndexes indexes, BatonClock clock, SeenTags seen) {
    this.seen = seen;
    this.jdbc = jdbc;
    this.indexes = indexes;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "tags";
  }

  @Override
  public int place() {
    return 10;
  }

  @Override
  public Facts of(int customer) {
    FieldIndex index = indexes.current();
    Instant now = clock.now();
    return Facts.all(
        jdbc
            .sql(
                """
                select t.code, t.name_zh, t.name_en, t.type, t.source, t.computed_at, s.state,
                  s.theme, s.kind, s.predicted, s.model_version, s.unit, s.fresh_within_hours,
                  s.source_columns
                from tag_tag t join tag_sheet s on s.tag_id = t.id
                where s.state in ('ONLINE', 'SUSPENDED') order by t.code""")
            .query((row, n) -> fact(row, index, customer, now))
            .list()
            .stream()
            .filter(fact -> !fact.values().isEmpty())
            .sorted(Comparator.comparingInt(fact -> order(fact.group())))
            .toList());
  }

  private CustomerFact fact(ResultSet row, FieldIndex index, int customer, Instant now)
      throws SQLException {
    String code = row.getString("code");
    Instant computedAt = row.getTimestamp("computed_at").toInstant();
    return new CustomerFact(
        or(row.getString("theme"), NO_THEME),
        code,
        row.getString("name_zh"),
        row.getString("name_en"),
        index.column(code).map(column -> values(column, customer)).orElse(List.of()),
        row.getString("type"),
        row.getString("unit"),
        source(row),
        seen.momentOf(code, customer).orElse(computedAt),
        marks(row, computedAt, now));
  }

  private static List<String> values(Column column, int customer) {
    return column.exists().contains(customer) ? column.textsAt(customer) : List.of();
  }

  /** The model that predicted it, the columns it is computed from, or the file it came in. */
  private static String source(ResultSet row) throws SQLException {
    String model = row.getString("model_version");
    if (row.getBoolean("predicted") && model != null) {
      return model;
    }
    Array columns = row.getArray("source_columns");
    String[] named = columns == null ? new String[0] : (String[]) columns.getArray();
    return named.length > 0
        ? String.join(", ", named)
        : or(row.getString("source"), or(row.getString("kind"), ""));
  }

  private static Set<CustomerFact.Mark> marks(ResultSet row, Instant computedAt, Instant now)
      throws SQLException {
    Set<CustomerFact.Mark> marks = EnumSet.noneOf(CustomerFact.Mark.class);
    Integer hours = row.getObject("fresh_within_hours", Integer.class);
    if (row.getBoolean("predicted")) {
      marks.add(CustomerFact.Mark.PREDICTED);
    }
    if (hours != null && computedAt.isBefore(now.minus(Duration.ofHours(hours)))) {
      marks.add(CustomerFact.Mark.STALE);
    }
    if (TagState.valueOf(row.getString("state")) == TagState.SUSPENDED) {
      marks.add(CustomerFact.Mark.SUSPENDED);
    }
    return marks;
  }

  private static int order(String theme) {
    return Arrays.stream(Theme.values())
        .filter(each -> each.name().equals(theme))
        .findAny()
        .map(Enum::ordinal)
        .orElse(Theme.values().length);
  }

  private static String or(@Nullable String text, String other) {
    return text == null || text.isBlank() ? other : text;
  }
}
