package io.baton.cohort;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A compiled part of a rule: says of each customer of a block whether it is true. Bits of places
 * where there is no customer may come out either way; who evaluates keeps only those asked for.
 */
sealed interface BlockTest {

  /** Overwrites the words. */
  void set(int block, long[] out, Scratch scratch);

  /** Keeps those for whom it is true. */
  default void and(int block, long[] words, Scratch scratch) {
    long[] own = scratch.take();
    set(block, own, scratch);
    for (int i = 0; i < BlockSet.WORDS; i++) {
      words[i] &= own[i];
    }
    scratch.give(own);
  }

  /** Adds those for whom it is true. */
  default void or(int block, long[] words, Scratch scratch) {
    long[] own = scratch.take();
    set(block, own, scratch);
    for (int i = 0; i < BlockSet.WORDS; i++) {
      words[i] |= own[i];
    }
    scratch.give(own);
  }

  /** Every member is true. Stops at a block where nobody is left. */
  record Every(List<BlockTest> tests) implements BlockTest {
    @Override
    public void set(int block, long[] out, Scratch scratch) {
      tests.get(0).set(block, out, scratch);
      for (int i = 1; i < tests.size() && !BlockSet.isZero(out); i++) {
        tests.get(i).and(block, out, scratch);
      }
    }

    @Override
    public void and(int block, long[] words, Scratch scratch) {
      for (int i = 0; i < tests.size() && !BlockSet.isZero(words); i++) {
        tests.get(i).and(block, words, scratch);
      }
    }
  }

  /** At least one member is true. */
  record Some(List<BlockTest> tests) implements BlockTest {
    @Override
    public void set(int block, long[] out, Scratch scratch) {
      tests.get(0).set(block, out, scratch);
      for (int i = 1; i < tests.size(); i++) {
        tests.get(i).or(block, out, scratch);
      }
    }

    @Override
    public void or(int block, long[] words, Scratch scratch) {
      for (BlockTest test : tests) {
        test.or(block, words, scratch);
      }
    }
  }

  /** The member is not true. */
  record Complement(BlockTest test) implements BlockTest {
    @Override
    public void set(int block, long[] out, Scratch scratch) {
      test.set(block, out, scratch);
      for (int i = 0; i < BlockSet.WORDS; i++) {
        out[i] = ~out[i];
      }
    }

    @Override
    public void and(int block, long[] words, Scratch scratch) {
      long[] own = scratch.take();
      test.set(block, own, scratch);
      for (int i = 0; i < BlockSet.WORDS; i++) {
        words[i] &= ~own[i];
      }
      scratch.give(own);
    }
  }

  /** In at least one of the sets. */
  record InSets(List<BlockSet> sets) implements BlockTest {
    @Override
    public void set(int block, long[] out, Scratch scratch) {
      Arrays.fill(out, 0);
      or(block, out, scratch);
    }

    @Override
    public void and(int block, long[] words, Scratch scratch) {
      if (sets.size() == 1) {
        sets.get(0).and(block, words);
      } else {
        BlockTest.super.and(block, words, scratch);
      }
    }

    @Override
    public void or(int block, long[] words, Scratch scratch) {
      for (BlockSet set : sets) {
        set.or(block, words);
      }
    }
  }

  /** Has a value, but none out of these sets. */
  record OutsideSets(BlockSet exists, List<BlockSet> sets) implements BlockTest {
    @Override
    public void set(int block, long[] out, Scratch scratch) {
      exists.set(block, out);
      sets.forEach(set -> set.andNot(block, out));
    }

    @Override
    public void and(int block, long[] words, Scratch scratch) {
      exists.and(block, words);
      sets.forEach(set -> set.andNot(block, words));
    }
  }

  /** The number lies in one of the ranges. */
  record InRanges(NumberColumn column, List<LongRange> ranges) implements BlockTest {
    @Override
    public void set(int block, long[] out, Scratch scratch) {
      Arrays.fill(out, 0);
      or(block, out, scratch);
    }

    @Override
    public void or(int block, long[] words, Scratch scratch) {
      NumberBlock numbers = column.block(block);
      if (numbers != null) {
        for (LongRange range : ranges) {
          numbers.orBetween(range.from(), range.to(), words);
        }
      }
    }
  }

  /** There is a number, and it lies in none of the ranges. */
  record OutsideRanges(NumberColumn column, List<LongRange> ranges) implements BlockTest {
    @Override
    public void set(int block, long[] out, Scratch scratch) {
      Arrays.fill(out, 0);
      NumberBlock numbers = column.block(block);
      if (numbers == null) {
        return;
      }
      numbers.orExists(out);
      long[] found = scratch.take();
      Arrays.fill(found, 0);
      for (LongRange range : ranges) {
        numbers.orBetween(range.from(), range.to(), found);
      }
      for (int i = 0; i < BlockSet.WORDS; i++) {
        out[i] &= ~found[i];
      }
      scratch.give(found);
    }
  }

  /** There is a number. */
  record HasNumber(NumberColumn column) implements BlockTest {
    @Override
    public void set(int block, long[] out, Scratch scratch) {
      Arrays.fill(out, 0);
      NumberBlock numbers = column.block(block);
      if (numbers != null) {
        numbers.orExists(out);
      }
    }
  }

  /** Words to work on, given back and used again; one per evaluation. */
  final class Scratch {
    private final Deque<long[]> free = new ArrayDeque<>();

    /** Contents are left over from earlier use. */
    long[] take() {
      long[] words = free.poll();
      return words == null ? new long[BlockSet.WORDS] : words;
    }

    void give(long[] words) {
      free.push(words);
    }
  }
}
