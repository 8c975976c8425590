package io.baton.portrait;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far the customers of one or two segments came on a way.
 *
 * @param sequence the steps, as in the definition of a segment by events
 * @param within when the first step was taken; any time where null
 */
public record FunnelQuestion(
    @Nullable List<String> segments, @Nullable JsonNode sequence, @Nullable JsonNode within) {

  List<String> codes() {
    return segments == null ? List.of() : segments;
  }

  /** As one tree, so that faults in it are named by their place in the question. */
  JsonNode pattern() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.set("sequence", sequence == null ? JsonNodeFactory.instance.nullNode() : sequence);
    if (within != null) {
      tree.set("within", within);
    }
    return tree;
  }
}
