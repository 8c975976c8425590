package io.baton.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.roaringbitmap.Container;
import org.roaringbitmap.ContainerPointer;

/**
 * The blocks in which a set has members, worked through by all cores: neighbouring blocks go to one
 * worker as a run, so that a worker needs its memory once.
 */
final class Blocks {
  /** Fewer blocks than this are done before another worker would have woken up. */
  private static final int WORTH_SHARING = 4;

  private static final int RUNS = 4 * Runtime.getRuntime().availableProcessors();

  private final List<Block> blocks;

  private Blocks(List<Block> blocks) {
    this.blocks = blocks;
  }

  static Blocks of(CustomerSet set) {
    List<Block> blocks = new ArrayList<>();
    ContainerPointer at = set.bitmap().getContainerPointer();
    while (at.getContainer() != null) {
      blocks.add(new Block(at.key(), at.getContainer()));
      at.advance();
    }
    return new Blocks(blocks);
  }

  /** By number. */
  Map<Integer, Block> byNumber() {
    return blocks.stream().collect(Collectors.toMap(Block::number, block -> block));
  }

  /** What the work makes of each run, in the order of the blocks. */
  <T> List<T> inRuns(Work<T> work) {
    int size = blocks.size();
    int runs = size < WORTH_SHARING ? Math.min(size, 1) : Math.min(size, RUNS);
    IntStream numbers = IntStream.range(0, runs);
    return (runs > 1 ? numbers.parallel() : numbers)
        .mapToObj(run -> work.on(blocks.subList(run * size / runs, (run + 1) * size / runs)))
        .toList();
  }

  interface Work<T> {
    T on(List<Block> run);
  }

  /** The members of a set in one block. */
  record Block(int number, Container members) {
    void copyTo(long[] words) {
      Arrays.fill(words, 0);
      members.copyBitmapTo(words, 0);
    }
  }
}
