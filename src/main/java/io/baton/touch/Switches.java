package io.baton.touch;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What holds sending back, kept in the database so that every node obeys. */
@Repository
class Switches {
  /** The run that stands for all. */
  static final long EVERYTHING = 0;

  private final JdbcClient jdbc;

  Switches(JdbcClient jdbc) {
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

  boolean paused(long runId) {
    return jdbc.sql("select exists (select from touch_pause where run_id = ?)")
        .param(runId)
        .query(Boolean.class)
        .single();
  }

  boolean everythingPaused() {
    return paused(EVERYTHING);
  }
}
