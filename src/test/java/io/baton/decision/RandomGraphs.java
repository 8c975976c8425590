package io.baton.decision;

import static io.baton.decision.GraphText.aGraph;
import static io.baton.decision.TableText.aTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Documents of two to four decisions out of every kind of table and expression, from a seed. */
final class RandomGraphs {
  static final List<String> NAMES = List.of("n", "m", "s", "b");
  static final List<String> TYPES = List.of("number", "number", "string", "boolean");
  private static final List<String> NUMBERS =
      List.of(
          "n + m",
          "n - 2 * m",
          "(n + 1) * (m - 0.5)",
          "abs(n)",
          "if n > m then n else m",
          "if b then 1 else 2",
          "min(n, 3)",
          "floor(n)",
          "string length(s)");
  private static final List<String> TRUTHS =
      List.of(
          "n >= 2",
          "n >= 2 and m < 3",
          "n = 1 or s = \"A\"",
          "not(n > 2) and s != \"B\"",
          "not(n > 2 or s = \"C\")",
          "m < 0 or not(s = \"A\" and n <= 1)",
          "n > m",
          "b and n > 0",
          "starts with(s, \"A\")",
          "n in [0..3]");
  private static final List<String> TEXTS =
      List.of(
          "s", "upper case(s)", "if n > 1 then \"A\" else \"B\"", "if s = null then \"C\" else s");

  private RandomGraphs() {}

  /** One to three decisions on two levels below the table that answers. */
  static String graph(Random random) {
    GraphText graph = aGraph();
    for (int i = 0; i < NAMES.size(); i++) {
      graph.data(NAMES.get(i), TYPES.get(i));
    }
    List<String> names = new ArrayList<>(NAMES);
    List<String> types = new ArrayList<>(TYPES);
    List<String> needs = new ArrayList<>();
    int decisions = 1 + random.nextInt(3);
    for (int i = 0; i < decisions; i++) {
      String key = "d" + i;
      // The last one may need those before it, so that results go two steps.
      String[] before = i == 2 ? needs.toArray(String[]::new) : new String[0];
      String type = List.of("number", "string", "boolean").get(random.nextInt(3));
      if (random.nextBoolean()) {
        graph.expression(key, "g" + i, type, expression(type, random), before);
      } else {
        int known = i == 2 ? names.size() : NAMES.size();
        graph.table(
            table(key, single(type, random), "g" + i, type, names.subList(0, known), types, random),
            before);
      }
      names.add("g" + i);
      types.add(type);
      needs.add(key);
    }
    String type = List.of("number", "string", "boolean").get(random.nextInt(3));
    graph.table(
        table("t", policy(random), "o", type, names, types, random), needs.toArray(String[]::new));
    return graph.xml();
  }

  private static String expression(String type, Random random) {
    List<String> all = type.equals("number") ? NUMBERS : type.equals("boolean") ? TRUTHS : TEXTS;
    return all.get(random.nextInt(all.size()));
  }

  private static String single(String type, Random random) {
    List<String> all = new ArrayList<>(List.of("FIRST", "UNIQUE", "ANY"));
    if (type.equals("number")) {
      all.addAll(List.of("COLLECT\" aggregation=\"SUM", "COLLECT\" aggregation=\"MAX"));
    }
    return "hitPolicy=\"%s\"".formatted(all.get(random.nextInt(all.size())));
  }

  private static String policy(Random random) {
    return "hitPolicy=\"%s\""
        .formatted(
            List.of("FIRST", "UNIQUE", "RULE ORDER", "COLLECT", "ANY").get(random.nextInt(5)));
  }

  private static TableText table(
      String key,
      String policy,
      String output,
      String type,
      List<String> names,
      List<String> types,
      Random random) {
    TableText table = aTable(key, policy);
    List<Integer> columns = new ArrayList<>();
    for (int i = names.size() - 1; i >= 0; i--) {
      // What other decisions give is tested for certain, or nothing would need them.
      if (i >= NAMES.size() || random.nextInt(3) == 0) {
        columns.add(i);
        table.input(names.get(i), types.get(i));
      }
    }
    if (columns.isEmpty()) {
      columns.add(0);
      table.input(names.get(0), types.get(0));
    }
    table.output(output, type);
    boolean constants = policy.contains("ANY") || policy.contains("aggregation");
    int rows = 1 + random.nextInt(4);
    for (int row = 0; row < rows; row++) {
      List<String> cells = columns.stream().map(i -> cell(types.get(i), random)).toList();
      table.row(
          String.join(" | ", cells)
              + " => "
              + value(type, constants, columns, names, types, random));
    }
    return table;
  }

  private static String cell(String type, Random random) {
    List<String> all =
        switch (type) {
          case "number" -> List.of("-", "-", "> 1", "<= 2.5", "[0..4]", "not(0, 7)", "null", "< 3");
          case "string" ->
              List.of("-", "-", "\"A\"", "\"A\", \"B\"", "not(\"C\")", "null", "not(null)");
          default -> List.of("-", "-", "true", "false", "null");
        };
    return all.get(random.nextInt(all.size()));
  }

  /** Calculated from a column of the same table, or a constant. */
  private static String value(
      String type,
      boolean constant,
      List<Integer> columns,
      List<String> names,
      List<String> types,
      Random random) {
    if (!constant && random.nextInt(3) == 0) {
      int column = columns.get(random.nextInt(columns.size()));
      if (types.get(column).equals(type)) {
        return type.equals("number") && random.nextBoolean()
            ? names.get(column) + " * 2 + 1"
            : names.get(column);
      }
    }
    return switch (type) {
      case "number" -> Integer.toString(random.nextInt(6) - 1);
      case "string" -> "\"" + "ABC".charAt(random.nextInt(3)) + "\"";
      default -> Boolean.toString(random.nextBoolean());
    };
  }
}
