package io.baton.cohort;

import io.baton.shared.BatonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.BitmapContainer;
import org.roaringbitmap.Container;
import org.roaringbitmap.ContainerPointer;
import org.roaringbitmap.RoaringBitmap;

/**
 * Many conjunctions over one index, evaluated together: block by block, so that what several rows
 * test is found once and stays in the nearest cache, and blocks side by side on all processors.
 */
public final class RuleGrid {
  private final List<List<Cell>> rows;
  private final int shared;
  private final CustomerSet everyone;

  private RuleGrid(List<List<Cell>> rows, int shared, CustomerSet everyone) {
    this.rows = rows;
    this.shared = shared;
    this.everyone = everyone;
  }

  /**
   * @param slot where the result is kept within a block; -1 where only one row asks
   */
  private record Cell(BlockTest test, int slot) {}

  /**
   * @param rows conjunctions; an empty one is true for everyone
   * @throws BatonException as {@link RuleCompiler#compile}
   */
  public static RuleGrid compile(List<List<Rule>> rows, FieldIndex index) {
    Map<Rule, Integer> uses = new HashMap<>();
    rows.forEach(row -> row.forEach(rule -> uses.merge(rule, 1, Integer::sum)));
    Map<Rule, Cell> cells = new HashMap<>();
    int shared = 0;
    for (Map.Entry<Rule, Integer> use : uses.entrySet()) {
      BlockTest test = RuleCompiler.blockTest(use.getKey(), index);
      cells.put(use.getKey(), new Cell(test, use.getValue() > 1 ? shared++ : -1));
    }
    List<List<Cell>> grid = new ArrayList<>();
    for (List<Rule> row : rows) {
      grid.add(row.stream().map(cells::get).toList());
    }
    return new RuleGrid(grid, shared, index.everyone());
  }

  /** Per row those of the given customers for whom all of it is true. */
  public List<CustomerSet> each(CustomerSet among) {
    return run(among, false);
  }

  /** Per row those of the given customers for whom all of it is true and no earlier row is. */
  public List<CustomerSet> first(CustomerSet among) {
    return run(among, true);
  }

  private List<CustomerSet> run(CustomerSet among, boolean first) {
    List<Container> domain = new ArrayList<>();
    List<Character> keys = new ArrayList<>();
    ContainerPointer at = among.and(everyone).bitmap().getContainerPointer();
    for (; at.getContainer() != null; at.advance()) {
      domain.add(at.getContainer());
      keys.add(at.key());
    }
    @Nullable Container[][] found = new Container[domain.size()][];
    IntStream blocks = IntStream.range(0, domain.size());
    (domain.size() > 1 ? blocks.parallel() : blocks)
        .forEach(i -> found[i] = block(keys.get(i), domain.get(i), first));
    List<CustomerSet> sets = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      RoaringBitmap bitmap = new RoaringBitmap();
      for (int i = 0; i < found.length; i++) {
        Container members = found[i][row];
        if (members != null) {
          bitmap.append(keys.get(i), members);
        }
      }
      sets.add(new CustomerSet(bitmap));
    }
    return sets;
  }

  private @Nullable Container[] block(int block, Container domain, boolean first) {
    @Nullable Container[] found = new Container[rows.size()];
    Pass pass = new Pass(block, shared);
    long[] left = new long[BlockSet.WORDS];
    domain.copyBitmapTo(left, 0);
    long[] words = new long[BlockSet.WORDS];
    for (int row = 0; row < found.length && !BlockSet.isZero(left); row++) {
      System.arraycopy(left, 0, words, 0, BlockSet.WORDS);
      if (pass.keep(rows.get(row), words)) {
        // An unknown cardinality (-1) makes the repair choose the proper kind of container.
        found[row] = new BitmapContainer(words, -1).repairAfterLazy();
        if (first) {
          remove(words, left);
        }
        words = new long[BlockSet.WORDS];
      }
    }
    return found;
  }

  private static void remove(long[] words, long[] from) {
    for (int i = 0; i < BlockSet.WORDS; i++) {
      from[i] &= ~words[i];
    }
  }

  /** One block, and what has been found out about it. */
  private static final class Pass {
    private final int block;
    private final long[] @Nullable [] known;
    private final BlockTest.Scratch scratch = new BlockTest.Scratch();

    Pass(int block, int shared) {
      this.block = block;
      this.known = new long[shared][];
    }

    /** Whether anybody is left. */
    boolean keep(List<Cell> row, long[] words) {
      for (Cell cell : row) {
        and(cell, words);
        if (BlockSet.isZero(words)) {
          return false;
        }
      }
      return true;
    }

    private void and(Cell cell, long[] words) {
      if (cell.slot < 0) {
        cell.test.and(block, words, scratch);
        return;
      }
      long[] set = known[cell.slot];
      if (set == null) {
        set = new long[BlockSet.WORDS];
        cell.test.set(block, set, scratch);
        known[cell.slot] = set;
      }
      for (int i = 0; i < BlockSet.WORDS; i++) {
        words[i] &= set[i];
      }
    }
  }
}
