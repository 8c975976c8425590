package io.baton.touch;

import io.baton.cohort.CustomerSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan as columns of a row: what a step that was planned and a wish that waits for its round have
 * in common.
 */
record PlanColumns(TouchPlan plan) {
  static final String NAMES =
      """
      run_id, step, occurrence, chunk, origin, campaign_code, channel, purpose, template_key,
      template_version, manifest_hash, due, candidates, product\
      """;

  static final String VALUES =
      """
      :run, :step, :occurrence, :chunk, :origin, :campaign, :channel, :purpose, :template,
      :version, :manifest, :due, :candidates, :product\
      """;

  /** Which row is the plan's. */
  static final String SAME =
      "run_id = :run and step = :step and occurrence = :occurrence and chunk = :chunk";

  Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> values = key();
    values.put("origin", plan.origin());
    values.put("campaign", plan.campaignCode());
    values.put("channel", plan.channel());
    values.put("purpose", plan.purpose());
    values.put("template", plan.templateKey());
    values.put("version", plan.templateVersion());
    values.put("manifest", plan.manifestHash());
    values.put("due", Timestamp.from(plan.due()));
    values.put("candidates", (int) plan.candidates().size());
    values.put("product", plan.product());
    return values;
  }

  Map<String, @Nullable Object> key() {
    Map<String, @Nullable Object> key = new HashMap<>();
    key.put("run", plan.runId());
    key.put("step", plan.step());
    key.put("occurrence", plan.occurrence());
    key.put("chunk", plan.chunk());
    return key;
  }

  /** The plan of a wish's row; its customers are forgotten when it has been served. */
  static TouchPlan read(ResultSet wish) throws SQLException {
    byte[] members = wish.getBytes("members");
    Timestamp roomUntil = wish.getTimestamp("room_until");
    return new TouchPlan(
        wish.getLong("run_id"),
        wish.getLong("step"),
        wish.getInt("occurrence"),
        wish.getInt("chunk"),
        wish.getString("origin"),
        wish.getString("campaign_code"),
        wish.getString("channel"),
        wish.getString("purpose"),
        wish.getString("template_key"),
        wish.getInt("template_version"),
        members == null ? CustomerSet.empty() : CustomerSet.fromBytes(members),
        wish.getTimestamp("due").toInstant(),
        wish.getString("manifest_hash"),
        wish.getString("product"),
        wish.getInt("decided"),
        roomUntil == null ? null : roomUntil.toInstant(),
        null);
  }
}
