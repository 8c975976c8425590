package io.baton.decision;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** How the author of a table calls one of its rows: the id, and the remark beside it. */
record RuleText(String id, @Nullable String remark) {

  /**
   * @param number from 1; 0 means no row
   */
  static Optional<RuleText> of(byte[] dmn, String key, int number) {
    List<Element> rows =
        DmnXml.children(DmnXml.read(dmn).getDocumentElement(), "decision").stream()
            .filter(decision -> decision.getAttribute("id").equals(key))
            .flatMap(decision -> DmnXml.children(decision, "decisionTable").stream())
            .flatMap(table -> DmnXml.children(table, "rule").stream())
            .toList();
    if (number < 1 || number > rows.size()) {
      return Optional.empty();
    }
    Element row = rows.get(number - 1);
    String remark =
        DmnXml.child(row, "description")
            .map(text -> text.getTextContent().strip())
            .or(() -> DmnXml.child(row, "annotationEntry").map(DmnXml::text))
            .filter(text -> !text.isEmpty())
            .orElse(null);
    return Optional.of(new RuleText(row.getAttribute("id"), remark));
  }
}
