package io.baton.customer;

import io.baton.access.Access;
import io.baton.cohort.CustomerSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The acts in the database. */
@Component
class ConsentActs {
  /** "cons" in ASCII. Kept to the end of the transaction, so that ids grow in order of commit. */
  private static final long LOCK = 0x636f6e73L;

  private final JdbcClient jdbc;
  private final JdbcTemplate stream;
  private final Access access;

  ConsentActs(JdbcClient jdbc, JdbcTemplate template, Access access) {
    this.jdbc = jdbc;
    this.stream = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
    stream.setFetchSize(100);
    this.access = access;
  }

  long add(
      ConsentAct.Kind kind,
      CustomerSet who,
      String channel,
      String purpose,
      String evidence,
      String source) {
    stream.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
    int[] members = who.toArray();
    return jdbc.sql(
            """
            insert into customer_consent_act
              (at, channel, purpose, kind, evidence, source, actor, first_id, last_id, members)
            values (shared_now(), ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
        .params(
            channel,
            purpose,
            kind.name(),
            evidence,
            source,
            access.callerName(),
            members[0],
            members[members.length - 1],
            who.toBytes())
        .query(Long.class)
        .single();
  }

  List<ConsentAct> covering(int customer) {
    return jdbc
        .sql("select * from customer_consent_act where ? between first_id and last_id order by id")
        .param(customer)
        .query((row, n) -> new Stored(row))
        .list()
        .stream()
        .filter(stored -> stored.members.contains(customer))
        .map(stored -> stored.act)
        .toList();
  }

  /** In order, one at a time in memory where the caller has a transaction. */
  void after(long id, Consumer<Stored> consumer) {
    RowCallbackHandler each = row -> consumer.accept(new Stored(row));
    stream.query("select * from customer_consent_act where id > ? order by id", each, id);
  }

  /** An act with its members. */
  static final class Stored {
    final ConsentAct act;
    final CustomerSet members;

    Stored(ResultSet row) throws SQLException {
      this.members = CustomerSet.fromBytes(row.getBytes("members"));
      this.act =
          new ConsentAct(
              row.getLong("id"),
              row.getTimestamp("at").toInstant(),
              row.getString("channel"),
              row.getString("purpose"),
              ConsentAct.Kind.valueOf(row.getString("kind")),
              row.getString("evidence"),
              row.getString("source"),
              row.getString("actor"),
              members.size());
    }
  }
}
