package io.baton.tag.compute;

import io.baton.cohort.Column;
import io.baton.shared.BatonException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many definitions over one table in a single scan.
 *
 * <p>The engine sums up each customer's rows by day and by the texts that the definitions test for.
 * What comes back is kept in a small file and read once per part of the definitions, parts side by
 * side, customer by customer. Windows end at the same day, so that each one is the sum of the
 * shorter ones and its own. A scan and some passes over sorted rows therefore answer thousands of
 * tags, where a query a tag scans and groups thousands of times.
 */
final class Cube implements Closeable {
  /** The most columns under construction in one part. */
  private static final int MOST_TOGETHER = 700;

  /** The fewest for which going through all rows once more pays. */
  private static final int FEWEST_TOGETHER = 30;

  /** What a column of 65,536 customers takes until it is written: some twenty slices. */
  private static final long BLOCK_BYTES = 160 << 10;

  /** The most combinations of tested texts that one cube tells apart. */
  private static final int COMBINATIONS = 1 << 18;

  private static final int BLOCK_BITS = 16;

  private final List<Wanted> wanted;
  private final List<Wanted> ordered;
  private final CubeShape shape;
  private final long today;
  private final StoredRows rows;

  /** A tag to be computed here. */
  record Wanted(String code, TagDefinition definition) {}

  private Cube(List<Wanted> wanted, CubeShape shape, LocalDate asOf, StoredRows rows) {
    this.wanted = wanted;
    this.ordered = byCell(wanted, shape);
    this.shape = shape;
    this.today = asOf.toEpochDay();
    this.rows = rows;
  }

  /**
   * Definitions with the same tests beside each other: a part then has few cells to add rows to.
   */
  private static List<Wanted> byCell(List<Wanted> wanted, CubeShape shape) {
    return wanted.stream()
        .collect(Collectors.groupingBy(shape::tests, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Whether a definition can be computed together with others of its table. */
  static boolean fits(TagDefinition definition, FactTable table) {
    return CubeConditions.fit(definition, table);
  }

  /**
   * Definitions of one table by the scan that answers them: mostly one, more where they test so
   * many texts of so many columns that their combinations are too many.
   *
   * @param wanted each of which {@link #fits}
   */
  static List<List<Wanted>> scans(List<Wanted> wanted, FactTable table) {
    List<List<Wanted>> scans = new ArrayList<>();
    Map<String, Set<String>> tested = new HashMap<>();
    int from = 0;
    for (int i = 0; i < wanted.size(); i++) {
      if (combinations(tested, CubeShape.tests(wanted.get(i), table)) > COMBINATIONS && i > from) {
        scans.add(wanted.subList(from, i));
        from = i;
        tested.clear();
        combinations(tested, CubeShape.tests(wanted.get(i), table));
      }
    }
    scans.add(wanted.subList(from, wanted.size()));
    return scans;
  }

  private static double combinations(Map<String, Set<String>> tested, Map<String, String> more) {
    more.forEach((column, text) -> tested.computeIfAbsent(column, c -> new HashSet<>()).add(text));
    return tested.values().stream()
        .mapToDouble(texts -> texts.size() + 1)
        .reduce(1, (one, other) -> one * other);
  }

  /**
   * Reads all rows that the definitions need.
   *
   * @param wanted one of the {@link #scans}
   * @param rows where the sums by customer and day come from
   * @throws BatonException TAG_ENGINE_FAILED where the engine fails
   */
  static Cube read(
      List<Wanted> wanted, FactTable table, TagEngine engine, LocalDate asOf, CubeRows rows) {
    CubeShape shape = new CubeShape(wanted, table);
    try {
      return new Cube(wanted, shape, asOf, rows.read(shape, engine, asOf));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The definitions in parts of about the same size: whose columns fit into memory beside those of
   * the other cores, and as many as there are cores.
   */
  List<List<Wanted>> parts() {
    int cores = Runtime.getRuntime().availableProcessors();
    long room = Runtime.getRuntime().maxMemory() / 4 / cores;
    int parts = parts(wanted.size(), rows.customers(), room, cores);
    return IntStream.range(0, parts)
        .mapToObj(part -> ordered.subList(start(part, parts), start(part + 1, parts)))
        .toList();
  }

  private int start(int part, int parts) {
    return (int) ((long) wanted.size() * part / parts);
  }

  /**
   * @param room bytes for the columns of one part
   */
  static int parts(int definitions, int customers, long room, int cores) {
    long column = (1 + (customers >>> BLOCK_BITS)) * BLOCK_BYTES;
    int together = (int) Math.max(1, Math.min(MOST_TOGETHER, room / column));
    int fit = divideUp(definitions, together);
    int spread = Math.min(divideUp(fit, cores) * cores, divideUp(definitions, FEWEST_TOGETHER));
    return Math.max(fit, spread);
  }

  private static int divideUp(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /**
   * Computes one of the {@link #parts}, in its order. Several threads may compute parts at a time.
   *
   * @throws BatonException TAG_ENGINE_FAILED where a sum has too many digits
   */
  List<Column> columns(List<Wanted> part) {
    try {
      return new CubePart(part, shape, today).read(rows);
    } catch (ArithmeticException e) {
      throw new BatonException(
          DefinitionError.TAG_ENGINE_FAILED, "a sum has more digits than a tag can hold", e);
    }
  }

  /** All columns in the order of the definitions. */
  List<Column> columns() {
    Map<String, Column> byCode =
        parts().parallelStream()
            .flatMap(part -> columns(part).stream())
            .collect(Collectors.toMap(column -> column.field().code(), column -> column));
    return wanted.stream().map(one -> byCode.get(one.code())).toList();
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
