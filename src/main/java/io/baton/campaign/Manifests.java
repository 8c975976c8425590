package io.baton.campaign;

import io.baton.cohort.Cohorts;
import io.baton.content.TemplateVersion;
import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import io.baton.element.ElementVersion;
import io.baton.segment.PredictedCondition;
import io.baton.segment.Snapshot;
import io.baton.shared.Canonical;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what a campaign would do. Hashes are computed from the stored content each time, not
 * read from beside it, so that an edit behind the application's back shows as well.
 */
@Component
class Manifests {
  private static final String FOLLOWS = "follows";

  private final Decisions decisions;
  private final Cohorts cohorts;
  private final JsonMapper json;

  Manifests(Decisions decisions, Cohorts cohorts, JsonMapper json) {
    this.decisions = decisions;
    this.cohorts = cohorts;
    this.json = json;
  }

  /**
   * @param snapshot the frozen audience; null where a trigger alone brings the customers
   * @param elements the pinned versions, in the order of their keys
   */
  Manifest write(
      Campaign campaign,
      Blueprint blueprint,
      @Nullable Snapshot snapshot,
      List<ElementVersion> elements) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put(
        "campaign",
        Map.of(
            "code",
            campaign.code,
            "name",
            campaign.name,
            "goal",
            campaign.goal,
            "offer",
            campaign.offer));
    tree.put("lifeCycle", process(blueprint.lifeCycle()));
    tree.put("journey", process(blueprint.journey()));
    tree.put("touches", blueprint.touchpoints().stream().map(this::touch).toList());
    tree.put(
        "decisions",
        blueprint.decisions().stream()
            .sorted(Comparator.comparing(DecisionVersion::key))
            .map(table -> decision(table, blueprint.followed().contains(table.key())))
            .toList());
    tree.put("elements", CampaignElements.signed(elements));
    tree.put("audience", audience(campaign, snapshot));
    tree.put("trigger", campaign.trigger == null ? null : json.readTree(campaign.trigger));
    tree.put(
        "control",
        Map.of("method", "fnv1a-2", "seed", campaign.seed, "share", campaign.controlShare));
    tree.put("schedule", schedule(campaign));
    tree.put("budget", campaign.budget == null ? null : campaign.budget.toPlainString());
    JsonNode node = json.valueToTree(tree);
    return Manifest.of(node);
  }

  private static Map<String, Object> process(ProcessVersion process) {
    return Map.of(
        "key", process.key(),
        "version", process.version(),
        "sha256", Canonical.sha256(process.xml()));
  }

  private Map<String, Object> touch(Touchpoint touchpoint) {
    TemplateVersion wording = touchpoint.wording();
    Map<String, @Nullable Object> text = new LinkedHashMap<>();
    text.put("subject", wording.subject());
    text.put("body", wording.body());
    if (wording.html() != null) {
      text.put("html", wording.html());
    }
    text.put("fields", wording.fields());
    return Map.of(
        "element", touchpoint.element(),
        "channel", touchpoint.channel(),
        "purpose", touchpoint.purpose(),
        "template",
            Map.of(
                "key", wording.key(),
                "version", wording.version(),
                "language", wording.language(),
                "sha256", Canonical.hashOfJson(json.writeValueAsString(text))));
  }

  /** That a table is followed is signed as well; where it is not, nothing is said, as ever. */
  private Map<String, Object> decision(DecisionVersion decision, boolean followed) {
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("key", decision.key());
    table.put("version", decision.version());
    table.put("sha256", Canonical.sha256(decisions.xml(decision.key(), decision.version())));
    if (followed) {
      table.put(FOLLOWS, true);
    }
    return table;
  }

  /** Keys of the tables that the manifest says the campaign follows. */
  static Set<String> followed(JsonNode manifest) {
    Set<String> followed = new TreeSet<>();
    for (JsonNode table : manifest.path("decisions")) {
      if (table.path(FOLLOWS).asBoolean()) {
        followed.add(table.path("key").asString());
      }
    }
    return followed;
  }

  private @Nullable Map<String, Object> audience(Campaign campaign, @Nullable Snapshot snapshot) {
    if (snapshot == null || campaign.segment == null) {
      return null;
    }
    Map<String, Object> audience = new LinkedHashMap<>();
    audience.put("segment", campaign.segment);
    audience.put("segmentVersion", snapshot.version());
    audience.put("snapshot", snapshot.id());
    audience.put("customers", snapshot.count());
    audience.put("sha256", cohorts.members(snapshot.cohortId()).hash());
    // Left out where all are facts, so that what was signed before there were any stays as it was.
    if (!snapshot.predictions().isEmpty()) {
      audience.put(
          "predictions", snapshot.predictions().stream().map(Manifests::predicted).toList());
    }
    return audience;
  }

  private static Map<String, @Nullable Object> predicted(PredictedCondition condition) {
    Map<String, @Nullable Object> predicted = new LinkedHashMap<>();
    predicted.put("segment", condition.segment());
    predicted.put("tag", condition.tag());
    predicted.put("modelVersion", condition.modelVersion());
    predicted.put(
        "probability",
        condition.probability() == null ? null : condition.probability().toPlainString());
    return predicted;
  }

  private static Map<String, @Nullable Object> schedule(Campaign campaign) {
    Map<String, @Nullable Object> schedule = new LinkedHashMap<>();
    schedule.put("startAt", text(campaign.startAt));
    schedule.put("endAt", text(campaign.endAt));
    schedule.put("windowDays", campaign.windowDays);
    return schedule;
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  /** Channels a plan uses, for the facts that route its approval. */
  static List<String> channels(Blueprint blueprint) {
    return blueprint.touchpoints().stream().map(Touchpoint::channel).distinct().sorted().toList();
  }
}
