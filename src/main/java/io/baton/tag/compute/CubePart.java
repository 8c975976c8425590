package io.baton.tag.compute;

import io.baton.cohort.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some definitions of a cube, computed in one pass over its rows: a row is added to every cell it
 * belongs to, a cell being a combination of tested texts, in the smallest window that holds its
 * day. Not thread-safe; parts of one cube are independent of each other.
 */
final class CubePart {
  private final CubeShape shape;

  /** By cell: the place of the wanted text of each tested column, 0 where any will do. */
  private final List<int[]> cells = new ArrayList<>();

  private final List<CubeMember> members = new ArrayList<>();
  private final boolean[] measured;
  private final CubeTiles tiles;
  private final CubeCustomer customer;
  private final int[] @Nullable [] touched;
  private final long today;
  private int current = -1;

  CubePart(List<Cube.Wanted> wanted, CubeShape shape, long today) {
    this.shape = shape;
    this.today = today;
    this.measured = new boolean[shape.measures().size()];
    Map<Map<String, String>, Integer> places = new HashMap<>();
    for (Cube.Wanted one : wanted) {
      members.add(member(one, places.computeIfAbsent(shape.tests(one), this::newCell)));
    }
    this.customer = new CubeCustomer(members, cells.size(), measured.length, shape.windows());
    this.touched = new int[shape.combinations()][];
    this.tiles = new CubeTiles(members);
  }

  private CubeMember member(Cube.Wanted one, int cell) {
    Aggregate aggregate = one.definition().aggregate();
    int measure = -1;
    if (shape.measured(one)) {
      measure = shape.measures().indexOf(CubeConditions.measure(aggregate));
      measured[measure] = true;
    }
    return new CubeMember(
        DefinitionSql.result(one.code(), one.definition(), shape.table()),
        aggregate,
        measure,
        cell,
        shape.windowOf(one));
  }

  private int newCell(Map<String, String> tests) {
    cells.add(shape.places(tests));
    return cells.size() - 1;
  }

  /**
   * @throws ArithmeticException if a sum has too many digits
   */
  List<Column> read(StoredRows rows) {
    rows.forEach(this::read);
    customer.finish(current, tiles);
    return tiles.build();
  }

  private void read(CubeRow row) {
    if (row.customer != current) {
      customer.finish(current, tiles);
      current = row.customer;
    }
    int[] cellsOfRow = touched[row.combination];
    if (cellsOfRow == null) {
      cellsOfRow = cellsOf(row.combination);
      touched[row.combination] = cellsOfRow;
    }
    if (cellsOfRow.length == 0) {
      return;
    }
    int window = shape.window(today - row.day);
    for (int cell : cellsOfRow) {
      customer.rows(cell, window, row.day, row.rows);
    }
    for (int m = 0; m < measured.length; m++) {
      if (measured[m] && row.counts[m] > 0) {
        for (int cell : cellsOfRow) {
          customer.values(cell, window, m, row.counts[m], row.sums[m], row.least[m], row.most[m]);
        }
      }
    }
  }

  /** The cells that a row of this combination belongs to. */
  private int[] cellsOf(int combination) {
    int[] places = shape.places(combination);
    return IntStream.range(0, cells.size())
        .filter(cell -> holds(cells.get(cell), places))
        .toArray();
  }

  private static boolean holds(int[] wanted, int[] places) {
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i] != 0 && wanted[i] != places[i]) {
        return false;
      }
    }
    return true;
  }
}
