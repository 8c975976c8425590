package io.baton.tag.night;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The schedule and the nights as they are stored. */
@Component
class NightBook {
  private static final String NIGHT =
      """
      select n.day, n.due_at, n.started_at, n.missed, n.left_out, n.run_id as run, r.state,
        r.as_of, r.total, r.done, r.failed, r.finished_at, n.closed_at, n.closed_by, n.note
      from tag_night n left join tag_run r on r.id = n.run_id\s""";

  private final JdbcClient jdbc;

  NightBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  TagSchedule schedule() {
    return jdbc.sql("select * from tag_schedule").query(TagSchedule.class).single();
  }

  /** As it stays until the transaction ends: who pauses it waits for a night that is starting. */
  TagSchedule heldSchedule() {
    return jdbc.sql("select * from tag_schedule for share").query(TagSchedule.class).single();
  }

  /** False where somebody else changed it since. */
  boolean change(LocalTime at, boolean enabled, int version, String by) {
    return jdbc.sql(
                """
                update tag_schedule set at = ?, enabled = ?, since = shared_now(),
                  version = version + 1, changed_by = ?, changed_at = shared_now()
                where version = ?""")
            .params(at, enabled, by, version)
            .update()
        == 1;
  }

  /** True for one caller only, on whichever node. */
  boolean take(LocalDate day, Instant dueAt, int missed) {
    return jdbc.sql(
                """
                insert into tag_night (day, due_at, missed, left_out) values (?, ?, ?, 0)
                on conflict (day) do nothing""")
            .params(day, Timestamp.from(dueAt), missed)
            .update()
        == 1;
  }

  void started(LocalDate day, long run, int leftOut) {
    jdbc.sql("update tag_night set run_id = ?, left_out = ? where day = ?")
        .params(run, leftOut, day)
        .update();
  }

  void leftOut(LocalDate day, int leftOut) {
    jdbc.sql("update tag_night set left_out = ? where day = ?").params(leftOut, day).update();
  }

  boolean has(LocalDate day) {
    return jdbc.sql("select exists (select from tag_night where day = ?)")
        .param(day)
        .query(Boolean.class)
        .single();
  }

  Optional<LocalDate> lastBefore(LocalDate day) {
    return jdbc.sql("select day from tag_night where day < ? order by day desc limit 1")
        .param(day)
        .query(LocalDate.class)
        .optional();
  }

  /** The newest first. */
  List<Night> newest(int most) {
    return jdbc.sql(NIGHT + "order by n.day desc limit ?").param(most).query(Night.class).list();
  }

  /** A tag that a night could not compute. */
  record NightFailure(String tagCode, String nameZh, String nameEn, String problem) {}

  List<NightFailure> failures(LocalDate day, int most) {
    return jdbc.sql(
            """
            select f.tag_code, t.name_zh, t.name_en, f.problem
            from tag_night n join tag_run_tag f on f.run_id = n.run_id join tag_tag t on t.code = f.tag_code
            where n.day = ? and f.state = 'FAILED' order by f.position limit ?""")
        .params(day, most)
        .query(NightFailure.class)
        .list();
  }

  /** False where that night did not fail, or is closed already. */
  boolean close(LocalDate day, String note, String by) {
    return jdbc.sql(
                """
                update tag_night set closed_at = shared_now(), closed_by = ?, note = ?
                where day = ? and closed_at is null
                  and (select state from tag_run where id = run_id) = 'FAILED'""")
            .params(by, note, day)
            .update()
        == 1;
  }
}
