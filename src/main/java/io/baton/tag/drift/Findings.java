package io.baton.tag.drift;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.shared.BatonException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the owners of tags have to look at. */
@Component
class Findings {
  private final JdbcClient jdbc;
  private final Audit audit;
  private final Access access;

  Findings(JdbcClient jdbc, Audit audit, Access access) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.access = access;
  }

  /**
   * @param value what was measured, above {@code threshold}
   * @param owner the tag's contact in the business
   */
  record Finding(
      long id,
      String tagCode,
      String nameZh,
      String nameEn,
      String kind,
      long runId,
      double value,
      double threshold,
      @Nullable String owner,
      Instant openedAt) {}

  /** Those that nobody has dealt with, the newest first. */
  List<Finding> open() {
    return jdbc.sql(
            """
            select f.id, f.tag_code, t.name_zh, t.name_en, f.kind, f.run_id, f.value, f.threshold, f.owner, f.opened_at
            from tag_finding f join tag_tag t on t.code = f.tag_code
            where f.closed_at is null order by f.id desc limit 500""")
        .query(Finding.class)
        .list();
  }

  /** Opens one, or writes down the newer value where one is open. */
  @Transactional
  void drifted(DriftBook.Subject tag, long run, double psi, double threshold) {
    jdbc.sql(
            """
            insert into tag_finding (tag_code, kind, run_id, value, threshold, owner)
            values (:code, 'DRIFT', :run, :psi, :threshold, :owner)
            on conflict (tag_code, kind) where closed_at is null
            do update set run_id = excluded.run_id, value = excluded.value, threshold = excluded.threshold""")
        .param("code", tag.code())
        .param("run", run)
        .param("psi", psi)
        .param("threshold", threshold)
        .param("owner", tag.owner())
        .update();
    audit.record("TAG_DRIFTED", "tag:" + tag.code(), Map.of("run", run, "psi", psi));
  }

  /**
   * @throws BatonException TAG_FINDING_UNKNOWN also where it is closed already, TAG_FINDING_NOTE
   */
  @Transactional
  void close(long id, @Nullable String note) {
    if (note == null || note.isBlank() || note.length() > 1_000) {
      throw new BatonException(
          DriftError.TAG_FINDING_NOTE, "say in at most 1000 characters what was found out");
    }
    String tag =
        jdbc.sql(
                """
                update tag_finding set closed_at = clock_timestamp(), closed_by = ?, note = ?
                where id = ? and closed_at is null returning tag_code""")
            .params(access.callerName(), note.strip(), id)
            .query(String.class)
            .optional()
            .orElseThrow(
                () ->
                    new BatonException(
                        DriftError.TAG_FINDING_UNKNOWN, "there is no such open finding"));
    audit.record("TAG_FINDING_CLOSED", "tag:" + tag, Map.of("finding", id));
  }
}
