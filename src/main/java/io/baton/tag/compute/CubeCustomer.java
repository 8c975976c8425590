package io.baton.tag.compute;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One customer's sums by cell and window, reused for the next customer. They are in one array, cell
 * after cell, so that a row touches neighbours only. A cell has so many planes, each with a number
 * a window: rows, days with a row, the last of them, and four planes a measure.
 */
final class CubeCustomer {
  private static final int ROWS = 0;
  private static final int DAYS = 1;
  private static final int LAST = 2;
  private static final int MEASURES = 3;

  /** Of a measure, from its first plane on. */
  private static final int COUNTS = 0;

  private static final int SUMS = 1;
  private static final int LEAST = 2;
  private static final int MOST = 3;
  private static final int PLANES = 4;

  /** A hundred times as much is still exact as a double. */
  private static final long EXACT = 1L << 46;

  private final int[][] membersOfCell;
  private final int windows;
  private final int measures;

  /** By measure: whether anybody asks for its least or its greatest value. */
  private final boolean[] extremes;

  private final long[] cells;
  private final long[] empty;
  private final long[] seen;

  /** By member: what must not be zero for it to have a value, and where that value is. */
  private final int[] needed;

  private final int[] source;
  private final boolean[] average;
  private final int[] touched;
  private int touches;

  CubeCustomer(List<CubeMember> members, int cells, int measures, int windows) {
    this.windows = windows;
    this.measures = measures;
    extremes = new boolean[measures];
    for (CubeMember member : members) {
      if (member.extreme()) {
        extremes[member.measure()] = true;
      }
    }
    empty = empty(measures, windows);
    this.cells = new long[cells * empty.length];
    seen = new long[cells];
    touched = new int[cells];
    for (int cell = 0; cell < cells; cell++) {
      clear(cell);
    }
    needed = members.stream().mapToInt(this::needed).toArray();
    source = members.stream().mapToInt(this::source).toArray();
    average = new boolean[members.size()];
    for (int i = 0; i < average.length; i++) {
      average[i] = members.get(i).average();
    }
    membersOfCell = new int[cells][];
    for (int cell = 0; cell < membersOfCell.length; cell++) {
      int wanted = cell;
      membersOfCell[cell] =
          IntStream.range(0, members.size()).filter(i -> members.get(i).cell() == wanted).toArray();
    }
  }

  private static long[] empty(int measures, int windows) {
    long[] empty = new long[(MEASURES + PLANES * measures) * windows];
    fill(empty, LAST, windows, Long.MIN_VALUE);
    for (int m = 0; m < measures; m++) {
      fill(empty, measured(m, LEAST), windows, Long.MAX_VALUE);
      fill(empty, measured(m, MOST), windows, Long.MIN_VALUE);
    }
    return empty;
  }

  private static void fill(long[] cell, int plane, int windows, long value) {
    Arrays.fill(cell, plane * windows, (plane + 1) * windows, value);
  }

  private int needed(CubeMember member) {
    return place(member.measured() ? measured(member.measure(), COUNTS) : ROWS, member);
  }

  private int source(CubeMember member) {
    Aggregate aggregate = member.aggregate();
    if (!member.measured()) {
      if (aggregate instanceof Aggregate.Count) {
        return place(ROWS, member);
      }
      return place(aggregate instanceof Aggregate.Distinct ? DAYS : LAST, member);
    }
    int plane = aggregate instanceof Aggregate.Max ? MOST : SUMS;
    return place(
        measured(member.measure(), aggregate instanceof Aggregate.Min ? LEAST : plane), member);
  }

  private static int measured(int measure, int plane) {
    return MEASURES + PLANES * measure + plane;
  }

  private int place(int plane, CubeMember member) {
    return member.cell() * empty.length + plane * windows + member.window();
  }

  /** Days come in ascending order. */
  void rows(int cell, int window, long day, long count) {
    int at = cell * empty.length + window;
    if (seen[cell] == Long.MIN_VALUE) {
      touched[touches++] = cell;
    }
    cells[at] += count;
    cells[at + LAST * windows] = day;
    if (seen[cell] != day) {
      seen[cell] = day;
      cells[at + DAYS * windows]++;
    }
  }

  void values(int cell, int window, int measure, long count, long sum, long min, long max) {
    int at = cell * empty.length + measured(measure, COUNTS) * windows + window;
    cells[at] += count;
    at += windows;
    cells[at] = Math.addExact(cells[at], sum);
    if (extremes[measure]) {
      at += windows;
      cells[at] = Math.min(cells[at], min);
      at += windows;
      cells[at] = Math.max(cells[at], max);
    }
  }

  /** Writes the values down and forgets the customer. */
  void finish(int customer, CubeTiles tiles) {
    if (touches == 0) {
      return;
    }
    tiles.begin(customer);
    for (int i = 0; i < touches; i++) {
      int cell = touched[i];
      accumulate(cell);
      for (int member : membersOfCell[cell]) {
        long known = cells[needed[member]];
        if (known != 0) {
          long value = cells[source[member]];
          tiles.put(member, customer, average[member] ? average(value, known) : value);
        }
      }
      clear(cell);
    }
    touches = 0;
  }

  /** Two decimals more than the sum, halves away from zero. */
  static long average(long sum, long count) {
    if (-EXACT < sum && sum < EXACT && count < EXACT) {
      return shortAverage(sum, count);
    }
    long dividend = Math.multiplyExact(sum, 100L);
    long doubled = Math.addExact(Math.multiplyExact(2, Math.absExact(dividend)), count);
    long magnitude = doubled / (2 * count);
    return dividend < 0 ? -magnitude : magnitude;
  }

  /**
   * The same without a division of whole numbers, which takes the time of a dozen other steps: a
   * quotient of numbers that a double holds is off by one at most, and what is left over says so.
   * Whether to round up is as good as random: added as a sign, so that nobody has to guess.
   */
  private static long shortAverage(long sum, long count) {
    long magnitude = Math.abs(sum) * 100;
    long quotient = (long) (magnitude / (double) count);
    long left = magnitude - quotient * count;
    if (left < 0) {
      quotient--;
      left += count;
    }
    quotient += 1 + ((2 * left - count) >> (Long.SIZE - 1));
    return sum < 0 ? -quotient : quotient;
  }

  /** A window holds the days of those shorter than it. */
  private void accumulate(int cell) {
    int from = cell * empty.length;
    for (int at = from + 1; at < from + windows; at++) {
      cells[at] += cells[at - 1];
      cells[at + DAYS * windows] += cells[at + DAYS * windows - 1];
      int last = at + LAST * windows;
      cells[last] = Math.max(cells[last], cells[last - 1]);
      for (int m = 0; m < measures; m++) {
        accumulate(m, at + measured(m, COUNTS) * windows);
      }
    }
  }

  private void accumulate(int measure, int from) {
    int at = from;
    cells[at] += cells[at - 1];
    at += windows;
    cells[at] = Math.addExact(cells[at], cells[at - 1]);
    if (extremes[measure]) {
      at += windows;
      cells[at] = Math.min(cells[at], cells[at - 1]);
      at += windows;
      cells[at] = Math.max(cells[at], cells[at - 1]);
    }
  }

  private void clear(int cell) {
    seen[cell] = Long.MIN_VALUE;
    System.arraycopy(empty, 0, cells, cell * empty.length, empty.length);
  }
}
