package io.baton.decision;

import io.baton.cohort.Field;
import io.baton.engine.ReferenceDecisions;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * The inputs of a document one at a time, each as a document of its own that names every row the
 * input alone would hit. Written from the author's text and not from what it was compiled to.
 */
final class ColumnsAlone {
  private static final String BEGIN =
      """
      <definitions xmlns="%s" id="definitions" name="column" namespace="column">
      <decision id="%s" name="column"><decisionTable id="table" hitPolicy="RULE ORDER">
      """;
  private static final String INPUT =
      """
      <input id="input%d"><inputExpression id="expression%d" typeRef="%s"><text>%s</text>\
      </inputExpression></input>
      """;
  private static final String OUTPUT =
      """
      <output id="output" name="row" typeRef="integer"/>
      """;

  private final DecisionTable table;
  private final InputClasses classes;
  private final List<Element> rules;
  private final Map<Integer, byte[]> documents = new HashMap<>();

  ColumnsAlone(DecisionTable table, InputClasses classes, byte[] dmn) {
    this.table = table;
    this.classes = classes;
    this.rules =
        DmnXml.children(DmnXml.read(dmn).getDocumentElement(), "decision").stream()
            .filter(decision -> decision.getAttribute("id").equals(table.key()))
            .flatMap(decision -> DmnXml.children(decision, "decisionTable").stream())
            .flatMap(rows -> DmnXml.children(rows, "rule").stream())
            .toList();
  }

  int rows() {
    return rules.size();
  }

  /** The numbers of the rows whose cells of this input all hit, by the official engine. */
  Set<Integer> rows(ReferenceDecisions reference, int input, Map<String, @Nullable Object> fact) {
    Set<Integer> rows = new TreeSet<>();
    byte[] document = documents.computeIfAbsent(input, this::document);
    for (Map<String, Object> hit : reference.evaluate(document, table.key(), fact)) {
      rows.add(Integer.valueOf(String.valueOf(hit.get("row"))));
    }
    return rows;
  }

  private byte[] document(int input) {
    StringBuilder xml = new StringBuilder(BEGIN.formatted(DmnXml.DMN, table.key()));
    List<Integer> columns = columns(classes.code(input));
    for (int column : columns) {
      Field field = table.inputs().get(column);
      xml.append(INPUT.formatted(column, column, FeelType.nameOf(field.type()), field.code()));
    }
    xml.append(OUTPUT);
    for (int row = 1; row <= rules.size(); row++) {
      List<Element> cells = DmnXml.children(rules.get(row - 1), "inputEntry");
      xml.append("<rule id=\"r%d\">".formatted(row));
      for (int column : columns) {
        xml.append(
            "<inputEntry id=\"i%d_%d\"><text>%s</text></inputEntry>"
                .formatted(row, column, escaped(DmnXml.text(cells.get(column)))));
      }
      xml.append(
          "<outputEntry id=\"o%1$d\"><text>%1$d</text></outputEntry></rule>\n".formatted(row));
    }
    return xml.append("</decisionTable></decision></definitions>")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Two columns may test one field. */
  private List<Integer> columns(String code) {
    return java.util.stream.IntStream.range(0, table.inputs().size())
        .filter(column -> table.inputs().get(column).code().equals(code))
        .boxed()
        .toList();
  }

  private static String escaped(String cell) {
    return cell.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
