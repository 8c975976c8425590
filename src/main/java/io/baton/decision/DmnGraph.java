package io.baton.decision;

import io.baton.cohort.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * The decisions of a document in the order in which they are made: each after those that it needs,
 * the one that answers last. A result is passed on under its name, which must mean one thing in the
 * whole document.
 */
final class DmnGraph {
  private static final int MOST = 20;

  private final String key;
  private final DmnFindings findings;
  private final Map<String, Element> decisions = new LinkedHashMap<>();

  /** Types of the names that no decision gives, as far as the document says them. */
  private final Map<String, Field> declared = new HashMap<>();

  private final List<DecisionTable> made = new ArrayList<>();

  /** By name of a result the decision that gives it. */
  private final Map<String, String> givers = new HashMap<>();

  /** By decision all that it needs, directly or by way of others. */
  private final Map<String, Set<String>> needs = new LinkedHashMap<>();

  DmnGraph(Element definitions, String key, DmnFindings findings) {
    this.key = key;
    this.findings = findings;
    List<Element> all = DmnXml.children(definitions, "decision");
    if (!definitions.getLocalName().equals("definitions") || all.isEmpty() || all.size() > MOST) {
      findings.add(
          "definitions", "DMN_STRUCTURE", "a document has 1 to %d decisions".formatted(MOST));
    }
    all.forEach(decision -> decisions.put(decision.getAttribute("id"), decision));
    if (!all.isEmpty() && !decisions.containsKey(key)) {
      findings.add("decision", "DMN_KEY", "the id of the decision must be " + key);
    }
    findings.requireNone();
    declare(definitions);
  }

  private void declare(Element definitions) {
    for (Element data : DmnXml.children(definitions, "inputData")) {
      DmnXml.child(data, "variable")
          .ifPresent(
              variable -> {
                String place = "inputData " + data.getAttribute("id");
                Field field =
                    DmnReader.field(
                        place,
                        variable.getAttribute("name"),
                        variable.getAttribute("typeRef"),
                        findings);
                declared.put(field.code(), field);
              });
    }
    for (Element decision : decisions.values()) {
      for (Element table : DmnXml.children(decision, "decisionTable")) {
        for (Element column : DmnXml.children(table, "input")) {
          DmnXml.child(column, "inputExpression")
              .ifPresent(
                  expression ->
                      FeelType.of(expression.getAttribute("typeRef"))
                          .filter(type -> !DmnXml.text(expression).isBlank())
                          .ifPresent(
                              type ->
                                  declared.putIfAbsent(
                                      DmnXml.text(expression),
                                      Field.of(DmnXml.text(expression), type))));
        }
      }
    }
    findings.requireNone();
  }

  DecisionTable read() {
    order(key, new ArrayList<>());
    for (String id : decisions.keySet()) {
      if (!needs.containsKey(id)) {
        findings.add(id, "DMN_GRAPH", "nothing needs this decision on the way to " + key);
      }
    }
    findings.requireNone();
    for (String id : needs.keySet()) {
      DecisionTable table = DmnReader.one(element(id), known(id), findings);
      check(table);
      findings.requireNone();
      made.add(table);
      table.outputs().forEach(output -> givers.put(output.code(), id));
    }
    return made.get(made.size() - 1).requiring(made.subList(0, made.size() - 1));
  }

  private Element element(String id) {
    Element found = decisions.get(id);
    if (found == null) {
      throw new IllegalStateException("no decision " + id);
    }
    return found;
  }

  private void order(String id, List<String> path) {
    if (needs.containsKey(id)) {
      return;
    }
    if (path.contains(id)) {
      findings.add(id, "DMN_GRAPH", "the decision needs itself");
      findings.requireNone();
    }
    path.add(id);
    Set<String> all = new LinkedHashSet<>();
    for (Element requirement : DmnXml.children(element(id), "informationRequirement")) {
      DmnXml.child(requirement, "requiredDecision")
          .map(required -> required.getAttribute("href").replaceFirst("^#", ""))
          .ifPresent(
              required -> {
                if (!decisions.containsKey(required)) {
                  findings.add(id, "DMN_GRAPH", "it needs a decision that is not in the document");
                  findings.requireNone();
                }
                order(required, path);
                all.add(required);
                all.addAll(needs.getOrDefault(required, Set.of()));
              });
    }
    path.remove(id);
    needs.put(id, all);
  }

  /** What a decision may name: results it needs before what the document declares. */
  private Map<String, Field> known(String id) {
    Map<String, Field> known = new HashMap<>(declared);
    for (DecisionTable table : made) {
      for (Field output : table.outputs()) {
        if (needs.getOrDefault(id, Set.of()).contains(table.key())) {
          known.put(output.code(), output);
        } else {
          known.remove(output.code());
        }
      }
    }
    return known;
  }

  private void check(DecisionTable table) {
    boolean answers = table.key().equals(key);
    if (!answers && (table.hitPolicy().givesLists() || counts(table))) {
      findings.add(
          table.key(),
          "DMN_GRAPH",
          "a decision that others need gives one result: not RULE ORDER, COLLECT or COUNT");
    }
    for (Field input : table.inputs()) {
      String giver = givers.get(input.code());
      if (giver != null && !needs.getOrDefault(table.key(), Set.of()).contains(giver)) {
        findings.add(
            place(table, input),
            "DMN_GRAPH",
            "decision %s gives this name; require it, or use another name".formatted(giver));
      } else if (giver != null && type(giver, input) != input.type()) {
        findings.add(
            place(table, input),
            "DMN_TYPE",
            "decision %s gives a %s".formatted(giver, FeelType.nameOf(type(giver, input))));
      } else if (giver == null && !consistent(input)) {
        findings.add(
            place(table, input), "DMN_TYPE", "the document gives this name another type elsewhere");
      }
    }
    for (Field output : table.outputs()) {
      boolean taken =
          givers.containsKey(output.code())
              || !answers && (declared.containsKey(output.code()) && isFact(output.code()));
      if (taken) {
        findings.add(
            place(table, output), "DMN_GRAPH", "another decision or input has this name already");
      }
    }
  }

  private boolean consistent(Field input) {
    Field said = declared.get(input.code());
    return said == null || said.type() == input.type();
  }

  /** Whether a decision made before has taken the name from outside. */
  private boolean isFact(String name) {
    return made.stream()
        .flatMap(table -> table.inputs().stream())
        .anyMatch(input -> input.code().equals(name));
  }

  /** The official engine gives a count of nothing no name, and so to nobody. */
  private static boolean counts(DecisionTable table) {
    return table.hitPolicy() == HitPolicy.COLLECT_COUNT;
  }

  private io.baton.cohort.FieldType type(String giver, Field input) {
    return made.stream()
        .filter(table -> table.key().equals(giver))
        .flatMap(table -> table.outputs().stream())
        .filter(output -> output.code().equals(input.code()))
        .findFirst()
        .orElseThrow()
        .type();
  }

  private static String place(DecisionTable table, Field column) {
    return "%s, column %s".formatted(table.key(), column.code());
  }
}
