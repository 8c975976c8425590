package io.baton.tag.drift;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Profiles of runs and what was found in them. */
@Component
class DriftBook {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  DriftBook(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * What is known of a tag beside its values.
   *
   * @param definition hash of how it is computed
   * @param owner who is asked about it
   * @param cutOff from which value on a score is a prediction
   */
  record Subject(
      String code,
      String definition,
      @Nullable String owner,
      boolean predicted,
      @Nullable String outcomeTag,
      @Nullable Double cutOff) {}

  /** A profile to compare with. */
  record Profile(Bins bins, List<Long> counts) {}

  /**
   * One run of a tag.
   *
   * @param psi null for the first run of a definition
   * @param precision of a predicted tag with an outcome, 0 to 1
   */
  record Line(
      long run,
      LocalDate asOf,
      Instant at,
      boolean sameDefinition,
      long everyone,
      long known,
      @Nullable Double psi,
      @Nullable Double precision) {}

  Optional<Subject> subject(String code) {
    return jdbc.sql(
            """
            select d.tag_code as code, md5(d.definition::text) as definition, s.business_contact as owner,
              coalesce(s.predicted, false) as predicted, s.outcome_tag, s.probability as cut_off
            from tag_definition d join tag_tag t on t.code = d.tag_code left join tag_sheet s on s.tag_id = t.id
            where d.tag_code = ?""")
        .param(code)
        .query(Subject.class)
        .optional();
  }

  /** The latest profile of this definition. */
  Optional<Profile> last(Subject subject) {
    return jdbc.sql(
            """
            select bins::text, counts from tag_profile where tag_code = ? and definition = ?
            order by run_id desc limit 1""")
        .params(subject.code(), subject.definition())
        .query(
            (row, n) ->
                new Profile(
                    json.readValue(row.getString(1), Bins.class),
                    Arrays.asList((Long[]) row.getArray(2).getArray())))
        .optional();
  }

  void save(
      Subject subject,
      long run,
      LocalDate asOf,
      long everyone,
      Profile profile,
      @Nullable Double psi,
      @Nullable Outcome outcome) {
    jdbc.sql(
            """
            insert into tag_profile (tag_code, run_id, as_of, definition, everyone, bins, counts, psi, predicted, came_true)
            values (:code, :run, :asOf, :definition, :everyone, :bins::jsonb, :counts, :psi, :predicted, :cameTrue)
            on conflict do nothing""")
        .param("code", subject.code())
        .param("run", run)
        .param("asOf", asOf)
        .param("definition", subject.definition())
        .param("everyone", everyone)
        .param("bins", json.writeValueAsString(profile.bins()))
        .param("counts", profile.counts().toArray(Long[]::new))
        .param("psi", psi)
        .param("predicted", outcome == null ? null : outcome.predicted())
        .param("cameTrue", outcome == null ? null : outcome.cameTrue())
        .update();
  }

  /**
   * @param predicted customers of whom it was predicted and is known what happened
   */
  record Outcome(long predicted, long cameTrue) {}

  List<Line> history(String code) {
    return jdbc.sql(
            """
            select run_id as run, as_of, at, definition = (select md5(definition::text) from tag_definition where tag_code = p.tag_code)
                as same_definition,
              everyone, everyone - counts[cardinality(counts)] as known, psi,
              came_true::double precision / nullif(predicted, 0) as precision
            from tag_profile p where tag_code = ? order by run_id desc limit 400""")
        .param(code)
        .query(Line.class)
        .list();
  }

  void forgetOld() {
    jdbc.sql("delete from tag_profile where at < clock_timestamp() - interval '400 days'").update();
  }
}
