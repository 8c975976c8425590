package io.baton.decision;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a small table document for a test. */
final class TableText {
  private final String key;
  private final String hitPolicy;
  private final List<String> columns = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();

  private TableText(String key, String hitPolicy) {
    this.key = key;
    this.hitPolicy = hitPolicy;
  }

  /**
   * @param hitPolicy as the attributes of the element, for example {@code hitPolicy="FIRST"}
   */
  static TableText aTable(String key, String hitPolicy) {
    return new TableText(key, hitPolicy);
  }

  TableText input(String name, String type) {
    columns.add(
        "<input id=\"i%d\"><inputExpression id=\"e%d\" typeRef=\"%s\"><text>%s</text></inputExpression></input>"
            .formatted(columns.size(), columns.size(), type, name));
    return this;
  }

  TableText output(String name, String type) {
    columns.add(
        "<output id=\"o%d\" name=\"%s\" typeRef=\"%s\"/>".formatted(columns.size(), name, type));
    return this;
  }

  /** Cells of inputs, then {@code =>}, then cells of outputs, with {@code |} between. */
  TableText row(String cells) {
    String[] sides = cells.split("=>", -1);
    rows.add(
        "<rule id=\"r%d\">".formatted(rows.size())
            + entries("inputEntry", sides[0])
            + entries("outputEntry", sides[1])
            + "</rule>");
    return this;
  }

  private String entries(String element, String cells) {
    StringBuilder xml = new StringBuilder();
    for (String cell : cells.split("\\|", -1)) {
      xml.append(
          "<%s id=\"%s%d_%d\"><text><![CDATA[%s]]></text></%s>"
              .formatted(element, element, rows.size(), xml.length(), cell.strip(), element));
    }
    return xml.toString();
  }

  String xml() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\""
        + " xmlns:camunda=\"http://camunda.org/schema/1.0/dmn\""
        + " id=\"definitions\" name=\"test\" namespace=\"test\">"
        + "<decision id=\"%s\" name=\"%s\" camunda:historyTimeToLive=\"P1D\">".formatted(key, key)
        + "<decisionTable id=\"the_table\" %s>".formatted(hitPolicy)
        + String.join("", columns)
        + String.join("", rows)
        + "</decisionTable></decision></definitions>";
  }

  byte[] bytes() {
    return xml().getBytes(StandardCharsets.UTF_8);
  }
}
