package io.baton.campaign;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import io.baton.segment.Segments;
import io.baton.segment.Snapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * What a submitted campaign is held against before it is signed: in fields, words and customers.
 */
@Component
class Baselines {
  private final JdbcClient jdbc;
  private final CampaignRows rows;
  private final Segments segments;
  private final Cohorts cohorts;
  private final Templates templates;

  Baselines(
      JdbcClient jdbc, CampaignRows rows, Segments segments, Cohorts cohorts, Templates templates) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.segments = segments;
    this.cohorts = cohorts;
    this.templates = templates;
  }

  /** What it can be held against; the order is that of preference. */
  enum Baseline {
    /** The latest of its own versions that somebody signed. */
    SIGNED,
    /** Its version before, which nobody signed. */
    SUBMITTED,
    /** What was signed of the campaign it was copied from. */
    PARENT
  }

  /**
   * @param against null where there is nothing to hold it against; every field is new then
   * @param possible all it can be held against
   * @param audience null where one of the two has no frozen audience
   * @param wordings the touches whose wording is another
   */
  record ApprovalChanges(
      @Nullable Baseline against,
      List<Baseline> possible,
      List<Manifest.Change> fields,
      @Nullable AudienceChange audience,
      List<WordingChange> wordings) {}

  /**
   * @param joined customers who were not in it before
   * @param departed customers who are not in it any more
   */
  record AudienceChange(long before, long after, long joined, long departed) {}

  /** One touch's words, before and now; null where there was or is no such touch. */
  record WordingChange(
      String element, String channel, @Nullable Wording before, @Nullable Wording after) {}

  record Wording(String template, int version, @Nullable String subject, String body) {}

  /**
   * @param wanted null for the first that there is
   */
  @Transactional(readOnly = true)
  public ApprovalChanges of(Campaign campaign, @Nullable Baseline wanted) {
    if (campaign.manifest == null) {
      return new ApprovalChanges(null, List.of(), List.of(), null, List.of());
    }
    Manifest now = Manifest.read(campaign.manifest);
    Map<Baseline, Manifest> possible = possible(campaign);
    Baseline against =
        wanted != null && possible.containsKey(wanted)
            ? wanted
            : possible.keySet().stream().findFirst().orElse(null);
    Manifest before = against == null ? null : possible.get(against);
    return new ApprovalChanges(
        against,
        List.copyOf(possible.keySet()),
        (before == null ? Manifest.read("{}") : before).changesTo(now),
        before == null ? null : audience(before, now),
        before == null ? List.of() : wordings(before, now));
  }

  private Map<Baseline, Manifest> possible(Campaign campaign) {
    Map<Baseline, Manifest> possible = new EnumMap<>(Baseline.class);
    List<Manifest> earlier = earlier(campaign);
    earlier.stream()
        .filter(manifest -> signed(campaign.number(), manifest.hash()))
        .findFirst()
        .ifPresent(manifest -> possible.put(Baseline.SIGNED, manifest));
    earlier.stream()
        .findFirst()
        .filter(manifest -> !signed(campaign.number(), manifest.hash()))
        .ifPresent(manifest -> possible.put(Baseline.SUBMITTED, manifest));
    Optional.ofNullable(campaign.parentId)
        .flatMap(rows::findById)
        .filter(Campaign::approved)
        .map(parent -> parent.manifest)
        .ifPresent(manifest -> possible.put(Baseline.PARENT, Manifest.read(manifest)));
    return possible;
  }

  /** Those before the present one, the newest first. */
  private List<Manifest> earlier(Campaign campaign) {
    return jdbc
        .sql(
            "SELECT manifest FROM campaign_submission WHERE campaign_id = ?"
                + " ORDER BY number DESC OFFSET 1")
        .param(campaign.number())
        .query(String.class)
        .list()
        .stream()
        .map(Manifest::read)
        .toList();
  }

  private boolean signed(long campaignId, String hash) {
    return jdbc.sql(
            "SELECT EXISTS (SELECT FROM campaign_approval WHERE campaign_id = ? AND manifest_hash = ?)")
        .params(campaignId, hash)
        .query(Boolean.class)
        .single();
  }

  private @Nullable AudienceChange audience(Manifest before, Manifest now) {
    CustomerSet was = frozen(before);
    CustomerSet is = frozen(now);
    return was == null || is == null
        ? null
        : new AudienceChange(was.size(), is.size(), is.minus(was).size(), was.minus(is).size());
  }

  private @Nullable CustomerSet frozen(Manifest manifest) {
    JsonNode snapshot = manifest.tree().path("audience").path("snapshot");
    if (!snapshot.isNumber()) {
      return null;
    }
    return segments
        .snapshotById(snapshot.longValue())
        .map(Snapshot::cohortId)
        .map(cohorts::members)
        .orElse(null);
  }

  private List<WordingChange> wordings(Manifest before, Manifest now) {
    Map<String, JsonNode> was = touches(before);
    Map<String, JsonNode> is = touches(now);
    Map<String, JsonNode> all = new LinkedHashMap<>(is);
    was.forEach(all::putIfAbsent);
    List<WordingChange> changes = new ArrayList<>();
    all.forEach(
        (element, touch) -> {
          Wording one = wording(was.get(element));
          Wording other = wording(is.get(element));
          if (one == null || !one.equals(other)) {
            changes.add(new WordingChange(element, touch.path("channel").asString(""), one, other));
          }
        });
    return changes;
  }

  private static Map<String, JsonNode> touches(Manifest manifest) {
    Map<String, JsonNode> touches = new LinkedHashMap<>();
    for (JsonNode touch : manifest.tree().path("touches")) {
      touches.put(touch.path("element").asString(""), touch);
    }
    return touches;
  }

  private @Nullable Wording wording(@Nullable JsonNode touch) {
    if (touch == null) {
      return null;
    }
    JsonNode template = touch.path("template");
    TemplateVersion version =
        templates.get(template.path("key").asString(""), template.path("version").asInt(0));
    return new Wording(version.key(), version.version(), version.subject(), version.body());
  }
}
