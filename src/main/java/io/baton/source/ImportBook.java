package io.baton.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The imports and their rejections. */
@Component
class ImportBook {
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  ImportBook(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  long open(Mapping mapping, SourceKind kind, String mappingJson, long expected, String startedBy) {
    return jdbc.sql(
            """
            insert into source_import (code, name, kind, mapping, state, expected, started_by)
            values (?, ?, ?, ?, 'RUNNING', ?, ?) returning id""")
        .params(mapping.code(), mapping.name(), kind.name(), mappingJson, expected, startedBy)
        .query(Long.class)
        .single();
  }

  void expect(long id, long rows) {
    jdbc.sql("update source_import set expected = ? where id = ?").params(rows, id).update();
  }

  /**
   * @param addressesLeftOut that cannot be used; their rows are accepted
   */
  record Progress(long rows, long accepted, long rejected, long addressesLeftOut) {}

  void progress(long id, Progress progress) {
    jdbc.sql(
            """
            update source_import set rows = ?, accepted = ?, rejected = ?, addresses_left_out = ?
            where id = ?""")
        .params(
            progress.rows(),
            progress.accepted(),
            progress.rejected(),
            progress.addressesLeftOut(),
            id)
        .update();
  }

  @Transactional
  void reject(long id, int firstNumber, List<Rejection> rejections) {
    int[] number = {firstNumber};
    batches.batchUpdate(
        "insert into source_rejection values (?, ?, ?, ?, ?, ?, ?, ?)",
        rejections,
        1000,
        (row, rejection) -> {
          row.setLong(1, id);
          row.setInt(2, number[0]++);
          row.setLong(3, rejection.line());
          row.setObject(4, rejection.position(), java.sql.Types.INTEGER);
          row.setString(5, rejection.column());
          row.setString(6, rejection.code().name());
          row.setString(7, rejection.reason());
          row.setString(8, rejection.value());
        });
  }

  /** In the transaction that publishes. */
  void published(long id, Outcome outcome) {
    jdbc.sql(
            """
            update source_import set published = true, created = ?, changed = ?, unchanged = ?, removed = ?
            where id = ?""")
        .params(outcome.created(), outcome.changed(), outcome.unchanged(), outcome.removed(), id)
        .update();
  }

  /** After everybody has seen what was published. */
  void done(long id) {
    jdbc.sql("update source_import set state = 'DONE', finished_at = now() where id = ?")
        .param(id)
        .update();
  }

  void failed(long id, String code, String message) {
    jdbc.sql(
            """
            update source_import set state = 'FAILED', problem_code = ?, problem = ?, finished_at = now()
            where id = ? and not published""")
        .params(code, message, id)
        .update();
  }

  /** Imports that a stopped application left behind: done if they had published, failed if not. */
  @Transactional
  void closeInterrupted() {
    jdbc.sql(
            """
            update source_import set state = 'DONE', finished_at = now()
            where state = 'RUNNING' and published""")
        .update();
    jdbc.sql(
            """
            update source_import set state = 'FAILED', problem_code = ?, problem = ?, finished_at = now()
            where state = 'RUNNING'""")
        .params(
            SourceError.SOURCE_IMPORT_INTERRUPTED.name(),
            "the application stopped during the import; nothing was changed, import the file again")
        .update();
  }

  Optional<ImportStatus> find(long id) {
    return jdbc.sql("select * from source_import where id = ?")
        .param(id)
        .query((row, n) -> status(row))
        .optional();
  }

  List<ImportStatus> newest(int count) {
    return jdbc.sql("select * from source_import order by id desc limit ?")
        .param(count)
        .query((row, n) -> status(row))
        .list();
  }

  List<Rejection> rejections(long id, long from, int count) {
    return jdbc.sql(
            """
            select * from source_rejection where import_id = ? and number > ?
            order by number limit ?""")
        .params(id, from, count)
        .query((row, n) -> rejection(row))
        .list();
  }

  long countRejections(long id) {
    return jdbc.sql("select count(*) from source_rejection where import_id = ?")
        .param(id)
        .query(Long.class)
        .single();
  }

  private static Rejection rejection(ResultSet row) throws SQLException {
    return new Rejection(
        row.getLong("line"),
        row.getString("name"),
        row.getObject("position", Integer.class),
        row.getString("reason"),
        Rejection.Code.valueOf(row.getString("code")),
        row.getString("value"));
  }

  private static ImportStatus status(ResultSet row) throws SQLException {
    ImportStatus.State state = ImportStatus.State.valueOf(row.getString("state"));
    long expected = Math.max(1, row.getLong("expected"));
    Timestamp finished = row.getTimestamp("finished_at");
    return new ImportStatus(
        row.getLong("id"),
        row.getString("code"),
        row.getString("name"),
        SourceKind.valueOf(row.getString("kind")),
        state,
        row.getLong("rows"),
        row.getLong("accepted"),
        row.getLong("rejected"),
        row.getLong("created"),
        row.getLong("changed"),
        row.getLong("unchanged"),
        row.getLong("removed"),
        row.getLong("addresses_left_out"),
        // Reading is most of the work; the rest is writing and comparing.
        state == ImportStatus.State.DONE
            ? 1
            : Math.min(0.85, 0.85 * row.getLong("rows") / expected),
        row.getTimestamp("started_at").toInstant(),
        finished == null ? null : finished.toInstant(),
        row.getString("started_by"),
        problem(row.getString("problem_code"), row.getString("problem")));
  }

  private static ImportStatus.@Nullable Problem problem(
      @Nullable String code, @Nullable String message) {
    return code == null || message == null ? null : new ImportStatus.Problem(code, message);
  }
}
