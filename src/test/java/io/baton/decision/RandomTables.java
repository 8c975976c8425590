package io.baton.decision;

import static io.baton.decision.TableText.aTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Tables out of every form of cell, for every hit policy, from a seed. */
final class RandomTables {
  static final List<String> POLICIES =
      List.of(
          "hitPolicy=\"FIRST\"",
          "hitPolicy=\"UNIQUE\"",
          "hitPolicy=\"ANY\"",
          "hitPolicy=\"RULE ORDER\"",
          "hitPolicy=\"COLLECT\"",
          "hitPolicy=\"COLLECT\" aggregation=\"SUM\"",
          "hitPolicy=\"COLLECT\" aggregation=\"MIN\"",
          "hitPolicy=\"COLLECT\" aggregation=\"MAX\"",
          "hitPolicy=\"COLLECT\" aggregation=\"COUNT\"");
  static final List<String> INPUTS = List.of("n", "m", "s", "b", "d");
  static final List<String> TYPES = List.of("number", "number", "string", "boolean", "date");

  private final Random random;

  RandomTables(long seed) {
    this.random = new Random(seed);
  }

  /** The table's text and, cell by cell, what an independent evaluator reads. */
  record Made(String policy, List<String> columns, List<Row> rows, byte[] document) {}

  record Row(List<String> cells, String output) {}

  Made next() {
    return next(POLICIES.get(random.nextInt(POLICIES.size())));
  }

  Made next(String policy) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < INPUTS.size(); i++) {
      if (random.nextInt(3) > 0) {
        columns.add(i);
      }
    }
    if (columns.isEmpty()) {
      columns.add(random.nextInt(INPUTS.size()));
    }
    List<Row> rows = new ArrayList<>();
    int count = 1 + random.nextInt(7);
    for (int row = 0; row < count; row++) {
      List<String> cells = new ArrayList<>();
      columns.forEach(column -> cells.add(random.nextInt(4) == 0 ? "-" : cell(column)));
      rows.add(new Row(cells, policy.contains("ANY") ? "1" : output()));
    }
    return made(policy, columns.stream().map(INPUTS::get).toList(), rows);
  }

  static Made made(String policy, List<String> columns, List<Row> rows) {
    TableText table = aTable("t", policy);
    columns.forEach(column -> table.input(column, TYPES.get(INPUTS.indexOf(column))));
    table.output("o", "number");
    rows.forEach(row -> table.row(String.join(" | ", row.cells()) + " => " + row.output()));
    return new Made(policy, columns, rows, table.bytes());
  }

  private String output() {
    return random.nextInt(3) == 0
        ? random.nextInt(5) + ".5"
        : Integer.toString(random.nextInt(9) - 3);
  }

  private String cell(int column) {
    if (TYPES.get(column).equals("boolean")) {
      return List.of("true", "false", "null", "not(null)").get(random.nextInt(4));
    }
    int form = random.nextInt(10);
    if (form == 0) {
      return random.nextBoolean() ? "null" : "not(null)";
    }
    String list = list(column);
    return form < 4 ? "not(" + list + ")" : list;
  }

  private String list(int column) {
    StringJoiner tests = new StringJoiner(", ");
    for (int i = random.nextInt(3); i >= 0; i--) {
      tests.add(test(column));
    }
    return tests.toString();
  }

  private String test(int column) {
    if (random.nextInt(9) == 0) {
      return "null";
    }
    if (TYPES.get(column).equals("string")) {
      return constant(column);
    }
    return switch (random.nextInt(4)) {
      case 0 -> constant(column);
      case 1 -> List.of("<", "<=", ">", ">=").get(random.nextInt(4)) + " " + constant(column);
      default ->
          List.of("[", "(", "]").get(random.nextInt(3))
              + constant(column)
              + ".."
              + constant(column)
              + List.of("]", ")", "[").get(random.nextInt(3));
    };
  }

  private String constant(int column) {
    return switch (TYPES.get(column)) {
      case "string" -> "\"" + "ABCD".charAt(random.nextInt(4)) + "\"";
      case "date" -> "date(\"2026-01-%02d\")".formatted(1 + random.nextInt(9));
      default ->
          random.nextInt(3) == 0
              ? (random.nextInt(9) - 2) + ".5"
              : Integer.toString(random.nextInt(9) - 2);
    };
  }
}
