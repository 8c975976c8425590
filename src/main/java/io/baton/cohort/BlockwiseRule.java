package io.baton.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Runs the tests of a rule over each block that has any of the customers asked for: the whole rule
 * over one block before the next, so that nothing intermediate leaves the nearest cache.
 */
final class BlockwiseRule implements CompiledRule {
  private final RulePart whole;
  private final CustomerSet everyone;

  BlockwiseRule(RulePart whole, CustomerSet everyone) {
    this.whole = whole;
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
    return count(everyone);
  }

  @Override
  public long count(CustomerSet among) {
    return total(
        among,
        1,
        (block, words, counts, scratch) -> {
          whole.test().and(block, words, scratch);
          counts[0] += BlockSet.count(words);
        })[0];
  }

  @Override
  public List<ClauseCount> clauses(CustomerSet among) {
    List<RulePart> parts = whole.all().toList();
    long[] totals = total(among, parts.size(), whole::count);
    List<ClauseCount> counts = new ArrayList<>();
    parts.forEach(part -> counts.add(new ClauseCount(part.place(), totals[counts.size()])));
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
      whole.test().and(block.number(), words, scratch);
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

  /** Adds up over the blocks in which any of those asked for are. */
  private long[] total(CustomerSet among, int size, Tally tally) {
    long[] totals = new long[size];
    Blocks.of(among.and(everyone))
        .inRuns(run -> tallied(run, size, tally))
        .forEach(found -> Arrays.setAll(totals, i -> totals[i] + found[i]));
    return totals;
  }

  /** Starts from the block's part of the domain, so that only the asked-for bits can remain. */
  private static long[] tallied(List<Blocks.Block> run, int size, Tally tally) {
    long[] counts = new long[size];
    BlockTest.Scratch scratch = new BlockTest.Scratch();
    long[] words = new long[BlockSet.WORDS];
    for (Blocks.Block block : run) {
      block.copyTo(words);
      tally.add(block.number(), words, counts, scratch);
    }
    return counts;
  }

  /** Adds what is counted in one block. */
  private interface Tally {
    void add(int block, long[] domain, long[] counts, BlockTest.Scratch scratch);
  }
}
