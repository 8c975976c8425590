package io.baton.view;

import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Saved views of one person each; nobody else sees or changes them. A view is the query part of an
 * address: the list decides what it means, and shows what the person may see.
 */
@Component
class SavedViews {
  private static final int MOST = 50;
  private static final int LONGEST_NAME = 60;

  /** As a browser writes parameters: no fragment, no path, nothing that leads to another page. */
  private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9%+&=._~*!'(),:;$@-]{0,1000}");

  private final JdbcClient jdbc;
  private final BatonClock clock;
  private final Audit audit;

  SavedViews(JdbcClient jdbc, BatonClock clock, Audit audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.audit = audit;
  }

  /** The lists that have views. */
  enum ListName {
    CAMPAIGNS,
    SEGMENTS,
    TAGS,
    TOUCHES
  }

  record SavedView(long id, String name, String query) {}

  List<SavedView> of(Person person, ListName list) {
    return jdbc.sql(
            "select id, name, query from view_saved where person = ? and list = ? order by name, id")
        .params(person.id(), list.name())
        .query(SavedView.class)
        .list();
  }

  /**
   * @throws BatonException VIEW_INVALID, VIEW_NAME_TAKEN, VIEW_TOO_MANY
   */
  @Transactional
  SavedView save(Person person, ListName list, String name, String query) {
    String called = checked(name);
    if (!QUERY.matcher(query).matches()) {
      throw invalid("/query", "the query part of an address, at most 1000 characters");
    }
    if (of(person, list).size() >= MOST) {
      throw new BatonException(ViewError.VIEW_TOO_MANY, "at most " + MOST + " views of a list");
    }
    try {
      long id =
          jdbc.sql(
                  """
                  insert into view_saved (person, list, name, query, saved_at)
                  values (?, ?, ?, ?, ?) returning id""")
              .params(person.id(), list.name(), called, query, Timestamp.from(clock.now()))
              .query(Long.class)
              .single();
      audit.record("VIEW_SAVED", "view:" + id, Map.of("list", list.name()));
      return new SavedView(id, called, query);
    } catch (DuplicateKeyException taken) {
      throw new BatonException(ViewError.VIEW_NAME_TAKEN, "you have a view of that name", taken);
    }
  }

  /**
   * @throws BatonException VIEW_UNKNOWN, VIEW_INVALID, VIEW_NAME_TAKEN
   */
  @Transactional
  void rename(Person person, long id, String name) {
    String called = checked(name);
    try {
      requireOne(
          jdbc.sql("update view_saved set name = ? where id = ? and person = ?")
              .params(called, id, person.id())
              .update(),
          id);
    } catch (DuplicateKeyException taken) {
      throw new BatonException(ViewError.VIEW_NAME_TAKEN, "you have a view of that name", taken);
    }
    audit.record("VIEW_RENAMED", "view:" + id, Map.of());
  }

  /**
   * @throws BatonException VIEW_UNKNOWN
   */
  @Transactional
  void delete(Person person, long id) {
    requireOne(
        jdbc.sql("delete from view_saved where id = ? and person = ?")
            .params(id, person.id())
            .update(),
        id);
    audit.record("VIEW_DELETED", "view:" + id, Map.of());
  }

  private static void requireOne(int changed, long id) {
    if (changed != 1) {
      throw new BatonException(ViewError.VIEW_UNKNOWN, "you have no view " + id);
    }
  }

  private static String checked(String name) {
    String called = name.strip();
    if (called.isEmpty()
        || called.length() > LONGEST_NAME
        || called.chars().anyMatch(Character::isISOControl)) {
      throw invalid("/name", "1 to " + LONGEST_NAME + " characters on one line");
    }
    return called;
  }

  private static BatonException invalid(String place, String wanted) {
    return new BatonException(
        ViewError.VIEW_INVALID, wanted, List.of(new Finding(place, "VIEW_FIELD", wanted)));
  }
}
