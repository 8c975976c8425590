package io.baton.tag.compute;

import io.baton.cohort.Column;
import io.baton.cohort.OrderedNumbers;
import io.baton.shared.BatonException;
import java.sql.ResultSet;
import java.sql.SQLException;
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
   * @throws BatonException TAG_ENGINE_FAILED where the engine fails or a sum has too many digits;
   *     nothing was handed to the sink then
   */
  static void compute(
      List<Wanted> wanted,
      FactTable table,
      TagEngine engine,
      LocalDate asOf,
      Consumer<Column> sink) {
    CubeShape shape = new CubeShape(wanted, table);
    Cube cube = new Cube(shape, asOf);
    try {
      engine.query(new CubeSelect(shape, engine.dialect()).of(asOf), cube::read);
      cube.customer.finish(cube.current, cube.columns);
    } catch (ArithmeticException e) {
      throw new BatonException(
          DefinitionError.TAG_ENGINE_FAILED, "a sum has more digits than a tag can hold", e);
    }
    Arrays.stream(cube.columns).parallel().map(OrderedNumbers::build).toList().forEach(sink);
  }

  private void read(ResultSet row) throws SQLException {
    int id = row.getInt(1);
    if (id != current) {
      customer.finish(current, columns);
      current = id;
    }
    int[] touched = cells.computeIfAbsent(row.getInt(3), shape::cellsOf);
    if (touched.length == 0) {
      return;
    }
    long day = row.getLong(2);
    int window = shape.window(today - day);
    long rows = row.getLong(4);
    for (int cell : touched) {
      customer.rows(cell, window, day, rows);
    }
    for (int m = 0; m < shape.measures().size(); m++) {
      readMeasure(row, m, touched, window);
    }
  }

  private void readMeasure(ResultSet row, int measure, int[] touched, int window)
      throws SQLException {
    int at = 5 + 4 * measure;
    long count = row.getLong(at);
    if (count > 0) {
      long sum = row.getLong(at + 1);
      long min = row.getLong(at + 2);
      long max = row.getLong(at + 3);
      for (int cell : touched) {
        customer.values(cell, window, measure, count, sum, min, max);
      }
    }
  }
}
