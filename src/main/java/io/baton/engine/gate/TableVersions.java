package io.baton.engine.gate;

import io.baton.engine.ElementInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which version of its table a decision of a journey asks: the signed one, or the latest. One table
 * of one journey is asked in one way, or two steps would contradict each other by the same name.
 */
final class TableVersions {
  private TableVersions() {}

  static boolean isOne(Node node, String parameter) {
    return node.is("bpmn:businessRuleTask") && parameter.equals(ElementInfo.TABLE_VERSION);
  }

  static void check(Drawing drawing, Refusals refusals) {
    Map<String, String> asked = new HashMap<>();
    drawing
        .all("bpmn:businessRuleTask")
        .forEach(
            task -> {
              String version =
                  task.properties().getOrDefault(ElementInfo.TABLE_VERSION, ElementInfo.SIGNED);
              String place = task.place(ElementInfo.TABLE_VERSION);
              if (!List.of(ElementInfo.SIGNED, ElementInfo.LATEST).contains(version)) {
                refusals.add(place, Refusal.PROCESS_TABLE_VERSION);
                return;
              }
              String before = asked.putIfAbsent(task.attribute("camunda:decisionRef"), version);
              if (before != null && !before.equals(version)) {
                refusals.add(place, Refusal.PROCESS_TABLE_TWO_WAYS);
              }
            });
  }
}
