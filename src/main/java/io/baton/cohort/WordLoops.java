package io.baton.cohort;

/**
 * The innermost loops over the words of a block, each a method of its own: small enough for the
 * compiler of the JVM to take eight words at a time, which it misses within a long method.
 */
final class WordLoops {
  private WordLoops() {}

  static void and(long[] result, long[] words) {
    for (int i = 0; i < result.length; i++) {
      result[i] &= words[i];
    }
  }

  static void or(long[] result, long[] words) {
    for (int i = 0; i < result.length; i++) {
      result[i] |= words[i];
    }
  }

  static void invert(long[] result) {
    for (int i = 0; i < result.length; i++) {
      result[i] = ~result[i];
    }
  }

  static void andNot(long[] result, long[] words) {
    for (int i = 0; i < result.length; i++) {
      result[i] &= ~words[i];
    }
  }

  static void orNot(long[] result, long[] words) {
    for (int i = 0; i < result.length; i++) {
      result[i] |= ~words[i];
    }
  }

  /** How many bits both have in common. */
  static int countBoth(long[] one, long[] other) {
    int count = 0;
    for (int i = 0; i < one.length; i++) {
      count += Long.bitCount(one[i] & other[i]);
    }
    return count;
  }
}
