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

  Deployment add(
      String tag,
      String scoreTag,
      BigDecimal cutOff,
      String modelVersion,
      BigDecimal probability,
      String reason,
      List<String> because,
      Instant scoresOf,
      String by) {
    return jdbc.sql(
            """
            insert into insight_deployment (tag, score_tag, cut_off, model_version, probability,
              reason, because, scores_of, made_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning *""")
        .params(
            tag,
            scoreTag,
            cutOff,
            modelVersion,
            probability,
            reason,
            because.toArray(String[]::new),
            Timestamp.from(scoresOf),
            by)
        .query((row, n) -> deployment(row))
        .single();
  }

  /** The newest first. */
  List<Deployment> all() {
    return jdbc.sql("select * from insight_deployment order by id desc")
        .query((row, n) -> deployment(row))
        .list();
  }

  Optional<Deployment> find(String tag) {
    return jdbc.sql("select * from insight_deployment where tag = ?")
        .param(tag)
        .query((row, n) -> deployment(row))
        .optional();
  }

  /** As it stays until the transaction ends. */
  Optional<Deployment> lock(String tag) {
    return jdbc.sql("select * from insight_deployment where tag = ? for update")
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
    jdbc.sql("update insight_deployment set ended_at = shared_now() where id = ?")
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
    Timestamp ended = row.getTimestamp("ended_at");
    return new Deployment(
        row.getLong("id"),
        row.getString("tag"),
        row.getString("score_tag"),
        row.getBigDecimal("cut_off"),
        row.getString("model_version"),
        row.getBigDecimal("probability"),
        row.getString("reason"),
        List.of((String[]) row.getArray("because").getArray()),
        row.getString("made_by"),
        row.getTimestamp("made_at").toInstant(),
        row.getTimestamp("scores_of").toInstant(),
        ended == null ? null : ended.toInstant());
  }
}
