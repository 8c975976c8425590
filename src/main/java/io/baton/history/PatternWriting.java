package io.baton.history;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Patterns as JSON, in one spelling: keys in one order, codes sorted, defaults left out. */
final class PatternWriting {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PatternWriting() {}

  static ObjectNode tree(Pattern pattern) {
    ObjectNode node = NODES.objectNode();
    if (pattern instanceof Pattern.All all) {
      parts(node.putArray("all"), all.parts());
    } else if (pattern instanceof Pattern.Any any) {
      parts(node.putArray("any"), any.parts());
    } else if (pattern instanceof Pattern.Not not) {
      node.set("not", tree(not.part()));
    } else if (pattern instanceof Pattern.Did did) {
      node.set("did", filter(did.event()));
      if (did.times() > 1) {
        node.put("times", did.times());
      }
      window(node, did.within());
    } else if (pattern instanceof Pattern.ThenNot thenNot) {
      node.set("did", filter(thenNot.event()));
      node.set("thenNot", filter(thenNot.not()));
      node.put("days", thenNot.days());
      if (thenNot.open()) {
        node.put("open", true);
      }
      window(node, thenNot.within());
    } else if (pattern instanceof Pattern.Sequence sequence) {
      ArrayNode steps = node.putArray("sequence");
      for (Pattern.Step step : sequence.steps()) {
        ObjectNode each = steps.addObject();
        each.set("event", filter(step.event()));
        if (step.days() > 0) {
          each.put("days", step.days());
        }
      }
      window(node, sequence.within());
    }
    return node;
  }

  private static void parts(ArrayNode into, List<Pattern> parts) {
    parts.forEach(part -> into.add(tree(part)));
  }

  private static ObjectNode filter(EventFilter filter) {
    ObjectNode node = NODES.objectNode();
    if (filter.kind() != null) {
      node.put("kind", filter.kind());
    }
    texts(node, "codes", filter.codes());
    texts(node, "products", filter.products());
    texts(node, "merchants", filter.merchants());
    if (filter.min() != null || filter.max() != null) {
      ObjectNode amount = node.putObject("amount");
      amount(amount, "min", filter.min());
      amount(amount, "max", filter.max());
    }
    return node;
  }

  private static void texts(ObjectNode node, String key, Collection<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = node.putArray(key);
      texts.forEach(array::add);
    }
  }

  /** As text, so that no reader makes a floating-point number of it. */
  private static void amount(ObjectNode node, String key, @Nullable BigDecimal amount) {
    if (amount != null) {
      node.put(key, amount.toPlainString());
    }
  }

  private static void window(ObjectNode node, Window window) {
    if (window instanceof Window.LastDays last) {
      node.putObject("within").put("days", last.days());
    } else if (window instanceof Window.Dates dates) {
      node.putObject("within")
          .put("from", dates.from().toString())
          .put("to", dates.to().toString());
    }
  }
}
