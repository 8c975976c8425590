package io.baton.cohort;

import java.util.List;
import java.util.stream.Stream;

/**
 * A rule, or a member of one, with the test that it was compiled to.
 *
 * @param place JSON pointer; the whole rule has the empty one
 * @param inner its members; none of a comparison
 */
record RulePart(String place, BlockTest test, List<RulePart> inner) {
  RulePart(String place, BlockTest test) {
    this(place, test, List.of());
  }

  /** This one and all within, from the root down, as an editor shows them. */
  Stream<RulePart> all() {
    return Stream.concat(Stream.of(this), inner.stream().flatMap(RulePart::all));
  }

  /**
   * Counts every part on its own over one block, in the order of {@link #all()}. A comparison is
   * tested once, however many parts it lies in: unlike the test of the whole rule, nothing may be
   * left out because the answer is already known.
   */
  void count(int block, long[] domain, long[] counts, BlockTest.Scratch scratch) {
    long[] words = scratch.take();
    new Counting(block, domain, counts, scratch).set(this, words, 0);
    scratch.give(words);
  }

  private static final class Counting {
    private final int block;
    private final long[] domain;
    private final long[] counts;
    private final BlockTest.Scratch scratch;

    Counting(int block, long[] domain, long[] counts, BlockTest.Scratch scratch) {
      this.block = block;
      this.domain = domain;
      this.counts = counts;
      this.scratch = scratch;
    }

    /** Overwrites the words with those for whom the part is true; returns the next part's place. */
    int set(RulePart part, long[] words, int at) {
      int next = at + 1;
      if (part.inner.isEmpty()) {
        part.test.set(block, words, scratch);
      } else {
        next = set(part.inner.get(0), words, next);
        long[] own = scratch.take();
        for (RulePart other : part.inner.subList(1, part.inner.size())) {
          next = set(other, own, next);
          join(part.test, words, own);
        }
        scratch.give(own);
        if (part.test instanceof BlockTest.Complement) {
          WordLoops.invert(words);
        }
      }
      counts[at] += WordLoops.countBoth(words, domain);
      return next;
    }

    private static void join(BlockTest test, long[] words, long[] own) {
      if (test instanceof BlockTest.Every) {
        WordLoops.and(words, own);
      } else {
        WordLoops.or(words, own);
      }
    }
  }
}
