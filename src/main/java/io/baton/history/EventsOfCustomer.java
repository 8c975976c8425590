package io.baton.history;

import io.baton.customer.CustomerChapter;
import io.baton.customer.CustomerFact;
import io.baton.dictionary.Dictionaries;
import io.baton.dictionary.Dictionary;
import io.baton.dictionary.Dictionary.Subject;
import io.baton.dictionary.Entry;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What one customer did lately, with the names the dictionaries have for it. */
@Component
class EventsOfCustomer implements CustomerChapter {
  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final Dictionaries dictionaries;

  EventsOfCustomer(JdbcClient jdbc, Dictionaries dictionaries) {
    this.jdbc = jdbc;
    this.dictionaries = dictionaries;
  }

  @Override
  public String name() {
    return "events";
  }

  @Override
  public int place() {
    return 50;
  }

  @Override
  public Facts of(int customer) {
    List<HistoryEvent> events =
        jdbc.sql(
                """
                SELECT customer, happened_at, kind, code, product, merchant, amount
                FROM history_event WHERE customer = :customer
                ORDER BY happened_at DESC LIMIT :most""")
            .param("customer", customer)
            .param("most", MOST + 1)
            .query(EventsOfCustomer::event)
            .list();
    boolean complete = events.size() <= MOST;
    List<HistoryEvent> shown = complete ? events : events.subList(0, MOST);
    Map<Subject, Map<String, Entry>> names = new HashMap<>();
    for (Named named : Named.values()) {
      names.put(named.subject, names(named, shown));
    }
    return new Facts(shown.stream().map(event -> fact(event, names)).toList(), complete);
  }

  /** What an event is about: the most telling first. */
  private enum Named {
    PRODUCT(Subject.PRODUCT, HistoryEvent::product),
    MERCHANT(Subject.MERCHANT, HistoryEvent::merchant),
    CODE(Subject.CODE, HistoryEvent::code),
    KIND(Subject.KIND, HistoryEvent::kind);

    private final Subject subject;
    private final Function<HistoryEvent, @Nullable String> code;

    Named(Subject subject, Function<HistoryEvent, @Nullable String> code) {
      this.subject = subject;
      this.code = code;
    }
  }

  private Map<String, Entry> names(Named named, List<HistoryEvent> events) {
    List<String> codes =
        events.stream().map(named.code).filter(Objects::nonNull).distinct().toList();
    Map<String, Entry> names = new HashMap<>();
    for (Dictionary dictionary : codes.isEmpty() ? List.<Dictionary>of() : dictionaries.all()) {
      if (dictionary.subject() == named.subject) {
        dictionaries
            .named(dictionary.code(), codes)
            .forEach(entry -> names.putIfAbsent(entry.code(), entry));
      }
    }
    return names;
  }

  private static CustomerFact fact(HistoryEvent event, Map<Subject, Map<String, Entry>> names) {
    List<String> codes = new ArrayList<>();
    Entry about = null;
    for (Named named : Named.values()) {
      String code = named.code.apply(event);
      if (code != null) {
        codes.add(code);
        if (about == null) {
          about =
              names
                  .getOrDefault(named.subject, Map.of())
                  .getOrDefault(code, new Entry(code, code, code));
        }
      }
    }
    Entry shown = about == null ? new Entry(event.kind(), event.kind(), null) : about;
    BigDecimal amount = event.amount();
    String english = shown.nameEn();
    return new CustomerFact(
        event.kind(),
        shown.code(),
        shown.nameZh(),
        english == null ? shown.nameZh() : english,
        amount == null ? List.of() : List.of(amount.stripTrailingZeros().toPlainString()),
        amount == null ? null : "NUMBER",
        null,
        String.join(" ", codes),
        event.happenedAt(),
        Set.of());
  }

  private static HistoryEvent event(ResultSet row, int number) throws SQLException {
    Instant at = row.getTimestamp(2).toInstant();
    return new HistoryEvent(
        row.getInt(1),
        at,
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getBigDecimal(7));
  }
}
