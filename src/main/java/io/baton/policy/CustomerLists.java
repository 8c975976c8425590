package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bank's lists. What is committed counts for the next question, on every node. */
@Component
class CustomerLists {
  private final JdbcClient jdbc;

  CustomerLists(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The new act's number. */
  long add(
      ListKind list,
      ListAct.Kind kind,
      CustomerSet who,
      Instant from,
      @Nullable Instant until,
      String reason,
      String actor) {
    return jdbc.sql(
            """
            insert into policy_list_act
              (at, list, kind, valid_from, valid_until, reason, actor, customers, members)
            values (shared_now(), ?, ?, ?, ?, ?, ?, ?, ?) returning id
            """)
        .param(list.name())
        .param(kind.name())
        .param(Timestamp.from(from))
        .param(until == null ? null : Timestamp.from(until))
        .param(reason)
        .param(actor)
        .param((int) who.size())
        .param(who.toBytes())
        .query(Long.class)
        .single();
  }

  /** Campaign time. */
  Instant now() {
    return jdbc.sql("select shared_now()").query(Timestamp.class).single().toInstant();
  }

  /** Who is on each list at that time; lists without anybody are absent. */
  Map<ListKind, CustomerSet> at(Instant time) {
    return at(acts(), time);
  }

  /** The same, by these acts. */
  static Map<ListKind, CustomerSet> at(List<ListAct> acts, Instant time) {
    Map<ListKind, CustomerSet> on = new EnumMap<>(ListKind.class);
    for (ListAct act : acts) {
      CustomerSet before = on.getOrDefault(act.list(), CustomerSet.empty());
      if (act.kind() == ListAct.Kind.REMOVE) {
        on.put(act.list(), before.minus(act.members()));
      } else if (act.validAt(time)) {
        on.put(act.list(), before.or(act.members()));
      }
    }
    return on;
  }

  /** By reason, whom the lists hold back; disjoint. */
  Map<RefusalReason, CustomerSet> heldBack(boolean marketing, Instant time) {
    Map<ListKind, CustomerSet> on = at(time);
    CustomerSet white = on.getOrDefault(ListKind.WHITE, CustomerSet.empty());
    Map<RefusalReason, CustomerSet> held = new EnumMap<>(RefusalReason.class);
    CustomerSet seen = CustomerSet.empty();
    for (ListKind list : ListKind.values()) {
      RefusalReason reason = list.reason();
      CustomerSet members = on.getOrDefault(list, CustomerSet.empty());
      if (reason == null || members.isEmpty() || !(marketing || list.stopsServices())) {
        continue;
      }
      CustomerSet fresh = (list.stopsServices() ? members : members.minus(white)).minus(seen);
      held.put(reason, fresh);
      seen = seen.or(fresh);
    }
    return held;
  }

  /** The acts that cover the customer, oldest first. */
  List<ListAct> historyOf(int customer) {
    return acts().stream().filter(act -> act.members().contains(customer)).toList();
  }

  /** Oldest first. */
  List<ListAct> acts() {
    return jdbc.sql("select * from policy_list_act order by id").query(CustomerLists::act).list();
  }

  Optional<ListAct> find(long id) {
    return jdbc.sql("select * from policy_list_act where id = ?")
        .param(id)
        .query(CustomerLists::act)
        .optional();
  }

  /** Acts that rest on what is on the lists come one after the other, up to the commit. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('policy.lists')) is null")
        .query(Boolean.class)
        .single();
  }

  private static ListAct act(ResultSet row, int number) throws SQLException {
    Timestamp until = row.getTimestamp("valid_until");
    return new ListAct(
        row.getLong("id"),
        row.getTimestamp("at").toInstant(),
        ListKind.valueOf(row.getString("list")),
        ListAct.Kind.valueOf(row.getString("kind")),
        row.getTimestamp("valid_from").toInstant(),
        until == null ? null : until.toInstant(),
        row.getString("reason"),
        row.getString("actor"),
        CustomerSet.fromBytes(row.getBytes("members")));
  }

  /** How many are on each list at that time. */
  Map<String, Long> sizes(Instant time) {
    Map<ListKind, CustomerSet> on = at(time);
    Map<String, Long> sizes = new HashMap<>();
    for (ListKind list : ListKind.values()) {
      sizes.put(list.name(), on.getOrDefault(list, CustomerSet.empty()).size());
    }
    return sizes;
  }
}
