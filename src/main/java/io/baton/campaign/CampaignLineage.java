package io.baton.campaign;

import io.baton.campaign.LineageGraph.LineageThing;
import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import io.baton.decision.TableRow;
import io.baton.engine.ElementInfo;
import io.baton.engine.ProcessGate;
import io.baton.engine.Sketch;
import io.baton.segment.Segment;
import io.baton.segment.Segments;
import io.baton.tag.Tag;
import io.baton.tag.TagSources;
import io.baton.tag.Tags;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a campaign rests on: the places of its journey, the rows and wording they use, the segment,
 * and the tags of all these with their sources. In the versions that run, or would run now.
 */
@Component
class CampaignLineage {
  private final Blueprints blueprints;
  private final ProcessGate gate;
  private final Decisions decisions;
  private final Segments segments;
  private final NamedByTriggers triggers;
  private final CampaignParts parts;
  private final Tags tags;
  private final TagSources sources;

  CampaignLineage(
      Blueprints blueprints,
      ProcessGate gate,
      Decisions decisions,
      Segments segments,
      NamedByTriggers triggers,
      CampaignParts parts,
      Tags tags,
      TagSources sources) {
    this.blueprints = blueprints;
    this.gate = gate;
    this.decisions = decisions;
    this.segments = segments;
    this.triggers = triggers;
    this.parts = parts;
    this.tags = tags;
    this.sources = sources;
  }

  /**
   * @throws io.baton.shared.BatonException CAMPAIGN_INCOMPLETE where a draft names what is not
   *     there
   */
  @Transactional(readOnly = true)
  public LineageGraph of(Campaign campaign) {
    return new Tracing(campaign, blueprints.of(campaign)).graph();
  }

  /** One campaign's graph while it is drawn. */
  private final class Tracing {
    private final Campaign campaign;
    private final Blueprint blueprint;
    private final Sketch sketch;
    private final String centre;
    private final LineageGraph.Builder graph = new LineageGraph.Builder();
    private final Map<String, Tag> known =
        tags.all().stream().collect(Collectors.toMap(Tag::code, Function.identity()));

    Tracing(Campaign campaign, Blueprint blueprint) {
      this.campaign = campaign;
      this.blueprint = blueprint;
      this.sketch = gate.sketch(blueprint.journey().xml().getBytes(StandardCharsets.UTF_8));
      this.centre = "CAMPAIGN:" + campaign.code;
    }

    LineageGraph graph() {
      graph.add(LineageThing.of("CAMPAIGN", campaign.code, campaign.name, null));
      whoComesIn();
      tables();
      wording();
      ways();
      parts
          .of(campaign)
          .forEach(
              part -> {
                graph.add(LineageThing.of("ELEMENT", part.key(), part.name(), part.version()));
                graph.edge("ELEMENT:" + part.key(), centre);
              });
      return graph.built();
    }

    private void whoComesIn() {
      ElementInfo start =
          sketch.elements().stream()
              .filter(element -> element.type().equals("startEvent"))
              .findFirst()
              .orElse(null);
      String entrance = start == null ? centre : step(start);
      if (campaign.segment != null) {
        segment(campaign.segment, entrance);
      }
      if (blueprint.startMessage() != null && campaign.trigger != null) {
        triggers
            .eventTypes(campaign)
            .forEach(
                type -> {
                  graph.add(LineageThing.of("EVENT", type, type, null));
                  graph.edge("EVENT:" + type, entrance);
                });
      }
      triggers.segments(campaign).forEach(code -> segment(code, entrance));
      triggers.tags(campaign).forEach(code -> tag(code, entrance));
    }

    /** Tables of the journey at their places; the others, such as the caps, at the campaign. */
    private void tables() {
      for (DecisionVersion version : blueprint.decisions()) {
        String id = "DECISION:" + version.key();
        graph.add(LineageThing.of("DECISION", version.key(), version.name(), version.version()));
        decisions.rows(version).forEach(row -> row(version, row));
        List<ElementInfo> asking =
            sketch.elements().stream()
                .filter(element -> version.key().equals(element.decision()))
                .toList();
        asking.forEach(element -> graph.edge(id, step(element)));
        if (asking.isEmpty()) {
          graph.edge(id, centre);
        }
      }
    }

    private void row(DecisionVersion version, TableRow row) {
      String id = "ROW:%s:%s:%d".formatted(version.key(), row.table(), row.number());
      String name =
          row.remark() != null
              ? row.remark()
              : row.values().entrySet().stream()
                  .map(value -> value.getKey() + " = " + value.getValue())
                  .collect(Collectors.joining(", "));
      graph.add(
          new LineageThing(
              id, "ROW", row.table(), name, name, version.key(), row.number(), version.version()));
      graph.edge(id, "DECISION:" + version.key());
      row.tests().forEach(field -> tag(field, id));
    }

    private void wording() {
      for (Touchpoint touchpoint : blueprint.touchpoints()) {
        String key = touchpoint.wording().key();
        String id = "TEMPLATE:" + key;
        graph.add(LineageThing.of("TEMPLATE", key, key, touchpoint.wording().version()));
        touchpoint
            .wording()
            .ownFields()
            .forEach(
                field ->
                    tag(field.endsWith("[]") ? field.substring(0, field.length() - 2) : field, id));
        sketch.elements().stream()
            .filter(element -> element.id().equals(touchpoint.element()))
            .forEach(element -> graph.edge(id, step(element)));
      }
    }

    /** Conditions on the ways out of a place: tags, and what tables said before. */
    private void ways() {
      Map<String, String> given = new LinkedHashMap<>();
      blueprint
          .decisions()
          .forEach(
              version ->
                  decisions
                      .outputs(version)
                      .forEach(output -> given.put(output, "DECISION:" + version.key())));
      Map<String, ElementInfo> byId =
          sketch.elements().stream()
              .collect(Collectors.toMap(ElementInfo::id, Function.identity()));
      for (Sketch.Flow flow : sketch.flows()) {
        ElementInfo place = byId.get(flow.source());
        if (flow.condition() == null || place == null) {
          continue;
        }
        for (String field : NamedByTriggers.fieldsOf(flow.condition())) {
          // An outcome goes before a tag of the same name, as the engine reads them.
          String table = given.get(field);
          if (table != null) {
            graph.edge(table, step(place));
          } else if (known.containsKey(field)) {
            tag(field, step(place));
          }
        }
      }
    }

    private String step(ElementInfo element) {
      LineageThing step =
          LineageThing.of(
              "STEP", element.id(), element.name().isBlank() ? element.id() : element.name(), null);
      graph.add(step);
      graph.edge(step.id(), centre);
      return step.id();
    }

    private void segment(String code, String user) {
      String id = "SEGMENT:" + code;
      Segment segment = segments.knows(code) ? segments.find(code).orElse(null) : null;
      graph.edge(id, user);
      if (segment == null) {
        graph.add(LineageThing.of("SEGMENT", code, code, null));
        return;
      }
      if (!graph.add(LineageThing.of("SEGMENT", code, segment.name(), segment.version()))) {
        return;
      }
      segments.partsOf(segment).forEach(part -> segment(part, id));
      for (String field : segments.tagsOf(segment)) {
        String own = segment.among() + "." + field;
        tag(known.containsKey(own) ? own : field, id);
      }
    }

    /** A name that is no tag, such as a fact of the campaign, rests on nothing outside. */
    private void tag(String code, String user) {
      Tag tag = known.get(code);
      if (tag == null) {
        return;
      }
      String id = "TAG:" + code;
      graph.edge(id, user);
      if (!graph.add(
          new LineageThing(id, "TAG", code, tag.nameZh(), tag.nameEn(), null, null, null))) {
        return;
      }
      for (TagSources.TagSource source : sources.of(code)) {
        String kind = source.registered() ? "SOURCE" : "TABLE";
        graph.add(LineageThing.of(kind, source.code(), source.name(), null));
        graph.edge(kind + ":" + source.code(), id);
      }
    }
  }
}
