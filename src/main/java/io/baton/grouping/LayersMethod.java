package io.baton.grouping;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import io.baton.decision.SetOutcome;
import io.baton.grouping.Division.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * LAYERS: a decision table gives every customer one layer; whom no row hits is in the rest, or the
 * table is refused, as the settings say. Outputs {@code nameZh} and {@code nameEn} of the table, if
 * it has them, name the layers.
 */
@Component
class LayersMethod implements GroupingMethod {
  static final String NAME = "LAYERS";

  /** Key of those whom no row hits. */
  static final String REST = "-";

  private final Decisions decisions;
  private final JsonMapper json;

  LayersMethod(Decisions decisions, JsonMapper json) {
    this.decisions = decisions;
    this.json = json;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean quick() {
    return true;
  }

  /**
   * @param version of the table; null for the latest when it runs
   * @param output column that names the layer
   * @param complete whether a customer whom no row hits refuses the table
   */
  private record Wanted(
      String decision, @Nullable Integer version, String output, boolean complete) {}

  private Wanted read(JsonNode json) {
    Settings settings = new Settings(json, Set.of("decision", "version", "output", "complete"));
    String decision = settings.text("decision");
    int version = settings.integer("version", 1, Integer.MAX_VALUE, 0);
    @Nullable String output = settings.optionalText("output");
    boolean complete = settings.flag("complete", false);
    settings.require();
    return new Wanted(
        decision, version == 0 ? null : version, output == null ? "layer" : output, complete);
  }

  @Override
  public JsonNode canonical(JsonNode settings) {
    Wanted wanted = read(settings);
    table(wanted);
    ObjectNode form = json.createObjectNode().put("decision", wanted.decision());
    if (wanted.version() != null) {
      form.put("version", wanted.version());
    }
    return form.put("output", wanted.output()).put("complete", wanted.complete());
  }

  @Override
  public Set<String> tags(JsonNode settings) {
    return decisions.inputs(table(read(settings)));
  }

  private DecisionVersion table(Wanted wanted) {
    return Tables.find(decisions, wanted.decision(), wanted.version());
  }

  @Override
  public Division divide(Ground ground, Progress progress) {
    Wanted wanted = read(ground.settings());
    DecisionVersion table = table(wanted);
    progress.at("deciding", 0, ground.base().size());
    SetOutcome outcome = decisions.evaluate(table, ground.index(), ground.base());
    Tables.requireOneResult(outcome, wanted.output());
    Map<String, List<SetOutcome.Hit>> byLayer = new LinkedHashMap<>();
    for (SetOutcome.Hit hit : outcome.hits()) {
      byLayer
          .computeIfAbsent(
              Tables.require(outcome, hit, wanted.output()), layer -> new ArrayList<>())
          .add(hit);
    }
    Tables.requireFew(byLayer.size());
    List<Part> parts = new ArrayList<>();
    CustomerSet hit = CustomerSet.empty();
    for (Map.Entry<String, List<SetOutcome.Hit>> layer : byLayer.entrySet()) {
      Part part = part(layer.getKey(), layer.getValue(), outcome.outputs());
      hit = hit.or(part.members());
      parts.add(part);
    }
    CustomerSet rest = ground.base().minus(hit);
    if (!rest.isEmpty()) {
      if (wanted.complete()) {
        throw Tables.gap(table, rest.size());
      }
      parts.add(
          new Part(
              REST, new GroupName("其他", "Other"), rest, json.createObjectNode().put("rest", true)));
    }
    return new Division(
        parts,
        json.createObjectNode()
            .put("decision", table.key())
            .put("version", table.version())
            .put("decisionHash", table.hash()));
  }

  private Part part(String layer, List<SetOutcome.Hit> hits, List<Field> outputs) {
    ObjectNode detail = json.createObjectNode();
    ObjectNode values = detail.putObject("outputs");
    outputs.forEach(
        output -> {
          String value = hits.get(0).values().get(output.code());
          if (value != null) {
            values.put(output.code(), value);
          }
        });
    var rows = detail.putArray("rows");
    CustomerSet members = CustomerSet.empty();
    for (SetOutcome.Hit hit : hits) {
      members = members.or(hit.customers());
      rows.addObject().put("rule", hit.rule()).put("customers", hit.customers().size());
    }
    Map<String, String> first = hits.get(0).values();
    return new Part(
        layer,
        new GroupName(first.getOrDefault("nameZh", layer), first.getOrDefault("nameEn", layer)),
        members,
        detail);
  }
}
