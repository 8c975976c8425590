package io.baton.engine.gate;

import io.baton.engine.Arrival;
import io.baton.engine.ElementInfo;
import io.baton.engine.EngineErrorCode;
import io.baton.engine.ProcessGate;
import io.baton.engine.Scope;
import io.baton.engine.Sketch;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads, compares with the vocabulary, then looks at meaning and shape, each only if all is well so
 * far.
 */
@Component
class AllowListGate implements ProcessGate {
  private final Meaning meaning;
  private final DocumentSchema schema;

  AllowListGate(Meaning meaning, DocumentSchema schema) {
    this.meaning = meaning;
    this.schema = schema;
  }

  @Override
  public List<Finding> check(byte[] bpmn, Scope scope) {
    Refusals refusals = new Refusals();
    Node root = DocumentReader.read(bpmn, refusals);
    if (root == null) {
      return refusals.list();
    }
    Vocabulary.of(scope).check(root, refusals);
    Drawing drawing = drawing(root, refusals);
    if (drawing != null && refusals.isEmpty()) {
      meaning.check(drawing, scope, refusals);
      new Structure(drawing, scope, refusals).check();
    }
    return refusals.isEmpty() ? schema.check(bpmn) : refusals.list();
  }

  private static @Nullable Drawing drawing(Node root, Refusals refusals) {
    List<Node> processes = root.children("bpmn:process").toList();
    if (!root.is("bpmn:definitions") || processes.size() != 1) {
      refusals.add(root.place(), Refusal.PROCESS_NOT_ONE);
      return null;
    }
    return new Drawing(root, processes.get(0));
  }

  @Override
  public void require(byte[] bpmn, Scope scope) {
    List<Finding> findings = check(bpmn, scope);
    if (!findings.isEmpty()) {
      throw new BatonException(
          EngineErrorCode.PROCESS_REFUSED, "the process cannot be accepted", findings);
    }
  }

  @Override
  public void requireHarmless(byte[] bpmn, Scope scope) {
    Refusals refusals = new Refusals();
    Node root = DocumentReader.read(bpmn, refusals);
    if (root != null) {
      Vocabulary.of(scope).check(root, refusals);
      drawing(root, refusals);
    }
    if (!refusals.isEmpty()) {
      throw new BatonException(
          EngineErrorCode.PROCESS_REFUSED, "the drawing cannot be kept", refusals.list());
    }
  }

  @Override
  public List<ElementInfo> elements(byte[] bpmn) {
    Drawing drawing = readable(bpmn);
    return drawing.nodes.values().stream().map(node -> describe(node, drawing)).toList();
  }

  @Override
  public Sketch sketch(byte[] bpmn) {
    Drawing drawing = readable(bpmn);
    Map<String, String> hosts = new LinkedHashMap<>();
    drawing
        .all("bpmn:boundaryEvent")
        .filter(event -> drawing.nodes.containsKey(event.attribute("attachedToRef")))
        .forEach(event -> hosts.put(event.id(), event.attribute("attachedToRef")));
    return new Sketch(
        drawing.nodes.values().stream().map(node -> describe(node, drawing)).toList(),
        drawing.flows.stream()
            .filter(flow -> drawing.nodes.containsKey(flow.attribute("sourceRef")))
            .filter(flow -> drawing.nodes.containsKey(flow.attribute("targetRef")))
            .map(flow -> flow(flow, drawing))
            .toList(),
        hosts);
  }

  private static Sketch.Flow flow(Node flow, Drawing drawing) {
    String source = flow.attribute("sourceRef");
    Node from = drawing.nodes.get(source);
    return new Sketch.Flow(
        flow.id(),
        flow.attribute("name"),
        source,
        flow.attribute("targetRef"),
        flow.child("bpmn:conditionExpression").map(Node::text).orElse(null),
        from != null && from.attribute("default").equals(flow.id()));
  }

  @Override
  public Map<String, Arrival> arrivals(byte[] bpmn, Instant start) {
    return new Arrivals(readable(bpmn)).from(start);
  }

  private static Drawing readable(byte[] bpmn) {
    Refusals refusals = new Refusals();
    Node root = DocumentReader.read(bpmn, refusals);
    Drawing drawing = root == null ? null : drawing(root, refusals);
    if (drawing == null) {
      throw new BatonException(
          EngineErrorCode.PROCESS_REFUSED, "the process cannot be read", refusals.list());
    }
    return drawing;
  }

  private static ElementInfo describe(Node node, Drawing drawing) {
    Map<String, String> parameters = new LinkedHashMap<>(node.properties());
    parameters.remove("phase");
    return new ElementInfo(
        node.id(),
        node.localName(),
        node.attribute("name"),
        node.attributes.get("camunda:topic"),
        parameters,
        node.attributes.get("camunda:decisionRef"),
        node.child("bpmn:messageEventDefinition")
            .map(event -> drawing.messages.get(event.attribute("messageRef")))
            .orElse(null),
        Structure.phases(node));
  }
}
