package io.baton.decision;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a small document of several decisions for a test. */
final class GraphText {
  private final List<String> decisions = new ArrayList<>();
  private final List<String> data = new ArrayList<>();

  static GraphText aGraph() {
    return new GraphText();
  }

  /** Declares a name from outside. */
  GraphText data(String name, String type) {
    data.add(
        "<inputData id=\"data_%1$s\" name=\"%1$s\"><variable id=\"v_data_%1$s\" name=\"%1$s\" typeRef=\"%2$s\"/></inputData>"
            .formatted(name, type));
    return this;
  }

  GraphText table(TableText table, String... needs) {
    String xml = table.xml();
    String decision = xml.substring(xml.indexOf("<decision "), xml.indexOf("</definitions>"));
    String key = decision.replaceAll("(?s)^<decision id=\"([^\"]+)\".*", "$1");
    // Ids are unique in a document, not only in a table.
    String own =
        decision.replaceAll(
            "(<(?:input|output|rule|inputEntry|outputEntry|decisionTable|inputExpression) id=\")",
            "$1" + key + "_");
    decisions.add(own.replaceFirst("(<decision [^>]*>)", "$1" + requirements(key, needs)));
    return this;
  }

  GraphText expression(String key, String result, String type, String text, String... needs) {
    decisions.add(
        "<decision id=\"%1$s\" name=\"%1$s\"><variable id=\"v_%1$s\" name=\"%2$s\" typeRef=\"%3$s\"/>%4$s<literalExpression id=\"e_%1$s\"><text><![CDATA[%5$s]]></text></literalExpression></decision>"
            .formatted(key, result, type, requirements(key, needs), text));
    return this;
  }

  private static String requirements(String key, String... needs) {
    StringBuilder all = new StringBuilder();
    for (String need : needs) {
      all.append(
          "<informationRequirement id=\"r_%s_%s\"><requiredDecision href=\"#%s\"/></informationRequirement>"
              .formatted(key, need, need));
    }
    return all.toString();
  }

  String xml() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\""
        + " xmlns:camunda=\"http://camunda.org/schema/1.0/dmn\""
        + " id=\"definitions\" name=\"test\" namespace=\"test\">"
        + String.join("", data)
        + String.join("", decisions)
        + "</definitions>";
  }

  byte[] bytes() {
    return xml().getBytes(StandardCharsets.UTF_8);
  }
}
