package io.baton.touch;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What holds sending back, kept in the database so that every node obeys. */
@Repository
class Holds {
  /** The channel that stands for all. */
  static final String EVERY_CHANNEL = "*";

  /** Of a batch {@code b}: a message of it may not leave now. */
  static final String HELD_BACK =
      """
      (exists (select from touch_pause p where p.run_id = b.run_id)
       or exists (select from touch_hold h where h.channel in ('*', b.channel))
       or not touch_same_database())
      """;

  /** Why a channel is held, and so what it takes to let it go. */
  enum Reason {
    /** By an operator, for a while. */
    PAUSED,
    /** By an operator, in an emergency. */
    STOPPED,
    /** By the product, which found itself in a copy of its database. */
    RESTORED
  }

  record Hold(String channel, Reason reason, String note, String actor, Instant since) {}

  private final JdbcClient jdbc;

  Holds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void pause(long runId) {
    jdbc.sql("insert into touch_pause (run_id) values (?) on conflict do nothing")
        .param(runId)
        .update();
  }

  void resume(long runId) {
    jdbc.sql("delete from touch_pause where run_id = ?").param(runId).update();
  }

  void stop(long runId) {
    jdbc.sql("insert into touch_stop (run_id) values (?) on conflict do nothing")
        .param(runId)
        .update();
  }

  boolean stopped(long runId) {
    return jdbc.sql("select exists (select from touch_stop where run_id = ?)")
        .param(runId)
        .query(Boolean.class)
        .single();
  }

  boolean paused(long runId) {
    return jdbc.sql("select exists (select from touch_pause where run_id = ?)")
        .param(runId)
        .query(Boolean.class)
        .single();
  }

  /** Does not change a hold of the same reason that there is already. */
  boolean hold(String channel, Reason reason, String note, String actor) {
    return jdbc.sql(
                """
                insert into touch_hold (channel, reason, note, actor) values (?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(channel, reason.name(), note, actor)
            .update()
        == 1;
  }

  boolean release(String channel, Reason reason) {
    return jdbc.sql("delete from touch_hold where channel = ? and reason = ?")
            .params(channel, reason.name())
            .update()
        == 1;
  }

  List<Hold> all() {
    return jdbc.sql("select * from touch_hold order by channel, reason")
        .query(
            (row, n) ->
                new Hold(
                    row.getString("channel"),
                    Reason.valueOf(row.getString("reason")),
                    row.getString("note"),
                    row.getString("actor"),
                    row.getTimestamp("since").toInstant()))
        .list();
  }

  List<Long> pausedOrStoppedRuns() {
    return jdbc.sql("select run_id from touch_pause union select run_id from touch_stop")
        .query(Long.class)
        .list();
  }
}
