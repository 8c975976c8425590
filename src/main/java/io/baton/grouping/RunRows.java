package io.baton.grouping;

import io.baton.grouping.GroupingRun.Standing;
import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads runs and their groups out of their rows. */
final class RunRows {
  private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

  private final JsonMapper json;

  RunRows(JsonMapper json) {
    this.json = json;
  }

  StoredGroup group(ResultSet row) throws SQLException {
    return new StoredGroup(
        row.getLong("id"),
        row.getLong("run_id"),
        row.getInt("number"),
        row.getString("key"),
        row.getString("name_zh"),
        row.getString("name_en"),
        row.getLong("cohort_id"),
        row.getLong("size"),
        row.getString("hash"),
        json.readTree(row.getString("detail")),
        row.getString("segment"));
  }

  GroupingRun run(ResultSet row) throws SQLException {
    String findings = row.getString("findings");
    String standing = row.getString("standing");
    String summary = row.getString("summary");
    String moves = row.getString("moves");
    return new GroupingRun(
        row.getLong("id"),
        row.getLong("grouping_id"),
        row.getString("base"),
        json.readTree(row.getString("settings")),
        row.getObject("approval_above", BigDecimal.class),
        row.getString("author"),
        GroupingRun.State.valueOf(row.getString("state")),
        row.getBoolean("cancelling"),
        row.getString("stage"),
        row.getLong("done"),
        row.getLong("total"),
        row.getString("started_by"),
        row.getTimestamp("started_at").toInstant(),
        instant(row, "finished_at"),
        row.getString("problem_code"),
        row.getString("problem"),
        findings == null ? List.of() : json.readValue(findings, FINDINGS),
        standing == null ? null : Standing.valueOf(standing),
        row.getObject("division", Integer.class),
        instant(row, "as_of"),
        row.getObject("base_size", Long.class),
        row.getString("base_hash"),
        row.getString("hash"),
        summary == null ? null : json.readTree(summary),
        moves == null ? null : json.readValue(moves, Moves.class),
        row.getString("asked_by"),
        row.getString("decided_by"),
        instant(row, "decided_at"),
        row.getString("comment"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
