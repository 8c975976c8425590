package io.baton.cohort;

import java.nio.CharBuffer;
import java.nio.LongBuffer;

/**
 * One bit per customer of a block, in memory or in a mapped file. What lies in a file is copied
 * into the thread's own 8 KB before it is worked on: the copy costs what reading it costs anyway,
 * and the loops over plain arrays stay vectorised.
 */
sealed interface Words {

  /** Valid until this thread reads other words; nobody may change them. */
  long[] read();

  /** The same, but valid as long as somebody holds on to it. */
  long[] stay();

  boolean has(int low);

  record InMemory(long[] words) implements Words {
    @Override
    public long[] read() {
      return words;
    }

    @Override
    public boolean has(int low) {
      return (words[low >>> 6] & (1L << low)) != 0;
    }

    @Override
    public long[] stay() {
      return words;
    }
  }

  /**
   * @param at place of the first word in the file
   */
  record InFile(LongBuffer file, int at) implements Words {
    private static final ThreadLocal<long[]> LAST =
        ThreadLocal.withInitial(() -> new long[BlockSet.WORDS]);

    @Override
    public long[] read() {
      long[] words = LAST.get();
      file.get(at, words);
      return words;
    }

    @Override
    public boolean has(int low) {
      return (file.get(at + (low >>> 6)) & (1L << low)) != 0;
    }

    @Override
    public long[] stay() {
      long[] words = new long[BlockSet.WORDS];
      file.get(at, words);
      return words;
    }
  }

  /**
   * The few members of a block as a list in a file.
   *
   * @param at place of the first member in the file
   */
  record FewInFile(CharBuffer file, int at, int count) {
    char[] read() {
      char[] few = new char[count];
      file.get(at, few);
      return few;
    }

    boolean has(int low) {
      int from = 0;
      int to = count - 1;
      while (from <= to) {
        int middle = (from + to) >>> 1;
        int member = file.get(at + middle);
        if (member == low) {
          return true;
        }
        if (member < low) {
          from = middle + 1;
        } else {
          to = middle - 1;
        }
      }
      return false;
    }
  }
}
