package io.baton.segment;

import io.baton.cohort.CompiledRule.ClauseCount;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * ALGEBRA: made of other segments. A leaf is {@code {"segment":"SEG-000001"}}; {@code
 * {"union":[…]}} has everybody who is in any, {@code {"intersect":[…]}} who is in all, {@code
 * {"minus":[a, b, …]}} who is in the first and none of the others.
 */
@Component
class AlgebraKind implements SegmentKind {
  static final String NAME = "ALGEBRA";
  private static final int DEEPEST = 16;
  private static final int MOST = 100;

  private final ObjectProvider<Membership> membership;
  private final FieldIndexes indexes;
  private final JsonMapper json;

  AlgebraKind(ObjectProvider<Membership> membership, FieldIndexes indexes, JsonMapper json) {
    this.membership = membership;
    this.indexes = indexes;
    this.json = json;
  }

  private enum Operation {
    UNION,
    INTERSECT,
    MINUS;

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    CustomerSet of(List<CustomerSet> sets) {
      CustomerSet result = sets.get(0);
      for (CustomerSet next : sets.subList(1, sets.size())) {
        result =
            switch (this) {
              case UNION -> result.or(next);
              case INTERSECT -> result.and(next);
              case MINUS -> result.minus(next);
            };
      }
      return result;
    }
  }

  private sealed interface Term {
    String path();
  }

  private record Leaf(String path, String segment) implements Term {}

  private record Node(String path, Operation operation, List<Term> terms) implements Term {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Question ask(JsonNode definition, Within within) {
    Instant asOf = indexes.current().asOf();
    Term term = read(definition, "", 0);
    List<Part> parts = new ArrayList<>();
    solve(term, within, parts);
    return new Asked(parts, asOf);
  }

  @Override
  public String canonical(JsonNode definition) {
    return write(read(definition, "", 0)).toString();
  }

  @Override
  public Set<String> segments(JsonNode definition) {
    Set<String> codes = new TreeSet<>();
    collect(read(definition, "", 0), codes);
    return codes;
  }

  private static Term read(JsonNode json, String path, int depth) {
    if (depth > DEEPEST) {
      throw Definitions.invalid(path, "nested deeper than " + DEEPEST);
    }
    if (json.has("segment")) {
      Definitions.requireKeys(json, Set.of("segment"));
      if (!json.path("segment").isString()) {
        throw Definitions.invalid(path + "/segment", "the code of a segment");
      }
      return new Leaf(path, json.path("segment").stringValue());
    }
    for (Operation operation : Operation.values()) {
      if (json.has(operation.key())) {
        Definitions.requireKeys(json, Set.of(operation.key()));
        return new Node(
            path,
            operation,
            terms(json.path(operation.key()), path + "/" + operation.key(), depth));
      }
    }
    throw Definitions.invalid(path, "neither a segment nor union, intersect or minus");
  }

  private static List<Term> terms(JsonNode json, String path, int depth) {
    if (!json.isArray() || json.isEmpty() || json.size() > MOST) {
      throw Definitions.invalid(path, "between 1 and " + MOST + " segments");
    }
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      terms.add(read(json.get(i), path + "/" + i, depth + 1));
    }
    return terms;
  }

  private JsonNode write(Term term) {
    ObjectNode node = json.createObjectNode();
    if (term instanceof Leaf leaf) {
      return node.put("segment", leaf.segment());
    }
    Node inner = (Node) term;
    ArrayNode terms = node.putArray(inner.operation().key());
    inner.terms().forEach(each -> terms.add(write(each)));
    return node;
  }

  private static void collect(Term term, Set<String> codes) {
    if (term instanceof Leaf leaf) {
      codes.add(leaf.segment());
    } else if (term instanceof Node node) {
      node.terms().forEach(each -> collect(each, codes));
    }
  }

  /** A part of the tree and who is in it; the whole tree comes first. */
  private record Part(String path, CustomerSet members) {}

  private CustomerSet solve(Term term, Within within, List<Part> parts) {
    int place = parts.size();
    parts.add(new Part(term.path(), CustomerSet.empty()));
    CustomerSet members;
    if (term instanceof Leaf leaf) {
      members = membership.getObject().of(leaf.segment(), within.scope(), leaf.path() + "/segment");
    } else {
      Node node = (Node) term;
      List<CustomerSet> sets = new ArrayList<>();
      node.terms().forEach(each -> sets.add(solve(each, within, parts)));
      members = node.operation().of(sets);
    }
    parts.set(place, new Part(term.path(), members));
    return members;
  }

  private record Asked(List<Part> solved, Instant asOf) implements Question {
    @Override
    public CustomerSet members(CustomerSet universe) {
      return solved.get(0).members().and(universe);
    }

    @Override
    public List<ClauseCount> parts(CustomerSet universe) {
      return solved.stream()
          .map(part -> new ClauseCount(part.path(), part.members().and(universe).size()))
          .toList();
    }
  }
}
