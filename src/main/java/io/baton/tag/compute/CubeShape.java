package io.baton.tag.compute;

import io.baton.cohort.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What some definitions of one table have in common: the texts they test, the columns they sum up
 * and the windows they look at.
 *
 * <p>A row is known by one number, its combination: for each tested column the place of its text
 * among the tested ones, 0 where it is none of them.
 */
final class CubeShape {
  private static final int MOST_AGES = 1 << 12;

  private final FactTable table;
  private final Map<String, List<String>> dimensions = new TreeMap<>();
  private final List<String> measures;
  private final int[] windows;

  /** By age in days, as far as windows of some length reach. */
  private final int[] windowOfAge;

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
    int limited = Arrays.stream(windows).filter(days -> days <= MOST_AGES).max().orElse(0);
    windowOfAge = IntStream.range(0, limited).map(this::search).toArray();
  }

  boolean measured(Cube.Wanted one) {
    Aggregate aggregate = one.definition().aggregate();
    return CubeConditions.measure(aggregate) != null && !CubeConditions.ofDay(aggregate, table);
  }

  Map<String, String> tests(Cube.Wanted one) {
    return tests(one, table);
  }

  /** The texts that a definition wants of columns. */
  static Map<String, String> tests(Cube.Wanted one, FactTable table) {
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

  /** How many there are of the texts of one row. */
  int combinations() {
    return dimensions.values().stream()
        .mapToInt(texts -> texts.size() + 1)
        .reduce(1, Math::multiplyExact);
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

  /** The place of a definition's window. */
  int windowOf(Cube.Wanted one) {
    return Arrays.binarySearch(windows, days(one));
  }

  /** The smallest window that holds a day of that age. */
  int window(long age) {
    return age < windowOfAge.length ? windowOfAge[(int) age] : search(age);
  }

  private int search(long age) {
    int window = 0;
    while (age >= windows[window]) {
      window++;
    }
    return window;
  }

  /** Of each tested column the place of the text that is wanted, from 1 on; 0 where any will do. */
  int[] places(Map<String, String> tests) {
    return dimensions.entrySet().stream()
        .mapToInt(
            dimension ->
                tests.containsKey(dimension.getKey())
                    ? dimension.getValue().indexOf(tests.get(dimension.getKey())) + 1
                    : 0)
        .toArray();
  }

  /** Of each tested column the place of the text that rows of this combination have; 0 for none. */
  int[] places(int combination) {
    int[] places = new int[dimensions.size()];
    int rest = combination;
    int at = 0;
    for (List<String> texts : dimensions.values()) {
      places[at++] = rest % (texts.size() + 1);
      rest /= texts.size() + 1;
    }
    return places;
  }
}
