package io.baton.decision;

import static io.baton.decision.GraphText.aGraph;
import static io.baton.decision.TableText.aTable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.engine.ReferenceDecisions;
import io.baton.shared.BatonException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents of several decisions, literal expressions and calculated outputs. */
class DecisionGraphsTests {
  private static final int MANY = 60_000;
  private static final ReferenceDecisions NOBODY =
      (dmn, key, facts) -> {
        throw new IllegalStateException("sets need no engine");
      };

  private static TableText band() {
    return aTable("band", "hitPolicy=\"FIRST\"")
        .input("total", "number")
        .output("tier", "string")
        .row(">= 1000 => \"GOLD\"")
        .row(">= 100 => \"SILVER\"");
  }

  private static GraphText graph() {
    return aGraph()
        .data("n", "number")
        .data("m", "number")
        .expression("sum", "total", "number", "n + 2 * m")
        .expression("fit", "fits", "boolean", "n >= 10 and not(s = \"B\")")
        .table(band(), "sum")
        .table(
            aTable("t", "hitPolicy=\"FIRST\"")
                .input("tier", "string")
                .input("fits", "boolean")
                .input("s", "string")
                .output("o", "number")
                .output("said", "string")
                .row("\"GOLD\" | true | - => 3 | \"a\"")
                .row("null | - | not(\"A\") => 2 | tier")
                .row("- | null | - => 1 | if s = null then \"none\" else s"),
            "band",
            "fit");
  }

  private static FieldIndex index(int customers) {
    ColumnBuilder n = ColumnBuilder.of(Field.number("n", 0));
    ColumnBuilder m = ColumnBuilder.of(Field.number("m", 0));
    ColumnBuilder s = ColumnBuilder.of(Field.of("s", FieldType.ENUM));
    for (int i = 0; i < customers; i++) {
      n.put(i, i % 7 == 0 ? null : Integer.toString(i));
      m.put(i, i % 11 == 0 ? null : Integer.toString(i % 300));
      s.put(i, i % 5 == 0 ? null : i % 5 == 1 ? "A" : "B");
    }
    return FieldIndex.empty(Instant.EPOCH)
        .withEveryone(CustomerSet.range(0, customers))
        .with(n.build(), m.build(), s.build());
  }

  @Test
  void shouldCompareTheGraphAsAWholeAndEachDecision() {
    byte[] document = graph().bytes();
    DecisionTable table = DmnReader.read("t", document);
    assertThat(table.facts()).extracting(Field::code).containsExactlyInAnyOrder("n", "m", "s");
    DecisionCertificate certificate =
        DecisionCheck.compare(table, document, new OfficialEngine(), () -> true);
    assertThat(certificate.difference()).isNull();
    assertThat(certificate.compared()).isGreaterThan(100);
    // Sums are not the same all over a class.
    assertThat(certificate.exhaustive()).isFalse();
  }

  @Test
  void shouldProveAGraphOfComparisonsCompletely() {
    byte[] document =
        aGraph()
            .data("n", "number")
            .data("s", "string")
            .expression("fit", "fits", "boolean", "n >= 10 and (s = \"A\" or n < 20) or s != \"B\"")
            .table(
                aTable("t", "hitPolicy=\"UNIQUE\"")
                    .input("fits", "boolean")
                    .output("o", "number")
                    .row("true => 1")
                    .row("false => 2")
                    .row("null => 3"),
                "fit")
            .bytes();
    DecisionTable table = DmnReader.read("t", document);
    DecisionCertificate certificate =
        DecisionCheck.compare(table, document, new OfficialEngine(), () -> true);
    assertThat(certificate.difference()).isNull();
    assertThat(certificate.exhaustive()).isTrue();
  }

  /** A wire that is crossed shows, even where every decision alone is right. */
  @Test
  void shouldCatchACrossedWire() {
    byte[] document = graph().bytes();
    DecisionTable right = DmnReader.read("t", document);
    DecisionTable crossed =
        right.requiring(
            right.required().stream().filter(each -> !each.key().equals("sum")).toList());
    assertThat(
            DecisionCheck.compare(crossed, document, new OfficialEngine(), () -> true).difference())
        .isNotNull();
  }

  @Test
  void shouldMapComparisonsAndSumsWithoutAskingForEveryValue() {
    byte[] document =
        aGraph()
            .data("n", "number")
            .data("m", "number")
            .expression("sum", "total", "number", "n + 2 * m")
            .expression("fit", "fits", "boolean", "n >= 10 and m < 200")
            .table(band(), "sum")
            .table(
                aTable("t", "hitPolicy=\"FIRST\"")
                    .input("tier", "string")
                    .input("fits", "boolean")
                    .output("o", "number")
                    .row("\"GOLD\" | true => 1")
                    .row("null | - => 2")
                    .row("- | false => 3"),
                "band",
                "fit")
            .bytes();
    DecisionTable table = DmnReader.read("t", document);
    int[] by = new int[4];
    TableRuns.run(table, index(MANY), CustomerSet.range(0, MANY), NOBODY)
        .forEach(hit -> hit.customers().forEach(customer -> by[hit.rule()]++));
    int[] expected = new int[4];
    for (int i = 0; i < MANY; i++) {
      boolean known = i % 7 != 0 && i % 11 != 0;
      int total = i + 2 * (i % 300);
      boolean below = i % 7 != 0 && i < 10 || i % 11 != 0 && i % 300 >= 200;
      boolean fits = known && !below;
      expected[known && total >= 1000 && fits ? 1 : !known || total < 100 ? 2 : below ? 3 : 0]++;
    }
    expected[0] = 0;
    assertThat(by).isEqualTo(expected);
  }

  @Test
  void shouldRefuseWhatWouldHaveToBeAskedTooOften() {
    byte[] document =
        aTable("t", "hitPolicy=\"FIRST\"")
            .input("n", "number")
            .output("o", "number")
            .row("- => floor(n / 3)")
            .bytes();
    DecisionTable table = DmnReader.read("t", document);
    assertThatThrownBy(
            () ->
                TableRuns.run(table, index(MANY), CustomerSet.range(0, MANY), new OfficialEngine()))
        .isInstanceOfSatisfying(
            BatonException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(DecisionErrorCode.DECISION_TOO_LARGE);
              assertThat(refused.findings().get(0).place()).isEqualTo("t, row 1, column o");
            });
    assertThat(TableRuns.run(table, index(50), CustomerSet.range(0, 50), new OfficialEngine()))
        .hasSize(18);
  }

  @Test
  void shouldRefuseDigitsRatherThanRoundThem() {
    DecisionTable table =
        DmnReader.read(
            "t",
            aTable("t", "hitPolicy=\"FIRST\"")
                .input("n", "number")
                .output("o", "number")
                .row("- => n / 3")
                .bytes());
    Map<String, Object> third = Map.of("n", BigDecimal.ONE);
    assertThatThrownBy(
            () ->
                TableRuns.run(
                    table, Facts.index(table, third), Facts.THE_ONE, new OfficialEngine()))
        .isInstanceOfSatisfying(
            BatonException.class,
            refused ->
                assertThat(refused.code()).isEqualTo(DecisionErrorCode.DECISION_RESULT_MISFIT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a number that nobody declares; DMN_EXPRESSION",
        "a decision that is not needed; DMN_GRAPH",
        "a decision that needs itself; DMN_GRAPH",
        "a list for others; DMN_GRAPH",
        "a name that is not required; DMN_EXPRESSION",
        "a loop; DMN_EXPRESSION",
        "an added-up calculation; DMN_CELL",
        "another type; DMN_TYPE"
      })
  void shouldRefuse(String what, String code) {
    TableText top =
        aTable("t", "hitPolicy=\"FIRST\"")
            .input("x", "number")
            .output("o", "number")
            .row("> 1 => 1");
    GraphText document =
        switch (what) {
          case "a number that nobody declares" ->
              aGraph().expression("e", "x", "number", "n + 1").table(top, "e");
          case "a decision that is not needed" ->
              aGraph().data("n", "number").expression("e", "z", "number", "n + 1").table(top);
          case "a decision that needs itself" ->
              aGraph()
                  .data("n", "number")
                  .expression("e", "x", "number", "n + 1", "t")
                  .table(top, "e");
          case "a list for others" ->
              aGraph()
                  .table(
                      aTable("e", "hitPolicy=\"COLLECT\"")
                          .input("n", "number")
                          .output("x", "number")
                          .row("> 1 => 1"))
                  .table(top, "e");
          case "a name that is not required" ->
              aGraph()
                  .data("n", "number")
                  .expression("e", "x", "number", "n + 1")
                  .expression("f", "y", "number", "x + 1")
                  .table(top, "e", "f");
          case "a loop" ->
              aGraph()
                  .data("n", "number")
                  .expression("e", "x", "number", "sum(for i in 1..n return i)")
                  .data("i", "number")
                  .table(top, "e");
          case "an added-up calculation" ->
              aGraph()
                  .table(
                      aTable("t", "hitPolicy=\"COLLECT\" aggregation=\"SUM\"")
                          .input("x", "number")
                          .output("o", "number")
                          .row("> 1 => x + 1"));
          default ->
              aGraph().data("s", "string").expression("e", "x", "string", "s").table(top, "e");
        };
    assertThatThrownBy(() -> DmnReader.read("t", document.bytes()))
        .isInstanceOfSatisfying(
            BatonException.class,
            refused ->
                assertThat(refused.findings())
                    .anySatisfy(finding -> assertThat(finding.code()).isEqualTo(code)));
  }
}
