package io.baton.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.ContainerPointer;
import org.roaringbitmap.RoaringBitmap;

/** Runs the tests of a rule over each block that has any of the customers asked for. */
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
    return count(test, everyone);
  }

  @Override
  public long count(CustomerSet among) {
    return count(test, among.and(everyone));
  }

  @Override
  public List<ClauseCount> clauses(CustomerSet among) {
    CustomerSet domain = among.and(everyone);
    List<ClauseCount> counts = new ArrayList<>();
    parts.forEach((path, part) -> counts.add(new ClauseCount(path, count(part, domain))));
    return counts;
  }

  private CustomerSet collect(CustomerSet domain) {
    RoaringBitmap members = new RoaringBitmap();
    run(test, domain, (block, words) -> BlockSet.append(members, block, words));
    return new CustomerSet(members);
  }

  private static long count(BlockTest test, CustomerSet domain) {
    long[] total = new long[1];
    run(test, domain, (block, words) -> total[0] += BlockSet.count(words));
    return total[0];
  }

  /** Starts from the block's part of the domain, so that only the asked-for bits can remain. */
  private static void run(BlockTest test, CustomerSet domain, BlockSink sink) {
    BlockTest.Scratch scratch = new BlockTest.Scratch();
    long[] words = new long[BlockSet.WORDS];
    ContainerPointer at = domain.bitmap().getContainerPointer();
    while (at.getContainer() != null) {
      Arrays.fill(words, 0);
      at.getContainer().copyBitmapTo(words, 0);
      test.and(at.key(), words, scratch);
      sink.accept(at.key(), words);
      at.advance();
    }
  }

  private interface BlockSink {
    void accept(int block, long[] words);
  }
}
