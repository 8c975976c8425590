package io.baton.campaign;

import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Which campaign goes first where a channel cannot carry all at once, by the decision {@code
 * campaign-priority} in its latest version: it orders the bank's campaigns among each other, so a
 * change of it holds for all that is planned from then on. A bank without the table has no order
 * but that of time.
 */
@Component
class CampaignPriorities {
  static final String TABLE = "campaign-priority";
  private static final int HIGHEST = 9;

  private final Decisions decisions;

  CampaignPriorities(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * @param priority 0 to 9, the first
   * @param reason what the table's output of that name says; empty where it has none
   * @param version of the table; null where there is no table or no row hits
   */
  record Decided(int priority, String reason, @Nullable Integer version) {
    static final Decided NOTHING = new Decided(0, "", null);
  }

  Decided decide(Map<String, Object> facts) {
    Optional<DecisionVersion> table = decisions.latest(TABLE);
    if (table.isEmpty()) {
      return Decided.NOTHING;
    }
    List<Map<String, Object>> rows = decisions.evaluateOnce(table.get(), facts);
    return rows.isEmpty() ? Decided.NOTHING : decided(rows.get(0), table.get().version());
  }

  private static Decided decided(Map<String, Object> row, int version) {
    int priority = row.get("priority") instanceof Number number ? number.intValue() : 0;
    Object reason = row.get("reason");
    return new Decided(
        Math.max(0, Math.min(HIGHEST, priority)),
        reason == null ? "" : String.valueOf(reason),
        version);
  }

  /** What the table may ask about, out of the signed manifest: it is the same for every touch. */
  static Map<String, Object> facts(JsonNode manifest, @Nullable String product) {
    Map<String, Object> facts = new HashMap<>();
    JsonNode audience = manifest.path("audience").path("customers");
    facts.put("start", manifest.path("trigger").isObject() ? "EVENT" : "BATCH");
    facts.put("campaign", manifest.path("campaign").path("code").asString(""));
    if (audience.isNumber()) {
      facts.put("audience", audience.longValue());
    }
    if (product != null) {
      facts.put("product", product);
    }
    String budget = manifest.path("budget").asString("");
    if (!budget.isEmpty()) {
      facts.put("budget", Double.parseDouble(budget));
    }
    return facts;
  }

  /** Of a campaign that is not submitted yet: what its manifest would say. */
  static Map<String, Object> facts(
      Campaign campaign, @Nullable Long audience, @Nullable String product) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("start", campaign.start().name());
    facts.put("campaign", campaign.code);
    if (audience != null) {
      facts.put("audience", audience);
    }
    if (product != null) {
      facts.put("product", product);
    }
    if (campaign.budget != null) {
      facts.put("budget", campaign.budget.doubleValue());
    }
    return facts;
  }

  /** The same with what one touch adds. */
  static Map<String, Object> facts(Map<String, Object> ofCampaign, String channel, String purpose) {
    Map<String, Object> facts = new HashMap<>(ofCampaign);
    facts.put("channel", channel);
    facts.put("purpose", purpose);
    return facts;
  }
}
