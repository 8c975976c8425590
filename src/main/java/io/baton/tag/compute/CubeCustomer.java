package io.baton.tag.compute;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One customer's sums by cell and window, reused for the next customer. They are in one array,
 * plane after plane: rows, days with a row, the last of them, and four planes a measure.
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

  private final CubeMember[] members;
  private final int[][] membersOfCell;
  private final int windows;
  private final int measures;
  private final int places;
  private final long[] planes;
  private final long[] seen;

  /** By member: what must not be zero for it to have a value, and where that value is. */
  private final int[] needed;

  private final int[] source;
  private final int[] touched;
  private int touches;

  CubeCustomer(List<CubeMember> members, int cells, int measures, int windows) {
    this.members = members.toArray(CubeMember[]::new);
    this.windows = windows;
    this.measures = measures;
    places = cells * windows;
    planes = new long[(MEASURES + PLANES * measures) * places];
    seen = new long[cells];
    touched = new int[cells];
    Arrays.fill(seen, Long.MIN_VALUE);
    for (int cell = 0; cell < cells; cell++) {
      clear(cell);
    }
    needed = members.stream().mapToInt(this::needed).toArray();
    source = members.stream().mapToInt(this::source).toArray();
    membersOfCell = new int[cells][];
    for (int cell = 0; cell < membersOfCell.length; cell++) {
      int wanted = cell;
      membersOfCell[cell] =
          IntStream.range(0, members.size()).filter(i -> members.get(i).cell() == wanted).toArray();
    }
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
    return plane * places + member.cell() * windows + member.window();
  }

  /** Days come in ascending order. */
  void rows(int cell, int window, long day, long count) {
    int at = cell * windows + window;
    if (seen[cell] == Long.MIN_VALUE) {
      touched[touches++] = cell;
    }
    planes[at] += count;
    planes[LAST * places + at] = day;
    if (seen[cell] != day) {
      seen[cell] = day;
      planes[DAYS * places + at]++;
    }
  }

  void values(int cell, int window, int measure, long count, long sum, long min, long max) {
    int at = measured(measure, COUNTS) * places + cell * windows + window;
    planes[at] += count;
    at += places;
    planes[at] = Math.addExact(planes[at], sum);
    at += places;
    planes[at] = Math.min(planes[at], min);
    at += places;
    planes[at] = Math.max(planes[at], max);
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
        long known = planes[needed[member]];
        if (known != 0) {
          long value = planes[source[member]];
          tiles.put(member, customer, members[member].average() ? average(value, known) : value);
        }
      }
      clear(cell);
    }
    touches = 0;
  }

  /** Two decimals more than the sum, halves away from zero. */
  private static long average(long sum, long count) {
    long dividend = Math.multiplyExact(sum, 100L);
    long doubled = Math.addExact(Math.multiplyExact(2, Math.absExact(dividend)), count);
    long magnitude = doubled / (2 * count);
    return dividend < 0 ? -magnitude : magnitude;
  }

  /** A window holds the days of those shorter than it. */
  private void accumulate(int cell) {
    for (int at = cell * windows + 1; at < (cell + 1) * windows; at++) {
      planes[at] += planes[at - 1];
      planes[DAYS * places + at] += planes[DAYS * places + at - 1];
      int last = LAST * places + at;
      planes[last] = Math.max(planes[last], planes[last - 1]);
      int measured = MEASURES * places + at;
      for (int m = 0; m < measures; m++) {
        planes[measured] += planes[measured - 1];
        measured += places;
        planes[measured] = Math.addExact(planes[measured], planes[measured - 1]);
        measured += places;
        planes[measured] = Math.min(planes[measured], planes[measured - 1]);
        measured += places;
        planes[measured] = Math.max(planes[measured], planes[measured - 1]);
        measured += places;
      }
    }
  }

  private void clear(int cell) {
    seen[cell] = Long.MIN_VALUE;
    clear(ROWS, cell, 0);
    clear(DAYS, cell, 0);
    clear(LAST, cell, Long.MIN_VALUE);
    for (int m = 0; m < measures; m++) {
      clear(measured(m, COUNTS), cell, 0);
      clear(measured(m, SUMS), cell, 0);
      clear(measured(m, LEAST), cell, Long.MAX_VALUE);
      clear(measured(m, MOST), cell, Long.MIN_VALUE);
    }
  }

  private void clear(int plane, int cell, long value) {
    int from = plane * places + cell * windows;
    for (int at = from; at < from + windows; at++) {
      planes[at] = value;
    }
  }
}
