package io.baton.decision;

import io.baton.shared.BatonException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored tables and, in memory, what they compile to. */
@Component
class DecisionVersions {
  private static final String COLUMNS = "key, version, name, hash, created_at, actor";

  private final JdbcClient jdbc;
  private final Map<String, DecisionTable> compiled = new ConcurrentHashMap<>();

  DecisionVersions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Serialises saving of one key until the transaction ends. */
  void lock(String key) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('decision:' || ?, 0))")
        .param(key)
        .query((row, n) -> true)
        .single();
  }

  void insert(DecisionVersion version, byte[] xml) {
    jdbc.sql("insert into decision_version (" + COLUMNS + ", xml) values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            version.key(),
            version.version(),
            version.name(),
            version.hash(),
            Timestamp.from(version.at()),
            version.actor(),
            xml)
        .update();
  }

  Optional<DecisionVersion> latest(String key) {
    return jdbc.sql(
            "select %s from decision_version where key = ? order by version desc limit 1"
                .formatted(COLUMNS))
        .param(key)
        .query(DecisionVersions::version)
        .optional();
  }

  Optional<DecisionVersion> find(String key, int version) {
    return jdbc.sql(
            "select %s from decision_version where key = ? and version = ?".formatted(COLUMNS))
        .params(key, version)
        .query(DecisionVersions::version)
        .optional();
  }

  /** The latest version of every key. */
  List<DecisionVersion> all() {
    return jdbc.sql(
            "select distinct on (key) %s from decision_version order by key, version desc"
                .formatted(COLUMNS))
        .query(DecisionVersions::version)
        .list();
  }

  /** The newest first. */
  List<DecisionVersion> all(String key) {
    return jdbc.sql(
            "select %s from decision_version where key = ? order by version desc"
                .formatted(COLUMNS))
        .param(key)
        .query(DecisionVersions::version)
        .list();
  }

  byte[] xml(String key, int version) {
    return jdbc.sql("select xml from decision_version where key = ? and version = ?")
        .params(key, version)
        .query((row, n) -> row.getBytes(1))
        .optional()
        .orElseThrow(() -> unknown(key + " version " + version));
  }

  /** What the present form of the compiler was found to do with the document of this hash. */
  Optional<DecisionCertificate> certificate(String hash) {
    return jdbc.sql(
            "select exhaustive, compared, combinations, difference, place from decision_certificate"
                + " where hash = ? and compiler = ?")
        .params(hash, DecisionCheck.COMPILER)
        .query(
            (row, n) ->
                new DecisionCertificate(
                    row.getBoolean(1),
                    row.getLong(2),
                    row.getBigDecimal(3).toBigIntegerExact(),
                    row.getString(4),
                    row.getString(5)))
        .optional();
  }

  void keep(String hash, DecisionCertificate certificate) {
    jdbc.sql(
            "insert into decision_certificate"
                + " (hash, compiler, exhaustive, compared, combinations, difference, place)"
                + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
        .param(hash)
        .param(DecisionCheck.COMPILER)
        .param(certificate.exhaustive())
        .param(certificate.compared())
        .param(new BigDecimal(certificate.combinations()))
        .param(certificate.difference())
        .param(certificate.place())
        .update();
  }

  /** Compiled once per document; the hash tells documents apart. */
  DecisionTable table(DecisionVersion version) {
    return compiled.computeIfAbsent(
        version.key() + " " + version.hash(),
        hash -> DmnReader.read(version.key(), xml(version.key(), version.version())));
  }

  void bind(long campaignId, String key, int version) {
    jdbc.sql(
            "insert into decision_binding (campaign_id, key, version) values (?, ?, ?)"
                + " on conflict (campaign_id, key) do update set version = excluded.version")
        .params(campaignId, key, version)
        .update();
  }

  /** The version bound to the campaign, else the latest. */
  DecisionVersion forCampaign(String key, long campaignId) {
    return jdbc.sql("select version from decision_binding where campaign_id = ? and key = ?")
        .params(campaignId, key)
        .query(Integer.class)
        .optional()
        .flatMap(version -> find(key, version))
        .or(() -> latest(key))
        .orElseThrow(() -> unknown(key));
  }

  static BatonException unknown(String what) {
    return new BatonException(DecisionErrorCode.DECISION_UNKNOWN, "there is no decision " + what);
  }

  private static DecisionVersion version(ResultSet row, int number) throws SQLException {
    return new DecisionVersion(
        row.getString(1),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        row.getTimestamp(5).toInstant(),
        row.getString(6));
  }
}
