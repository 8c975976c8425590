package io.baton.grouping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a small table over numbers for a test. */
final class Table {
  private final String head;
  private final int inputs;
  private final List<String> rows = new ArrayList<>();

  private Table(String head, int inputs) {
    this.head = head;
    this.inputs = inputs;
  }

  /** Inputs are numbers where their name does not end with {@code :string}; results are texts. */
  static Table of(String key, String hitPolicy, List<String> inputs, String... outputs) {
    StringBuilder head = new StringBuilder();
    head.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="D" name="D" namespace="https://baton.io/t">
        <decision id="%s" name="%s" camunda:historyTimeToLive="P1D"><decisionTable id="T" %s>
        """
            .formatted(key, key, hitPolicy));
    for (int i = 0; i < inputs.size(); i++) {
      String[] input = inputs.get(i).split(":");
      head.append(
          "<input id=\"i%d\"><inputExpression id=\"e%d\" typeRef=\"%s\"><text>%s</text></inputExpression></input>"
              .formatted(i, i, input.length > 1 ? input[1] : "number", input[0]));
    }
    for (int i = 0; i < outputs.length; i++) {
      head.append("<output id=\"o%d\" name=\"%s\" typeRef=\"string\"/>".formatted(i, outputs[i]));
    }
    return new Table(head.toString(), inputs.size());
  }

  /** First the tests, then the results; null for none. */
  Table row(@Nullable String... cells) {
    int row = rows.size();
    StringBuilder xml = new StringBuilder("<rule id=\"r" + row + "\">");
    for (int i = 0; i < cells.length; i++) {
      boolean input = i < inputs;
      String cell = cells[i];
      xml.append(
          "<%s id=\"c%d_%d\"><text><![CDATA[%s]]></text></%s>"
              .formatted(
                  input ? "inputEntry" : "outputEntry",
                  row,
                  i,
                  cell == null ? "" : input ? cell : '"' + cell + '"',
                  input ? "inputEntry" : "outputEntry"));
    }
    rows.add(xml.append("</rule>").toString());
    return this;
  }

  byte[] xml() {
    return (head + String.join("", rows) + "</decisionTable></decision></definitions>")
        .getBytes(StandardCharsets.UTF_8);
  }
}
