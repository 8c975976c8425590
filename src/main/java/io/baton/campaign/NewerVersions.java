package io.baton.campaign;

import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What has been published since a campaign was submitted and does not change it. */
@Component
class NewerVersions {
  private final Processes processes;
  private final Templates templates;
  private final Decisions decisions;

  NewerVersions(Processes processes, Templates templates, Decisions decisions) {
    this.processes = processes;
    this.templates = templates;
    this.decisions = decisions;
  }

  /** What it is a version of. */
  enum Kind {
    JOURNEY,
    TEMPLATE,
    DECISION,
    /** A decision that the journey follows, as is signed: the latest version is asked. */
    FOLLOWED,
    /** A decision that holds for the whole bank: the latest version is asked, signed or not. */
    BANK_WIDE
  }

  /**
   * @param submitted the version that is signed
   * @param latest the one that there is now
   */
  record NewerVersion(Kind kind, String key, int submitted, int latest) {}

  /** Empty for a draft, which is planned with the latest. */
  List<NewerVersion> of(Campaign campaign) {
    JsonNode manifest = Pins.of(campaign).manifest();
    List<NewerVersion> newer = new ArrayList<>();
    if (manifest == null) {
      return newer;
    }
    add(
        newer,
        Kind.JOURNEY,
        manifest.path("journey"),
        processes.latest(campaign.journey).map(ProcessVersion::version));
    TreeSet<String> seen = new TreeSet<>();
    for (JsonNode touch : manifest.path("touches")) {
      JsonNode template = touch.path("template");
      String key = template.path("key").asString("");
      if (seen.add(key)) {
        add(newer, Kind.TEMPLATE, template, templates.latest(key).map(TemplateVersion::version));
      }
    }
    for (JsonNode decision : manifest.path("decisions")) {
      String key = decision.path("key").asString("");
      add(
          newer,
          kindOf(key, Manifests.followed(manifest).contains(key)),
          decision,
          decisions.latest(key).map(DecisionVersion::version));
    }
    return newer;
  }

  private static Kind kindOf(String table, boolean followed) {
    if (table.equals(Blueprints.CAPS)) {
      return Kind.BANK_WIDE;
    }
    return followed ? Kind.FOLLOWED : Kind.DECISION;
  }

  private static void add(
      List<NewerVersion> newer, Kind kind, JsonNode named, Optional<Integer> latest) {
    int submitted = named.path("version").asInt(0);
    latest
        .filter(version -> version > submitted)
        .ifPresent(
            version ->
                newer.add(
                    new NewerVersion(kind, named.path("key").asString(""), submitted, version)));
  }
}
