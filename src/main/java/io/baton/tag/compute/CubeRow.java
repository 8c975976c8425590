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

  /** Order of customer, then day, then combination. */
  boolean isBefore(CubeRow other) {
    if (customer != other.customer) {
      return customer < other.customer;
    }
    return day != other.day ? day < other.day : combination < other.combination;
  }
}
