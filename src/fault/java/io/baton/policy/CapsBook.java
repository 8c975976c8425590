package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was really granted, in tables of the run's own: written in the transaction that the product
 * reserves in, so that a kill leaves both or neither. The verdict reads nothing else.
 */
final class CapsBook {
  static final int CUSTOMERS = 2_000;

  /** Neighbours and strangers: in four chunks. */
  private static final int SPREAD = 61;

  private static final ZoneId ELSEWHERE = ZoneId.of("America/New_York");
  private static final ZoneId BANK = ZoneId.of("Asia/Shanghai");

  /** Of this many customers one lives elsewhere. */
  private static final int ABROAD = 3;

  private final JdbcClient jdbc;

  CapsBook(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  static int customer(int number) {
    return number * SPREAD;
  }

  static ZoneId home(int customer) {
    return customer / SPREAD % ABROAD == 0 ? ELSEWHERE : BANK;
  }

  void open() {
    jdbc.sql(
            """
            create table caps_act (
              origin bigint generated always as identity primary key, wanted int not null)
            """)
        .update();
    jdbc.sql(
            """
            create table caps_grant (
              origin bigint, customer int, campaign bigint not null, channel text not null,
              at timestamptz not null, primary key (origin, customer))
            """)
        .update();
    jdbc.sql("create index on caps_grant (at)").update();
  }

  /** Before anything is asked for, and for good. */
  long begin(int wanted) {
    return jdbc.sql("insert into caps_act (wanted) values (?) returning origin")
        .param(wanted)
        .query(Long.class)
        .single();
  }

  /** In the caller's transaction. */
  void granted(long origin, Contact contact, Instant at, CustomerSet who) {
    jdbc.sql("insert into caps_grant select ?, c, ?, ?, ? from unnest(?::int[]) c")
        .params(origin, contact.campaignId(), contact.channel(), Timestamp.from(at), who.toArray())
        .update();
  }

  /** In the caller's transaction. */
  void returned(long origin, CustomerSet who) {
    jdbc.sql(
            """
            delete from caps_grant g using unnest(?::int[]) c
            where g.origin = ? and g.customer = c
            """)
        .params(who.toArray(), origin)
        .update();
  }

  /** Customers wanted so far, by whoever, whatever became of it. */
  long attempts() {
    return jdbc.sql("select coalesce(sum(wanted), 0) from caps_act").query(Long.class).single();
  }

  long grants() {
    return jdbc.sql("select count(*) from caps_grant").query(Long.class).single();
  }

  /** Connections of others that are in a transaction. */
  long working() {
    return jdbc.sql(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
              and backend_type = 'client backend' and xact_start is not null
            """)
        .query(Long.class)
        .single();
  }

  /** By customer, between the two times. */
  Map<Integer, List<SlowCaps.Sent>> between(Instant from, Instant to) {
    Map<Integer, List<SlowCaps.Sent>> sent = new HashMap<>();
    jdbc.sql("select customer, campaign, channel, at from caps_grant where at >= ? and at < ?")
        .params(Timestamp.from(from), Timestamp.from(to))
        .query(
            row -> {
              Contact contact = new Contact(row.getLong(2), row.getString(3), "MARKETING", null);
              sent.computeIfAbsent(row.getInt(1), c -> new ArrayList<>())
                  .add(new SlowCaps.Sent(contact, row.getTimestamp(4).toInstant()));
            });
    return sent;
  }

  /**
   * Scans the whole book for windows of the cap, begun at any message, that hold more than it
   * allows: one too many is so many messages later and still inside.
   */
  List<String> violations(Cap cap) {
    String together =
        switch (cap.scope()) {
          case CHANNEL -> "customer, channel";
          case CAMPAIGN -> "customer, campaign";
          default -> "customer";
        };
    String inside =
        cap.calendar()
            ? "(too_many at time zone home)::date < (at at time zone home)::date + "
                + cap.window().toDays()
            : "too_many < at + interval '%d seconds'".formatted(cap.window().toSeconds());
    return jdbc.sql(
            """
            select customer, at from (
              select customer, at, lead(at, ?) over (partition by %s order by at) as too_many,
                case when customer / %d %% %d = 0 then '%s' else '%s' end as home
              from caps_grant) windows
            where %s limit 20
            """
                .formatted(together, SPREAD, ABROAD, ELSEWHERE, BANK, inside))
        .param(cap.max())
        .query((row, n) -> "%s from %s: above %s".formatted(row.getInt(1), row.getString(2), cap))
        .list();
  }

  /** Where everybody lives, as the product knows it. */
  static CustomerSet abroad() {
    return CustomerSet.of(
        IntStream.range(0, CUSTOMERS)
            .map(CapsBook::customer)
            .filter(customer -> home(customer).equals(ELSEWHERE))
            .toArray());
  }

  static ZoneId elsewhere() {
    return ELSEWHERE;
  }
}
