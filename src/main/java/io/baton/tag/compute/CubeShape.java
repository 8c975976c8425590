package io.baton.tag.compute;

import io.baton.cohort.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What some definitions of one table have in common: the texts they test, the columns they sum up,
 * the windows they look at, and the cells, each a combination of tested texts.
 *
 * <p>A row is known by one number, its combination: for each tested column the place of its text
 * among the tested ones, 0 where it is none of them.
 */
final class CubeShape {
  private final FactTable table;
  private final Map<String, List<String>> dimensions = new TreeMap<>();
  private final List<String> measures;
  private final int[] windows;
  private final List<Map<String, String>> cells = new ArrayList<>();
  private final List<CubeMember> members = new ArrayList<>();

  CubeShape(List<Cube.Wanted> wanted, FactTable table) {
    this.table = table;
    Set<String> measured = new LinkedHashSet<>();
    Set<Integer> lengths = new TreeSet<>();
    Map<String, Set<String>> tested = new TreeMap<>();
    for (Cube.Wanted one : wanted) {
      tests(one)
          .forEach(
              (column, text) -> tested.computeIfAbsent(column, c -> new TreeSet<>()).add(text));
      lengths.add(days(one));
      if (measured(one)) {
        measured.add(String.valueOf(CubeConditions.measure(one.definition().aggregate())));
      }
    }
    tested.forEach((column, texts) -> dimensions.put(column, List.copyOf(texts)));
    measures = List.copyOf(measured);
    windows = lengths.stream().mapToInt(Integer::intValue).toArray();
    place(wanted, List.copyOf(lengths));
  }

  private void place(List<Cube.Wanted> wanted, List<Integer> lengths) {
    Map<Map<String, String>, Integer> places = new HashMap<>();
    for (Cube.Wanted one : wanted) {
      int cell = places.computeIfAbsent(tests(one), this::newCell);
      Aggregate aggregate = one.definition().aggregate();
      int measure = measured(one) ? measures.indexOf(CubeConditions.measure(aggregate)) : -1;
      members.add(
          new CubeMember(
              DefinitionSql.result(one.code(), one.definition(), table),
              aggregate,
              measure,
              cell,
              lengths.indexOf(days(one))));
    }
  }

  private int newCell(Map<String, String> tests) {
    cells.add(tests);
    return cells.size() - 1;
  }

  private boolean measured(Cube.Wanted one) {
    Aggregate aggregate = one.definition().aggregate();
    return CubeConditions.measure(aggregate) != null && !CubeConditions.ofDay(aggregate, table);
  }

  private Map<String, String> tests(Cube.Wanted one) {
    return CubeConditions.tests(one.definition().where(), table)
        .orElseThrow(() -> new IllegalArgumentException(one.code() + " does not fit a cube"));
  }

  private static int days(Cube.Wanted one) {
    Integer days = one.definition().days();
    return days == null ? Integer.MAX_VALUE : days;
  }

  FactTable table() {
    return table;
  }

  /** What the rows depend on besides the table's own: equal keys, equal rows. */
  String key() {
    List<String> parts = new ArrayList<>(List.of(table.code(), String.valueOf(table.day())));
    parts.add(Integer.toString(longestDays()));
    dimensions.forEach(
        (column, texts) -> {
          parts.add(column);
          parts.add(Integer.toString(texts.size()));
          parts.addAll(texts);
        });
    for (String measure : measures) {
      Field field = table.column(measure).orElseThrow();
      parts.add(measure);
      parts.add(field.type() + ":" + field.scale());
    }
    // With its length before it, no text can pass for two.
    StringBuilder key = new StringBuilder();
    parts.forEach(part -> key.append(part.length()).append(':').append(part));
    return key.toString();
  }

  /** Tested columns with their tested texts. */
  Map<String, List<String>> dimensions() {
    return dimensions;
  }

  List<String> measures() {
    return measures;
  }

  int windows() {
    return windows.length;
  }

  int longestDays() {
    return windows[windows.length - 1];
  }

  int cells() {
    return cells.size();
  }

  List<CubeMember> members() {
    return members;
  }

  /** The smallest window that holds a day of that age. */
  int window(long age) {
    int window = 0;
    while (age >= windows[window]) {
      window++;
    }
    return window;
  }

  /** The cells that a row of this combination belongs to. */
  int[] cellsOf(int combination) {
    Map<String, String> texts = new HashMap<>();
    int rest = combination;
    for (Map.Entry<String, List<String>> dimension : dimensions.entrySet()) {
      int place = rest % (dimension.getValue().size() + 1);
      rest /= dimension.getValue().size() + 1;
      if (place > 0) {
        texts.put(dimension.getKey(), dimension.getValue().get(place - 1));
      }
    }
    List<Integer> touched = new ArrayList<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      if (texts.entrySet().containsAll(cells.get(cell).entrySet())) {
        touched.add(cell);
      }
    }
    return touched.stream().mapToInt(Integer::intValue).toArray();
  }
}
