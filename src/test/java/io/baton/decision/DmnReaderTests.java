package io.baton.decision;

import static io.baton.decision.TableText.aTable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate: what is refused, and how it is named. */
@Timeout(20)
class DmnReaderTests {
  private static TableText plain() {
    return aTable("t", "hitPolicy=\"FIRST\"")
        .input("age", "number")
        .input("city", "string")
        .output("offer", "string");
  }

  private static final String GOOD =
      plain().row("> 30 | \"A\" => \"x\"").row("- | - => \"y\"").xml();

  @Test
  void shouldReadAnOrdinaryTable() {
    DecisionTable table = read(GOOD);
    assertThat(table.hitPolicy()).isEqualTo(HitPolicy.FIRST);
    assertThat(table.rules()).hasSize(2);
    assertThat(table.rules().get(1).tests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "inputEntry",
    "outputEntry",
  })
  void shouldRefuseOtherExpressionLanguages(String element) {
    for (String language : List.of("groovy", "juel", "javascript", "", "FEEL2")) {
      String attribute = " expressionLanguage=\"%s\"".formatted(language);
      assertRefused(
          GOOD.replaceFirst("<" + element + " ", "<" + element + attribute + " "),
          "DMN_LANGUAGE",
          "@expressionLanguage");
    }
    assertThat(
            read(
                GOOD.replaceFirst(
                    "<" + element + " ", "<" + element + " expressionLanguage=\"feel\" ")))
        .isNotNull();
  }

  @Test
  void shouldRefuseOtherLanguagesOfTheWholeDocument() {
    assertRefused(
        GOOD.replace("<definitions ", "<definitions typeLanguage=\"java\" "),
        "DMN_LANGUAGE",
        "@typeLanguage");
    assertRefused(
        GOOD.replace("<definitions ", "<definitions expressionLanguage=\"juel\" "),
        "DMN_LANGUAGE",
        "@expressionLanguage");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<import namespace='x' importType='y'/>",
        "<businessKnowledgeModel id='b' name='b'/>",
        "<itemDefinition id='b' name='b'/>",
        "<extensionElements/>",
        "<decisionService id='d'/>",
      })
  void shouldRefuseElementsOutsideTheList(String element) {
    assertRefused(
        GOOD.replace("</decision>", "</decision>" + element.replace('\'', '"')),
        "DMN_ELEMENT",
        element.substring(1, element.indexOf('>')).split("[ /]")[0]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<context><contextEntry/></context>",
        "<invocation/>",
        "<functionDefinition/>",
        "<relation/>",
      })
  void shouldRefuseDecisionsThatAreNoTables(String logic) {
    assertRefused(
        GOOD.replaceAll(
            "<decisionTable.*</decisionTable>", logic.replace('\'', '"').replace("$", "\\$")),
        "DMN_ELEMENT",
        logic.substring(1).split("[ />]")[0]);
  }

  @Test
  void shouldRefuseLiteralExpressionsThatAreNoFeel() {
    String table = "<decisionTable.*</decisionTable>";
    assertRefused(
        GOOD.replaceAll(
            table,
            "<literalExpression expressionLanguage=\"juel\"><text>\\${x}</text></literalExpression>"),
        "DMN_LANGUAGE",
        "@expressionLanguage");
    String variable = "<variable name=\"x\" typeRef=\"string\"/>";
    assertRefused(
        GOOD.replaceAll(
            table, variable + "<literalExpression><text>\\${x}</text></literalExpression>"),
        "DMN_CELL",
        "row 1");
  }

  @Test
  void shouldRefuseAttributesOutsideTheList() {
    assertRefused(
        GOOD.replace("camunda:historyTimeToLive", "camunda:historyTimeToLive=\"P1D\" camunda:x"),
        "DMN_ATTRIBUTE",
        "@camunda:x");
    assertRefused(
        GOOD.replaceFirst("<input ", "<input camunda:inputVariable=\"x\" "),
        "DMN_ATTRIBUTE",
        "@camunda:inputVariable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "> income~number",
        "\"A\"~number",
        "5~string",
        "> \"A\"~string",
        "date(\"2026-02-30\")~date",
        "\"2026-02-01\"~date",
        "? > income~number",
        "matches(?, \"(a+)+\")~string",
        "some x in [1] satisfies x > ?~number",
        "x + 1~number",
        "5 + 1~number",
        "for i in 1..2000000000 return i~number",
        "{f: function(x) external {java:{class:\"java.lang.Runtime\"}}}~string",
        "\"id\".execute()~string",
        "not(true)~boolean",
        "true, false~boolean",
        "null, true~boolean",
        "not(-)~number",
        "not(not(5))~number",
        "[1..5~number",
        "[1,5]~number",
        "5,~number",
        "\"A~string",
        "-, 5~number",
        "${x}~string",
        "1e400~number",
        "date and time(\"2026-01-01T00:00:00\")~date",
      })
  void shouldRefuseCellsItCannotMapAndNameThem(String cell, String type) {
    String document =
        aTable("t", "hitPolicy=\"FIRST\"")
            .input("fine", "string")
            .input("tested", type)
            .output("offer", "string")
            .row("- | - => \"x\"")
            .row("\"A\" | " + cell + " => \"y\"")
            .xml();
    assertRefused(document, "DMN_CELL", "t, row 2, column tested");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "age * income~number",
        "? * 2~number",
        "for i in 1..age return i~number",
        "matches(age, \"a\")~boolean",
        "\"x\"~number",
        "5~string",
        "yes~boolean",
        "> 5~number"
      })
  void shouldRefuseOutputsThatAreNoConstants(String cell, String type) {
    String document =
        aTable("t", "hitPolicy=\"FIRST\"")
            .input("age", "number")
            .output("offer", type)
            .row("- => " + cell)
            .xml();
    assertRefused(document, "DMN_CELL", "t, row 1, column offer");
  }

  @Test
  void shouldRefuseInputExpressionsThatCalculate() {
    assertRefused(
        aTable("t", "").input("age + 1", "number").output("o", "string").row("- => \"x\"").xml(),
        "DMN_EXPRESSION",
        "t, input 1");
    assertRefused(
        aTable("t", "").input("age", "any").output("o", "string").row("- => \"x\"").xml(),
        "DMN_TYPE",
        "t, input 1");
  }

  @Test
  void shouldRefuseHitPoliciesItDoesNotKnow() {
    for (String policy : List.of("PRIORITY", "OUTPUT ORDER", "X", "COLLECT\" aggregation=\"AVG")) {
      assertRefused(
          aTable("t", "hitPolicy=\"" + policy + "\"")
              .input("a", "number")
              .output("o", "number")
              .row("- => 1")
              .xml(),
          "DMN_HIT_POLICY",
          "t/@hitPolicy");
    }
    assertRefused(
        aTable("t", "hitPolicy=\"COLLECT\" aggregation=\"SUM\"")
            .input("a", "number")
            .output("o", "string")
            .row("- => \"x\"")
            .xml(),
        "DMN_HIT_POLICY",
        "t");
  }

  @Test
  void shouldRefuseDocumentTypesWithoutReadingThem() {
    String xxe =
        GOOD.replace(
            "<definitions", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions");
    assertRefused(xxe, "DECISION_XML", "line");
    assertThatThrownBy(() -> read(xxe))
        .hasMessageContaining("DOCTYPE")
        .hasMessageNotContaining("root");
    assertRefused("no xml at all", "DECISION_XML", "line 1");
    assertRefused("", "DECISION_XML", "");
  }

  @Test
  void shouldRefuseDuplicateIds() {
    assertRefused(GOOD.replace("id=\"r1\"", "id=\"r0\""), "DMN_ID", "r0");
  }

  @Test
  void shouldRefuseAForeignKeyAndASecondDecision() {
    assertThatThrownBy(() -> DmnReader.read("other", GOOD.getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("must be other");
    assertRefused(
        GOOD.replace("</definitions>", "<decision id=\"u\" name=\"u\"/></definitions>"),
        "DMN_GRAPH",
        "u");
  }

  @Test
  void shouldRefuseOversizeQuickly() {
    TableText many = plain();
    for (int i = 0; i < 1001; i++) {
      many.row("- | - => \"x\"");
    }
    assertTooLarge(many.bytes());
    assertTooLarge(new byte[1_000_001]);
    String deep = "<decision id=\"a\">".repeat(50_000);
    assertThatThrownBy(() -> read(GOOD.replace("<decision ", deep + "<decision ")))
        .isInstanceOf(BatonException.class);
  }

  private static void assertTooLarge(byte[] dmn) {
    assertThatThrownBy(() -> DmnReader.read("t", dmn))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(DecisionErrorCode.DECISION_TOO_LARGE));
  }

  private static DecisionTable read(String document) {
    return DmnReader.read("t", document.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(String document, String code, String place) {
    assertThatThrownBy(() -> read(document))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(DecisionErrorCode.DECISION_REFUSED);
              assertThat(e.findings()).extracting(Finding::code).contains(code);
              assertThat(e.findings()).extracting(Finding::place).anyMatch(p -> p.contains(place));
            });
  }
}
