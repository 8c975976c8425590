package io.baton.tag.compute;

import io.baton.cohort.OrderedNumbers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One customer's sums by cell and window, reused for the next customer. */
final class CubeCustomer {
  private final CubeMember[] members;
  private final int[][] membersOfCell;
  private final int windows;
  private final long[] rows;
  private final long[] days;
  private final long[] last;
  private final long[] seen;
  private final long[][] counts;
  private final long[][] sums;
  private final long[][] least;
  private final long[][] most;

  /** By member: what must not be zero for it to have a value, and where that value is. */
  private final long[][] needed;

  private final long[][] source;
  private final int[] touched;
  private int touches;

  CubeCustomer(List<CubeMember> members, int cells, int measures, int windows) {
    this.members = members.toArray(CubeMember[]::new);
    this.windows = windows;
    int places = cells * windows;
    rows = new long[places];
    days = new long[places];
    last = filled(places, Long.MIN_VALUE);
    seen = filled(cells, Long.MIN_VALUE);
    counts = new long[measures][places];
    sums = new long[measures][places];
    least = new long[measures][];
    most = new long[measures][];
    Arrays.setAll(least, m -> filled(places, Long.MAX_VALUE));
    Arrays.setAll(most, m -> filled(places, Long.MIN_VALUE));
    touched = new int[cells];
    needed = members.stream().map(this::needed).toArray(long[][]::new);
    source = members.stream().map(this::source).toArray(long[][]::new);
    membersOfCell = new int[cells][];
    for (int cell = 0; cell < membersOfCell.length; cell++) {
      int wanted = cell;
      membersOfCell[cell] =
          IntStream.range(0, members.size()).filter(i -> members.get(i).cell() == wanted).toArray();
    }
  }

  private long[] needed(CubeMember member) {
    return member.measured() ? counts[member.measure()] : rows;
  }

  private long[] source(CubeMember member) {
    Aggregate aggregate = member.aggregate();
    if (!member.measured()) {
      if (aggregate instanceof Aggregate.Count) {
        return rows;
      }
      return aggregate instanceof Aggregate.Distinct ? days : last;
    }
    if (aggregate instanceof Aggregate.Max) {
      return most[member.measure()];
    }
    return aggregate instanceof Aggregate.Min ? least[member.measure()] : sums[member.measure()];
  }

  private static long[] filled(int length, long value) {
    long[] array = new long[length];
    Arrays.fill(array, value);
    return array;
  }

  /** Days come in ascending order. */
  void rows(int cell, int window, long day, long count) {
    int at = cell * windows + window;
    if (seen[cell] == Long.MIN_VALUE) {
      touched[touches++] = cell;
    }
    rows[at] += count;
    last[at] = day;
    if (seen[cell] != day) {
      seen[cell] = day;
      days[at]++;
    }
  }

  void values(int cell, int window, int measure, long count, long sum, long min, long max) {
    int at = cell * windows + window;
    counts[measure][at] += count;
    sums[measure][at] = Math.addExact(sums[measure][at], sum);
    least[measure][at] = Math.min(least[measure][at], min);
    most[measure][at] = Math.max(most[measure][at], max);
  }

  /** Writes the values down and forgets the customer. */
  void finish(int customer, OrderedNumbers[] columns) {
    for (int i = 0; i < touches; i++) {
      int cell = touched[i];
      accumulate(cell);
      for (int member : membersOfCell[cell]) {
        write(customer, member, cell * windows, columns[member]);
      }
      clear(cell);
    }
    touches = 0;
  }

  private void write(int customer, int member, int cell, OrderedNumbers column) {
    int at = cell + members[member].window();
    long known = needed[member][at];
    if (known != 0) {
      long value = source[member][at];
      column.put(customer, members[member].average() ? average(value, known) : value);
    }
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
      rows[at] += rows[at - 1];
      days[at] += days[at - 1];
      last[at] = Math.max(last[at], last[at - 1]);
      for (int m = 0; m < counts.length; m++) {
        counts[m][at] += counts[m][at - 1];
        sums[m][at] = Math.addExact(sums[m][at], sums[m][at - 1]);
        least[m][at] = Math.min(least[m][at], least[m][at - 1]);
        most[m][at] = Math.max(most[m][at], most[m][at - 1]);
      }
    }
  }

  private void clear(int cell) {
    int from = cell * windows;
    int to = from + windows;
    seen[cell] = Long.MIN_VALUE;
    Arrays.fill(rows, from, to, 0);
    Arrays.fill(days, from, to, 0);
    Arrays.fill(last, from, to, Long.MIN_VALUE);
    for (int m = 0; m < counts.length; m++) {
      Arrays.fill(counts[m], from, to, 0);
      Arrays.fill(sums[m], from, to, 0);
      Arrays.fill(least[m], from, to, Long.MAX_VALUE);
      Arrays.fill(most[m], from, to, Long.MIN_VALUE);
    }
  }
}
