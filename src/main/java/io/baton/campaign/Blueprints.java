package io.baton.campaign;

import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import io.baton.engine.ElementInfo;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Resolves what a plan names: diagrams, wording and tables, each in its latest version. */
@Component
class Blueprints {
  /** The table that contact policy asks; it decides who is contacted, so it is signed too. */
  private static final String CAPS = "frequency-caps";

  private final Processes processes;
  private final Templates templates;
  private final Decisions decisions;
  private final JsonMapper json;

  Blueprints(Processes processes, Templates templates, Decisions decisions, JsonMapper json) {
    this.processes = processes;
    this.templates = templates;
    this.decisions = decisions;
    this.json = json;
  }

  /**
   * @throws BatonException CAMPAIGN_INCOMPLETE with a finding for every name that leads nowhere
   */
  Blueprint of(Campaign campaign) {
    ProcessVersion lifeCycle = processes.require(campaign.lifeCycle);
    ProcessVersion journey = processes.require(campaign.journey);
    List<ElementInfo> elements = processes.elements(journey);
    List<Finding> findings = new ArrayList<>();
    Blueprint blueprint =
        new Blueprint(
            lifeCycle,
            journey,
            startMessage(elements),
            touchpoints(elements, contentOf(campaign), findings),
            decisions(
                Stream.concat(elements.stream(), processes.elements(lifeCycle).stream()), findings),
            followed(elements, processes.elements(lifeCycle)));
    if (!findings.isEmpty()) {
      throw new BatonException(
          CampaignError.CAMPAIGN_INCOMPLETE, "the plan names what does not exist", findings);
    }
    return blueprint;
  }

  Map<String, String> contentOf(Campaign campaign) {
    return json.readValue(campaign.content, new TypeReference<Map<String, String>>() {});
  }

  static @Nullable String startMessage(List<ElementInfo> elements) {
    return elements.stream()
        .filter(element -> element.type().equals("startEvent"))
        .map(ElementInfo::message)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private List<Touchpoint> touchpoints(
      List<ElementInfo> elements, Map<String, String> content, List<Finding> findings) {
    List<Touchpoint> touchpoints = new ArrayList<>();
    for (ElementInfo element : elements) {
      if (!TouchTask.KEY.equals(element.task())) {
        continue;
      }
      String channel = element.parameters().getOrDefault("channel", "");
      String purpose = element.parameters().getOrDefault("purpose", "MARKETING");
      String key =
          content.getOrDefault(element.id(), element.parameters().getOrDefault("template", ""));
      Optional<TemplateVersion> wording = templates.latest(key);
      if (wording.isEmpty()) {
        findings.add(
            new Finding("/content/" + element.id(), "TEMPLATE_UNKNOWN", "no template " + key));
      } else if (!wording.get().channel().equals(channel)) {
        findings.add(
            new Finding(
                "/content/" + element.id(),
                "TEMPLATE_OF_ANOTHER_CHANNEL",
                key + " is wording for " + wording.get().channel() + ", not for " + channel));
      } else if (!wording.get().purpose().equals(purpose)) {
        findings.add(
            new Finding(
                "/content/" + element.id(),
                "TEMPLATE_OF_ANOTHER_PURPOSE",
                key + " is " + wording.get().purpose() + " wording, the touch is " + purpose));
      } else {
        touchpoints.add(
            new Touchpoint(element.id(), element.name(), channel, purpose, wording.get()));
      }
    }
    for (String element : content.keySet()) {
      if (elements.stream()
          .noneMatch(e -> e.id().equals(element) && TouchTask.KEY.equals(e.task()))) {
        findings.add(
            new Finding("/content/" + element, "ELEMENT_UNKNOWN", "the journey has no such touch"));
      }
    }
    return touchpoints;
  }

  /** Never the caps, nor what routes the campaign itself: those stay as signed. */
  private static Set<String> followed(List<ElementInfo> journey, List<ElementInfo> lifeCycle) {
    Set<String> followed = new TreeSet<>();
    journey.stream()
        .filter(ElementInfo::followsTable)
        .map(ElementInfo::decision)
        .filter(Objects::nonNull)
        .forEach(followed::add);
    followed.remove(CAPS);
    lifeCycle.forEach(element -> followed.remove(String.valueOf(element.decision())));
    return followed;
  }

  private List<DecisionVersion> decisions(Stream<ElementInfo> elements, List<Finding> findings) {
    Map<String, DecisionVersion> found = new LinkedHashMap<>();
    Stream.concat(elements.map(ElementInfo::decision).filter(Objects::nonNull), Stream.of(CAPS))
        .distinct()
        .forEach(
            key ->
                decisions
                    .latest(key)
                    .ifPresentOrElse(
                        version -> found.put(key, version),
                        () ->
                            findings.add(
                                new Finding(
                                    "/journey", "DECISION_UNKNOWN", "no decision " + key))));
    return List.copyOf(found.values());
  }
}
