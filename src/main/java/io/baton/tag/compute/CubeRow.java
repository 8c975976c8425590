package io.baton.tag.compute;

/**
 * What one customer did on one day with one combination of tested texts; used again for the next.
 */
final class CubeRow {
  int customer;
  int day;
  int combination;
  long rows;
  final long[] counts;
  final long[] sums;
  final long[] least;
  final long[] most;

  CubeRow(int measures) {
    counts = new long[measures];
    sums = new long[measures];
    least = new long[measures];
    most = new long[measures];
  }

  boolean isWith(CubeRow other) {
    return customer == other.customer && day == other.day && combination == other.combination;
  }

  /**
   * @throws ArithmeticException if a sum has too many digits
   */
  void add(CubeRow more) {
    rows += more.rows;
    for (int m = 0; m < counts.length; m++) {
      if (more.counts[m] > 0) {
        boolean first = counts[m] == 0;
        sums[m] = first ? more.sums[m] : Math.addExact(sums[m], more.sums[m]);
        least[m] = first ? more.least[m] : Math.min(least[m], more.least[m]);
        most[m] = first ? more.most[m] : Math.max(most[m], more.most[m]);
        counts[m] += more.counts[m];
      }
    }
  }

  /** Order of customer, then day, then combination. */
  boolean isBefore(CubeRow other) {
    if (customer != other.customer) {
      return customer < other.customer;
    }
    return day != other.day ? day < other.day : combination < other.combination;
  }
}
