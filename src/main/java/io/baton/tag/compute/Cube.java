package io.baton.tag.compute;

import io.baton.cohort.Column;
import io.baton.cohort.OrderedNumbers;
import io.baton.shared.BatonException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Many definitions over one table in a single scan.
 *
 * <p>The engine sums up each customer's rows by day and by the texts that the definitions test for.
 * What comes back is read once, customer by customer: a row is added to every cell it belongs to,
 * in the smallest window that holds its day. Windows end at the same day, so that each one is the
 * sum of the shorter ones and its own. A scan and a pass over sorted rows therefore answer hundreds
 * of tags, where a query a tag scans and groups hundreds of times.
 */
final class Cube {
  /**
   * Columns under construction at a time, half a megabyte each; decides how many scans there are.
   */
  static final int TOGETHER = 400;

  private final CubeShape shape;
  private final OrderedNumbers[] columns;
  private final CubeCustomer customer;
  private final Map<Integer, int[]> cells = new HashMap<>();
  private final long today;
  private int current = -1;

  /** A tag to be computed here. */
  record Wanted(String code, TagDefinition definition) {}

  private Cube(CubeShape shape, LocalDate asOf) {
    this.shape = shape;
    this.customer = new CubeCustomer(shape);
    this.today = asOf.toEpochDay();
    this.columns =
        shape.members().stream()
            .map(member -> new OrderedNumbers(member.field()))
            .toArray(OrderedNumbers[]::new);
  }

  /** Whether a definition can be computed together with others of its table. */
  static boolean fits(TagDefinition definition, FactTable table) {
    return CubeConditions.fit(definition, table);
  }

  /** Parts that are computed in one scan each. */
  static List<List<Wanted>> scans(List<Wanted> wanted) {
    List<List<Wanted>> scans = new ArrayList<>();
    for (int from = 0; from < wanted.size(); from += TOGETHER) {
      scans.add(wanted.subList(from, Math.min(wanted.size(), from + TOGETHER)));
    }
    return scans;
  }

  /**
   * Computes them in one scan; the order of the columns is that of the list.
   *
   * @param wanted each of which {@link #fits}
   * @param rows where the sums by customer and day come from
   * @throws BatonException TAG_ENGINE_FAILED where the engine fails or a sum has too many digits;
   *     nothing was handed to the sink then
   */
  static void compute(
      List<Wanted> wanted,
      FactTable table,
      TagEngine engine,
      LocalDate asOf,
      CubeRows rows,
      Consumer<Column> sink) {
    CubeShape shape = new CubeShape(wanted, table);
    Cube cube = new Cube(shape, asOf);
    try {
      rows.read(shape, engine, asOf, cube::read);
      cube.customer.finish(cube.current, cube.columns);
    } catch (ArithmeticException e) {
      throw new BatonException(
          DefinitionError.TAG_ENGINE_FAILED, "a sum has more digits than a tag can hold", e);
    }
    Arrays.stream(cube.columns).parallel().map(OrderedNumbers::build).toList().forEach(sink);
  }

  private void read(CubeRow row) {
    if (row.customer != current) {
      customer.finish(current, columns);
      current = row.customer;
    }
    int[] touched = cells.computeIfAbsent(row.combination, shape::cellsOf);
    if (touched.length == 0) {
      return;
    }
    int window = shape.window(today - row.day);
    for (int cell : touched) {
      customer.rows(cell, window, row.day, row.rows);
    }
    for (int m = 0; m < row.counts.length; m++) {
      if (row.counts[m] > 0) {
        for (int cell : touched) {
          customer.values(cell, window, m, row.counts[m], row.sums[m], row.least[m], row.most[m]);
        }
      }
    }
  }
}
