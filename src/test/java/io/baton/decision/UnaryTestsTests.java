package io.baton.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every form of cell, over every kind of value and null, against Camunda's own engine with
 * FEEL-Scala: the two must hit the same.
 */
class UnaryTestsTests {
  private static final OfficialEngine OFFICIAL = new OfficialEngine();
  private static final Map<String, List<Object>> VALUES =
      Map.of(
          "string", List.of("A", "B", "", "O\"Hara", "\\", "上海", "null"),
          "number",
              List.of(
                  new BigDecimal("-7.5"),
                  new BigDecimal("-5"),
                  BigDecimal.ZERO,
                  BigDecimal.ONE,
                  new BigDecimal("4.99"),
                  new BigDecimal("5"),
                  new BigDecimal("5.01"),
                  BigDecimal.TEN),
          "boolean", List.of(true, false),
          "date",
              List.of(
                  LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 15), LocalDate.of(2026, 12, 31)));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "string; -",
        "string; ``",
        "string; \"A\"",
        "string; \"A\", \"B\"",
        "string; \"上海\",\"O\\\"Hara\"",
        "string; \"\\\\\"",
        "string; null",
        "string; null, \"A\"",
        "string; not(\"A\")",
        "string; not(\"A\", \"B\")",
        "string; not(null)",
        "string; not(\"A\", null)",
        "string; not( null , \"B\")",
        "number; 5",
        "number; -5",
        "number; 5, 10, -7.5",
        "number; 5.0",
        "number; < 5",
        "number; <= 5",
        "number; > -5",
        "number; >=5",
        "number; < 0, > 5",
        "number; 0, > 5",
        "number; [1..5]",
        "number; (1..5)",
        "number; ]1..5[",
        "number; [1..5)",
        "number; (1..5]",
        "number; [-7.5..-5]",
        "number; [5..1]",
        "number; [0..1], [5..5], 10",
        "number; null",
        "number; null, < 0",
        "number; not(5)",
        "number; not(5, 10)",
        "number; not(> 5)",
        "number; not([1..5])",
        "number; not(5, > 9)",
        "number; not(> 9, 5)",
        "number; not(null)",
        "number; not(null, 5)",
        "number; not(null, > 5)",
        "number; not(> 5, null)",
        "boolean; true",
        "boolean; false",
        "boolean; null",
        "boolean; not(null)",
        "date; date(\"2026-06-15\")",
        "date; < date(\"2026-06-15\")",
        "date; >= date(\"2026-06-15\")",
        "date; [date(\"2026-01-01\")..date(\"2026-06-15\")]",
        "date; (date(\"2026-01-01\")..date(\"2026-12-31\"))",
        "date; date(\"2026-01-01\"), date(\"2026-12-31\")",
        "date; not(date(\"2026-06-15\"))",
        "date; not(> date(\"2026-06-15\"))",
        "date; null",
        "date; not(null)",
      })
  void shouldHitLikeTheOfficialEngine(String type, String cell) {
    byte[] document =
        TableText.aTable("table", "hitPolicy=\"UNIQUE\"")
            .input("x", type)
            .output("hit", "boolean")
            .row(cell + " => true")
            .bytes();
    DecisionTable table = DmnReader.read("table", document);
    List<Object> values = new ArrayList<>(VALUES.getOrDefault(type, List.of()));
    values.add(null);
    Map<Object, Boolean> expected = new HashMap<>();
    Map<Object, Boolean> actual = new HashMap<>();
    for (Object value : values) {
      Map<String, Object> facts = value == null ? Map.of() : Collections.singletonMap("x", value);
      expected.put(value, !OFFICIAL.evaluate(document, "table", facts).isEmpty());
      actual.put(
          value, !TableEvaluation.run(table, Facts.index(table, facts), Facts.THE_ONE).isEmpty());
    }
    assertThat(actual).isEqualTo(expected);
  }

  /** What the certificate takes its classes from, whatever the compiler makes of the cell. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[0..4] | 0 4",
        "not(]1.5..-2[) | 1.5 -2",
        "< 3, (7..8.25], \"x9\" | 3 7 8.25 x9",
        "event.4 > 5 | 5",
        "n2 + 1 | 1",
      })
  void shouldFindEveryConstantOfACell(String cell, String constants) {
    assertThat(FeelConstant.all(cell))
        .extracting(FeelConstant::text)
        .containsExactly(constants.split(" "));
  }
}
