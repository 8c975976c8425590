package io.baton.tag.drift;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** By code; without those that are no computed tags. */
  Map<String, Subject> subjects(List<String> codes) {
    return jdbc
        .sql(
            """
            select d.tag_code as code, md5(d.definition::text) as definition, s.business_contact as owner,
              coalesce(s.predicted, false) as predicted, s.outcome_tag, s.probability as cut_off
            from unnest(?::text[]) as wanted (code) join tag_definition d on d.tag_code = wanted.code
              join tag_tag t on t.code = d.tag_code left join tag_sheet s on s.tag_id = t.id""")
        .param(codes.toArray(String[]::new))
        .query(Subject.class)
        .list()
        .stream()
        .collect(toMap(Subject::code, subject -> subject));
  }

  /** The latest profile of each definition by the tag's code; none for the first run of one. */
  Map<String, Profile> last(Collection<Subject> subjects) {
    Map<String, Profile> last = new HashMap<>();
    jdbc.sql(
            """
            select wanted.code, latest.bins::text, latest.counts
            from unnest(?::text[], ?::text[]) as wanted (code, definition)
              cross join lateral (
                select bins, counts from tag_profile p
                where p.tag_code = wanted.code and p.definition = wanted.definition
                order by run_id desc limit 1) latest""")
        .params(
            subjects.stream().map(Subject::code).toArray(String[]::new),
            subjects.stream().map(Subject::definition).toArray(String[]::new))
        .query(
            row -> {
              last.put(
                  row.getString(1),
                  new Profile(
                      json.readValue(row.getString(2), Bins.class),
                      Arrays.asList((Long[]) row.getArray(3).getArray())));
            });
    return last;
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
