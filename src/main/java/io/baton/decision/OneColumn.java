package io.baton.decision;

import io.baton.cohort.Field;
import java.nio.charset.StandardCharsets;

/** One input of a table as a document of its own that names every row the input alone would hit. */
final class OneColumn {
  static final String ROW = "row";

  private static final String BEGIN =
      """
      <definitions xmlns="%s" id="definitions" name="column" namespace="column">
      <decision id="%s" name="column"><decisionTable id="table" hitPolicy="RULE ORDER">
      <input id="input"><inputExpression id="expression" typeRef="%s"><text>%s</text>\
      </inputExpression></input>
      <output id="output" name="%s" typeRef="integer"/>
      """;

  private OneColumn() {}

  static byte[] document(DecisionTable table, int column) {
    Field input = table.inputs().get(column);
    StringBuilder xml =
        new StringBuilder(
            BEGIN.formatted(
                DmnXml.DMN, table.key(), FeelType.nameOf(input.type()), input.code(), ROW));
    for (DecisionTable.TableRule rule : table.rules()) {
      xml.append(
          "<rule id=\"r%1$d\"><inputEntry id=\"i%1$d\"><text>%2$s</text></inputEntry>"
                  .formatted(rule.number(), escaped(rule.cells().get(column)))
              + "<outputEntry id=\"o%1$d\"><text>%1$d</text></outputEntry></rule>%n"
                  .formatted(rule.number()));
    }
    return xml.append("</decisionTable></decision></definitions>")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String cell) {
    return cell.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
