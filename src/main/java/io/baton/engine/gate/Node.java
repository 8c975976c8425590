package io.baton.engine.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An element as the gate sees it. Names carry the gate's own prefixes ({@code bpmn:task}, {@code
 * camunda:topic}), whatever prefixes the document uses.
 */
final class Node {
  final String name;
  final @Nullable Node parent;
  final int line;
  final int depth;
  final Map<String, String> attributes = new LinkedHashMap<>();
  final List<Node> children = new ArrayList<>();
  final StringBuilder text = new StringBuilder();

  Node(String name, @Nullable Node parent, int line) {
    this.name = name;
    this.parent = parent;
    this.line = line;
    this.depth = parent == null ? 1 : parent.depth + 1;
  }

  boolean is(String other) {
    return name.equals(other);
  }

  String id() {
    return attributes.getOrDefault("id", "");
  }

  String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  String text() {
    return text.toString().trim();
  }

  /** Local name, as in {@code serviceTask}. */
  String localName() {
    return name.substring(name.indexOf(':') + 1);
  }

  Stream<Node> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
  }

  Stream<Node> children(String child) {
    return children.stream().filter(one -> one.is(child));
  }

  Optional<Node> child(String child) {
    return children(child).findFirst();
  }

  /** The properties of its extension elements, by name. */
  Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    children("bpmn:extensionElements")
        .flatMap(extensions -> extensions.children("camunda:properties"))
        .flatMap(all -> all.children("camunda:property"))
        .forEach(one -> properties.put(one.attribute("name"), one.attribute("value")));
    return properties;
  }

  /** Where to look: its id, or that of the nearest ancestor that has one and the way down. */
  String place() {
    if (!id().isEmpty()) {
      return id();
    }
    return parent == null || parent.parent == null
        ? "line " + line
        : parent.place() + "/" + localName();
  }

  String place(String attribute) {
    return place() + "/@" + attribute;
  }
}
