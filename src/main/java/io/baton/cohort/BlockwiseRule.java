package io.baton.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * Runs the tests of a rule over each block that has any of the customers asked for: the whole rule
 * over one block before the next, so that nothing intermediate leaves the nearest cache.
 */
final class BlockwiseRule implements CompiledRule {
  private final BlockTest test;
  private final Map<String, BlockTest> parts;
  private final CustomerSet everyone;

  BlockwiseRule(BlockTest test, Map<String, BlockTest> parts, CustomerSet everyone) {
    this.test = test;
    this.parts = parts;
    this.everyone = everyone;
  }

  @Override
  public CustomerSet members() {
    return collect(everyone);
  }

  @Override
  public CustomerSet members(CustomerSet among) {
    return collect(among.and(everyone));
  }

  @Override
  public long count() {
    return count(List.of(test), everyone)[0];
  }

  @Override
  public long count(CustomerSet among) {
    return count(List.of(test), among.and(everyone))[0];
  }

  @Override
  public List<ClauseCount> clauses(CustomerSet among) {
    long[] totals = count(List.copyOf(parts.values()), among.and(everyone));
    List<ClauseCount> counts = new ArrayList<>();
    parts.keySet().forEach(path -> counts.add(new ClauseCount(path, totals[counts.size()])));
    return counts;
  }

  private CustomerSet collect(CustomerSet domain) {
    RoaringBitmap members = new RoaringBitmap();
    Blocks.of(domain).inRuns(this::membersOf).forEach(found -> append(found, members));
    return new CustomerSet(members);
  }

  private RoaringBitmap membersOf(List<Blocks.Block> run) {
    RoaringBitmap found = new RoaringBitmap();
    BlockTest.Scratch scratch = new BlockTest.Scratch();
    long[] words = new long[BlockSet.WORDS];
    for (Blocks.Block block : run) {
      block.copyTo(words);
      test.and(block.number(), words, scratch);
      BlockSet.append(found, block.number(), words);
    }
    return found;
  }

  /** Runs are in ascending order, so that nothing has to be merged. */
  private static void append(RoaringBitmap found, RoaringBitmap members) {
    var at = found.getContainerPointer();
    while (at.getContainer() != null) {
      members.append(at.key(), at.getContainer());
      at.advance();
    }
  }

  /** How many of the domain each of the tests is true for. */
  private static long[] count(List<BlockTest> tests, CustomerSet domain) {
    long[] totals = new long[tests.size()];
    for (long[] found : Blocks.of(domain).inRuns(run -> countOf(tests, run))) {
      for (int i = 0; i < totals.length; i++) {
        totals[i] += found[i];
      }
    }
    return totals;
  }

  /** Starts from the block's part of the domain, so that only the asked-for bits can remain. */
  private static long[] countOf(List<BlockTest> tests, List<Blocks.Block> run) {
    long[] counts = new long[tests.size()];
    BlockTest.Scratch scratch = new BlockTest.Scratch();
    long[] words = new long[BlockSet.WORDS];
    for (Blocks.Block block : run) {
      for (int i = 0; i < counts.length; i++) {
        block.copyTo(words);
        tests.get(i).and(block.number(), words, scratch);
        counts[i] += BlockSet.count(words);
      }
    }
    return counts;
  }
}
