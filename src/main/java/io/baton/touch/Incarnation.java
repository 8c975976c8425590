package io.baton.touch;

import io.baton.access.Audit;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notices that this database is not the one that was used last: a copy, a dump read back, a
 * recovery to an earlier moment. What was sent since then is unknown to it, so everything is held
 * until an operator lets it go.
 *
 * <p>Two witnesses. The database remembers the cluster, database and timeline it was used in. A
 * file in the data directory remembers how far the database had come, and the database remembers
 * which file that was. A snapshot of a whole machine, taken back as a whole, deceives both.
 */
@Component
class Incarnation {
  private static final Logger log = LoggerFactory.getLogger(Incarnation.class);

  private final JdbcClient jdbc;
  private final Holds holds;
  private final WitnessFile file;
  private final TransactionTemplate transaction;
  private final Consumer<String> whenHeld;
  private volatile boolean used;

  @Autowired
  Incarnation(
      JdbcClient jdbc,
      Holds holds,
      PlatformTransactionManager transactions,
      Audit audit,
      @Value("${baton.data}") Path data) {
    this(
        jdbc,
        holds,
        transactions,
        data,
        why -> audit.record("DISPATCH_HELD", "dispatch", Map.of("because", why)));
  }

  Incarnation(
      JdbcClient jdbc,
      Holds holds,
      PlatformTransactionManager transactions,
      Path data,
      Consumer<String> whenHeld) {
    this.jdbc = jdbc;
    this.holds = holds;
    this.file = new WitnessFile(data.resolve("dispatch-witness"));
    this.transaction = new TransactionTemplate(transactions);
    this.whenHeld = whenHeld;
  }

  /** Something is being sent; the witnesses have to know. */
  void used() {
    used = true;
  }

  /** Compares the witnesses; to be called before the first message and every moment after. */
  void check() {
    boolean beat = used;
    used = false;
    WitnessFile.Content known = file.read();
    long now = Objects.requireNonNull(transaction.execute(status -> compare(known, beat)));
    if (now != known.beat()) {
      file.write(new WitnessFile.Content(known.node(), now));
    }
  }

  private long compare(WitnessFile.Content known, boolean beat) {
    boolean fresh = begin();
    if (!Boolean.TRUE.equals(
        jdbc.sql("select touch_same_database()").query(Boolean.class).single())) {
      hold("ANOTHER_DATABASE");
      remember();
    }
    OptionalLong inode = file.inode();
    if (!fresh) {
      compareFile(known, inode);
    }
    jdbc.sql(
            """
            insert into touch_witness (node, inode) values (?, ?)
            on conflict (node) do update set inode = excluded.inode
            where touch_witness.inode is distinct from excluded.inode
            """)
        .param(known.node())
        .param(inode.isPresent() ? inode.getAsLong() : null)
        .update();
    return jdbc.sql(
            beat
                ? """
                  update touch_incarnation set beat = greatest(beat, ?) + 1 returning beat
                  """
                : "select greatest(beat, ?) from touch_incarnation")
        .param(fresh ? 0 : known.beat())
        .query(Long.class)
        .single();
  }

  /** True if this database has never been sent from. */
  private boolean begin() {
    return jdbc.sql(
                """
                insert into touch_incarnation
                  (system_identifier, database_oid, timeline)
                select system_identifier, d.oid::bigint, touch_timeline()
                from pg_control_system(), pg_database d where d.datname = current_database()
                on conflict do nothing
                """)
            .update()
        == 1;
  }

  private void remember() {
    jdbc.sql(
            """
            update touch_incarnation i
            set system_identifier = c.system_identifier, database_oid = d.oid::bigint,
                timeline = touch_timeline()
            from pg_control_system() c, pg_database d where d.datname = current_database()
            """)
        .update();
  }

  private void compareFile(WitnessFile.Content known, OptionalLong inode) {
    if (known.isNew()) {
      return;
    }
    if (known.isDamaged()) {
      hold("DAMAGED_WITNESS");
      return;
    }
    long beat = jdbc.sql("select beat from touch_incarnation").query(Long.class).single();
    if (known.beat() > beat) {
      hold("EARLIER_STATE");
      jdbc.sql("update touch_incarnation set beat = ?").param(known.beat()).update();
    }
    UUID node = known.node();
    boolean copied =
        inode.isPresent()
            && jdbc.sql("select exists (select from touch_witness where node = ? and inode <> ?)")
                .params(node, inode.getAsLong())
                .query(Boolean.class)
                .single();
    if (copied) {
      hold("COPIED_DIRECTORY");
    }
  }

  private void hold(String why) {
    if (holds.hold(Holds.EVERY_CHANNEL, Holds.Reason.RESTORED, why, "system")) {
      whenHeld.accept(why);
      log.error(
          "this is a copy or an earlier state of the database ({}): nothing is sent until an operator"
              + " releases it",
          why);
    }
  }
}
