package io.baton.access;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the chain: page by page for people, from its start to recompute it. */
@Component
class AuditBook {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};
  private static final String ROWS =
      "select seq, at, actor, action, subject, details, mac from access_audit";

  private static final String MATCHING =
      """
       where actor = :text or strpos(action, upper(:text)) > 0
        or strpos(lower(subject), lower(:text)) > 0
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate stream;
  private final TransactionTemplate steady;
  private final AuditLink link;

  AuditBook(
      JdbcClient jdbc,
      JdbcTemplate template,
      PlatformTransactionManager manager,
      AuditChain chain) {
    this.jdbc = jdbc;
    this.stream = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
    stream.setFetchSize(1_000);
    this.steady = new TransactionTemplate(manager);
    steady.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    steady.setReadOnly(true);
    this.link = chain.link();
  }

  long size() {
    return jdbc.sql("select count(*) from access_audit").query(Long.class).single();
  }

  List<AuditEntry> page(int page, int size) {
    return jdbc.sql(ROWS + " order by seq desc limit ? offset ?")
        .params(size, (long) page * size)
        .query((row, n) -> Row.of(row).entry())
        .list();
  }

  List<AuditEntry> find(String text, int page, int size) {
    return jdbc.sql(ROWS + MATCHING + " order by seq desc limit :size offset :skipped")
        .param("text", text)
        .param("size", size)
        .param("skipped", (long) page * size)
        .query((row, n) -> Row.of(row).entry())
        .list();
  }

  long found(String text) {
    return jdbc.sql("select count(*) from access_audit" + MATCHING)
        .param("text", text)
        .query(Long.class)
        .single();
  }

  /**
   * Rows and end are read in one snapshot, so that writers may go on. Within a transaction there is
   * no such snapshot, and one beside it would be a second connection of the same thread.
   */
  AuditVerdict verify() {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("the chain is recomputed outside of transactions");
    }
    return Objects.requireNonNull(
        steady.execute(
            status -> {
              Walk walk = new Walk();
              RowCallbackHandler step = row -> walk.step(Row.of(row));
              stream.query(ROWS + " order by seq", step);
              return walk.finish();
            }));
  }

  private record Row(long seq, Instant at, AuditDraft draft, byte[] mac) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getLong("seq"),
          row.getObject("at", OffsetDateTime.class).toInstant(),
          new AuditDraft(
              row.getString("actor"),
              row.getString("action"),
              row.getString("subject"),
              row.getString("details")),
          row.getBytes("mac"));
    }

    AuditEntry entry() {
      return new AuditEntry(
          seq, at, draft.actor(), draft.action(), draft.subject(), details(draft.details()));
    }

    /** A tampered entry must not hide the page it is on. */
    private static Map<String, Object> details(String json) {
      try {
        return JSON.readValue(json, DETAILS);
      } catch (tools.jackson.core.JacksonException e) {
        return Map.of("unreadable", true);
      }
    }
  }

  private final class Walk {
    private long seq;
    private byte[] mac = AuditLink.START;
    private @Nullable Long broken;

    void step(Row row) {
      if (broken != null) {
        return;
      }
      byte[] expected = link.mac(mac, row.seq, row.at, row.draft);
      if (row.seq != seq + 1 || !MessageDigest.isEqual(expected, row.mac)) {
        broken = seq + 1;
      } else {
        seq = row.seq;
        mac = expected;
      }
    }

    AuditVerdict finish() {
      if (broken == null && !endsHere()) {
        broken = seq + 1;
      }
      OptionalLong first = broken == null ? OptionalLong.empty() : OptionalLong.of(broken);
      return new AuditVerdict(seq, first, HexFormat.of().formatHex(mac));
    }

    private boolean endsHere() {
      return jdbc.sql("select seq, mac, seal from access_audit_head")
          .query(
              (row, n) ->
                  row.getLong(1) == seq
                      && MessageDigest.isEqual(row.getBytes(2), mac)
                      && MessageDigest.isEqual(row.getBytes(3), link.seal(seq, mac)))
          .optional()
          .orElse(false);
    }
  }
}
