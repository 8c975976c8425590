package io.baton.insight;

import io.baton.cohort.CustomerSet;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Deployments, their rounds and who has a lead, as they are stored. */
@Component
class InsightBook {
  private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final JsonMapper json;

  InsightBook(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
  }

  /** What is to be deployed, all of it checked. */
  record Proposal(
      String tag,
      String nameZh,
      String nameEn,
      String scoreTag,
      BigDecimal cutOff,
      String modelVersion,
      BigDecimal probability,
      String reason,
      List<String> because,
      Instant scoresOf) {}

  Deployment add(Proposal wanted, String by) {
    return jdbc.sql(
            """
            insert into insight_deployment (tag, name_zh, name_en, score_tag, cut_off,
              model_version, probability, reason, because, scores_of, state, made_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?) returning *""")
        .params(
            wanted.tag(),
            wanted.nameZh(),
            wanted.nameEn(),
            wanted.scoreTag(),
            wanted.cutOff(),
            wanted.modelVersion(),
            wanted.probability(),
            wanted.reason(),
            wanted.because().toArray(String[]::new),
            Timestamp.from(wanted.scoresOf()),
            by)
        .query((row, n) -> deployment(row))
        .single();
  }

  /** Those that wait for a second person, the oldest first. */
  List<Deployment> waiting() {
    return jdbc.sql("select * from insight_deployment where state = 'WAITING' order by id")
        .query((row, n) -> deployment(row))
        .list();
  }

  Optional<Deployment> find(long id) {
    return jdbc.sql("select * from insight_deployment where id = ?")
        .param(id)
        .query((row, n) -> deployment(row))
        .optional();
  }

  /** Four eyes by construction: what this person proposed is never found here. */
  boolean decide(long id, Deployment.State state, String by, @Nullable String note) {
    return jdbc.sql(
                """
                update insight_deployment set state = :state, decided_by = :by, note = :note,
                  decided_at = shared_now()
                where id = :id and state = 'WAITING' and made_by <> :by""")
            .param("state", state.name())
            .param("by", by)
            .param("note", note)
            .param("id", id)
            .update()
        > 0;
  }

  /** The newest first. */
  List<Deployment> all() {
    return jdbc.sql("select * from insight_deployment order by id desc")
        .query((row, n) -> deployment(row))
        .list();
  }

  /** The newest that makes the tag. */
  Optional<Deployment> find(String tag) {
    return jdbc.sql("select * from insight_deployment where tag = ? order by id desc limit 1")
        .param(tag)
        .query((row, n) -> deployment(row))
        .optional();
  }

  /** As it stays until the transaction ends. */
  Optional<Deployment> lock(String tag) {
    return jdbc.sql(
            "select * from insight_deployment where tag = ? order by id desc limit 1 for update")
        .param(tag)
        .query((row, n) -> deployment(row))
        .optional();
  }

  void scored(Deployment deployment, Instant scoresOf) {
    jdbc.sql("update insight_deployment set scores_of = ? where id = ?")
        .params(Timestamp.from(scoresOf), deployment.id())
        .update();
  }

  void end(Deployment deployment) {
    jdbc.sql("update insight_deployment set state = 'ENDED', ended_at = shared_now() where id = ?")
        .param(deployment.id())
        .update();
  }

  CustomerSet leads(Deployment deployment) {
    int[] customers =
        jdbc
            .sql("select customer from insight_lead where deployment_id = ?")
            .param(deployment.id())
            .query(Integer.class)
            .list()
            .stream()
            .mapToInt(Integer::intValue)
            .toArray();
    return CustomerSet.of(customers);
  }

  LeadRound addRound(
      Deployment deployment, long above, long leads, Map<String, Long> refused, String by) {
    return jdbc.sql(
            """
            insert into insight_round (deployment_id, above, leads, refused, made_by)
            values (?, ?, ?, ?::jsonb, ?) returning *""")
        .params(deployment.id(), above, leads, json.writeValueAsString(refused), by)
        .query((row, n) -> round(row))
        .single();
  }

  /** A customer and the score that made him a lead. */
  record Scored(int customer, BigDecimal score) {}

  void addLeads(Deployment deployment, LeadRound round, List<Scored> leads) {
    batches.batchUpdate(
        "insert into insight_lead (deployment_id, customer, round_id, score) values (?, ?, ?, ?)",
        leads,
        5_000,
        (row, lead) -> {
          row.setLong(1, deployment.id());
          row.setInt(2, lead.customer());
          row.setLong(3, round.id());
          row.setBigDecimal(4, lead.score());
        });
  }

  /** The newest first. */
  List<LeadRound> rounds(Deployment deployment) {
    return jdbc.sql("select * from insight_round where deployment_id = ? order by id desc limit 50")
        .param(deployment.id())
        .query((row, n) -> round(row))
        .list();
  }

  private LeadRound round(ResultSet row) throws SQLException {
    return new LeadRound(
        row.getLong("id"),
        row.getLong("above"),
        row.getLong("leads"),
        json.readValue(row.getString("refused"), COUNTS),
        row.getString("made_by"),
        row.getTimestamp("made_at").toInstant());
  }

  private static Deployment deployment(ResultSet row) throws SQLException {
    return new Deployment(
        row.getLong("id"),
        row.getString("tag"),
        row.getString("name_zh"),
        row.getString("name_en"),
        row.getString("score_tag"),
        row.getBigDecimal("cut_off"),
        row.getString("model_version"),
        row.getBigDecimal("probability"),
        row.getString("reason"),
        List.of((String[]) row.getArray("because").getArray()),
        Deployment.State.valueOf(row.getString("state")),
        row.getString("made_by"),
        row.getTimestamp("made_at").toInstant(),
        row.getTimestamp("scores_of").toInstant(),
        row.getString("decided_by"),
        moment(row.getTimestamp("decided_at")),
        row.getString("note"),
        moment(row.getTimestamp("ended_at")));
  }

  private static @Nullable Instant moment(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
