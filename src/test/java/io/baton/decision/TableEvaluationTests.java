package io.baton.decision;

import static io.baton.decision.TableText.aTable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random tables over random rows with nulls, under every hit policy, against the slow oracles. */
class TableEvaluationTests {
  private static final List<String> POLICIES =
      List.of(
          "hitPolicy=\"FIRST\"",
          "hitPolicy=\"RULE ORDER\"",
          "hitPolicy=\"COLLECT\"",
          "hitPolicy=\"COLLECT\" aggregation=\"SUM\"",
          "hitPolicy=\"COLLECT\" aggregation=\"MIN\"",
          "hitPolicy=\"COLLECT\" aggregation=\"MAX\"",
          "hitPolicy=\"COLLECT\" aggregation=\"COUNT\"");
  private static final String[] NUMBERS = {
    "-", "< 3", ">= 2.5", "[1..4)", "not(2)", "not(> 3)", "null", "1, 5, > 8", "not(null)"
  };
  private static final String[] TEXTS = {
    "-", "\"A\"", "\"A\", \"B\"", "not(\"A\")", "null", "not(\"B\", null)"
  };
  private static final int ROWS = 200;

  /** Setting it up costs more than a table does. */
  private static final OfficialEngine OFFICIAL = new OfficialEngine();

  private static final String[] TRUTHS = {"-", "-", "true", "false", "null", "not(null)"};

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void shouldDecideLikeTheOfficialEngine(int policy) {
    for (int seed = 0; seed < 4; seed++) {
      byte[] document = randomTable(POLICIES.get(policy), new Random(seed));
      int[] left = {60};
      DecisionCertificate certificate =
          DecisionCheck.compare(
              DmnReader.read("t", document), document, OFFICIAL, () -> left[0]-- > 0);
      assertThat(certificate.difference()).isNull();
      assertThat(certificate.compared()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void shouldDecideForASetAsForEachOne(int policy) {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      DecisionTable table = DmnReader.read("t", randomTable(POLICIES.get(policy), random));
      List<Map<String, Object>> rows = randomRows(random, ROWS);
      FieldIndex index = indexOf(rows);
      CustomerSet among = CustomerSet.range(20, ROWS - 20);
      List<List<Map<String, String>>> bySet = new ArrayList<>();
      rows.forEach(row -> bySet.add(new ArrayList<>()));
      for (SetOutcome.Hit hit : TableEvaluation.run(table, index, among)) {
        hit.customers().forEach(customer -> bySet.get(customer).add(hit.values()));
      }
      for (int customer = 0; customer < rows.size(); customer++) {
        List<Map<String, String>> alone =
            among.contains(customer)
                ? TableEvaluation.run(table, Facts.index(table, rows.get(customer)), Facts.THE_ONE)
                    .stream()
                    .map(SetOutcome.Hit::values)
                    .toList()
                : List.of();
        assertThat(bySet.get(customer)).as(rows.get(customer).toString()).isEqualTo(alone);
      }
    }
  }

  @Test
  void shouldRefuseContradictionsUnderUniqueAndAny() {
    for (String policy : List.of("UNIQUE", "ANY")) {
      DecisionTable table =
          DmnReader.read(
              "t",
              aTable("t", "hitPolicy=\"" + policy + "\"")
                  .input("x", "number")
                  .output("o", "number")
                  .row("> 1 => 1")
                  .row("> 5 => 2")
                  .bytes());
      assertThat(TableEvaluation.run(table, Facts.index(table, Map.of("x", 3)), Facts.THE_ONE))
          .hasSize(1);
      assertThatThrownBy(
              () -> TableEvaluation.run(table, Facts.index(table, Map.of("x", 7)), Facts.THE_ONE))
          .isInstanceOfSatisfying(
              BatonException.class,
              e -> {
                assertThat(e.code()).isEqualTo(DecisionErrorCode.DECISION_AMBIGUOUS);
                assertThat(e.findings().get(0).place()).isEqualTo("t, row 2");
              });
    }
  }

  @Test
  void shouldLetRowsAgreeUnderAny() {
    DecisionTable table =
        DmnReader.read(
            "t",
            aTable("t", "hitPolicy=\"ANY\"")
                .input("x", "number")
                .output("o", "number")
                .row("> 1 => 1.0")
                .row("> 5 => 1")
                .bytes());
    assertThat(TableEvaluation.run(table, Facts.index(table, Map.of("x", 7)), Facts.THE_ONE))
        .singleElement()
        .satisfies(hit -> assertThat(hit.rule()).isEqualTo(1));
  }

  @Test
  void shouldTreatUnknownFieldsAsNullAndRefuseFieldsOfAnotherType() {
    DecisionTable table =
        DmnReader.read(
            "t",
            aTable("t", "hitPolicy=\"FIRST\"")
                .input("x", "number")
                .output("o", "string")
                .row("> 1 => \"more\"")
                .row("- => \"default\"")
                .bytes());
    FieldIndex nothing = FieldIndex.empty(Instant.EPOCH).withEveryone(CustomerSet.range(0, 10));
    assertThat(TableEvaluation.run(table, nothing, CustomerSet.range(0, 5)))
        .singleElement()
        .satisfies(
            hit -> {
              assertThat(hit.rule()).isEqualTo(2);
              assertThat(hit.customers()).isEqualTo(CustomerSet.range(0, 5));
            });
    FieldIndex other = nothing.with(Column.unknown(Field.of("x", FieldType.ENUM)));
    assertThatThrownBy(() -> TableEvaluation.run(table, other, CustomerSet.range(0, 5)))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(DecisionErrorCode.DECISION_INPUT_MISMATCH));
  }

  private static byte[] randomTable(String policy, Random random) {
    TableText table =
        aTable("t", policy)
            .input("x", "number")
            .input("y", "string")
            .input("z", "boolean")
            .output("o", "number");
    int rows = 1 + random.nextInt(6);
    for (int i = 0; i < rows; i++) {
      table.row(
          "%s | %s | %s => %s"
              .formatted(
                  NUMBERS[random.nextInt(NUMBERS.length)],
                  TEXTS[random.nextInt(TEXTS.length)],
                  TRUTHS[random.nextInt(TRUTHS.length)],
                  random.nextInt(5) - 1));
    }
    return table.bytes();
  }

  private static List<Map<String, Object>> randomRows(Random random, int count) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Object> row = new HashMap<>();
      if (random.nextInt(5) > 0) {
        row.put("x", BigDecimal.valueOf(random.nextInt(20), 1).multiply(BigDecimal.valueOf(5)));
      }
      if (random.nextInt(5) > 0) {
        row.put("y", List.of("A", "B", "C").get(random.nextInt(3)));
      }
      if (random.nextInt(5) > 0) {
        row.put("z", random.nextBoolean());
      }
      rows.add(row);
    }
    return rows;
  }

  private static FieldIndex indexOf(List<Map<String, Object>> rows) {
    ColumnBuilder x = ColumnBuilder.of(Field.number("x", 1));
    ColumnBuilder y = ColumnBuilder.of(Field.of("y", FieldType.ENUM));
    ColumnBuilder z = ColumnBuilder.of(Field.of("z", FieldType.BOOLEAN));
    for (int i = 0; i < rows.size(); i++) {
      x.put(i, text(rows.get(i).get("x")));
      y.put(i, text(rows.get(i).get("y")));
      z.put(i, text(rows.get(i).get("z")));
    }
    return FieldIndex.empty(Instant.EPOCH)
        .withEveryone(CustomerSet.range(0, rows.size()))
        .with(x.build(), y.build(), z.build());
  }

  private static @org.jspecify.annotations.Nullable String text(
      @org.jspecify.annotations.Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
