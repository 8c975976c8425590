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
    List<RuleText> rows = all(dmn, key);
    return number < 1 || number > rows.size()
        ? Optional.empty()
        : Optional.of(rows.get(number - 1));
  }

  /** In the order of the document; empty where the decision is no table. */
  static List<RuleText> all(byte[] dmn, String key) {
    return DmnXml.children(DmnXml.read(dmn).getDocumentElement(), "decision").stream()
        .filter(decision -> decision.getAttribute("id").equals(key))
        .flatMap(decision -> DmnXml.children(decision, "decisionTable").stream())
        .flatMap(table -> DmnXml.children(table, "rule").stream())
        .map(RuleText::of)
        .toList();
  }

  private static RuleText of(Element row) {
    String remark =
        DmnXml.child(row, "description")
            .map(text -> text.getTextContent().strip())
            .or(() -> DmnXml.child(row, "annotationEntry").map(DmnXml::text))
            .filter(text -> !text.isEmpty())
            .orElse(null);
    return new RuleText(row.getAttribute("id"), remark);
  }
}
