package io.baton.cohort;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The members of one group in one block, as words and, where somebody asks for it, as a list: made
 * once for all the fields that are counted. Of one thread.
 */
final class GroupBlock {
  private final long[] words = new long[BlockSet.WORDS];
  private int count;
  private char @Nullable [] list;

  /** Turns to the next block; no block means nobody. */
  void take(Blocks.@Nullable Block block) {
    list = null;
    if (block == null) {
      Arrays.fill(words, 0);
      count = 0;
    } else {
      block.copyTo(words);
      count = block.members().getCardinality();
    }
  }

  /** Nobody may change them. */
  long[] words() {
    return words;
  }

  int count() {
    return count;
  }

  /** Places in the block, ascending. */
  char[] list() {
    char[] members = list;
    if (members == null) {
      members = BlockSet.list(words, count);
      list = members;
    }
    return members;
  }
}
