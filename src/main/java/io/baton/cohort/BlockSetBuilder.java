package io.baton.cohort;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the parts of one set, in any order of blocks. */
final class BlockSetBuilder {
  private @Nullable Object[] parts;
  private int used;

  BlockSetBuilder() {
    this.parts = new Object[4];
  }

  /** Takes over what is there already. */
  BlockSetBuilder(@Nullable Object[] parts) {
    this.parts = parts;
    this.used = parts.length;
  }

  /** Takes the words over. */
  void put(int block, long[] words) {
    int count = BlockSet.count(words);
    if (count > 0) {
      place(block, count > BlockSet.FEW ? words : BlockSet.list(words, count));
    }
  }

  /** The same in place of what was there; without a member the block is empty then. */
  void replace(int block, long[] words) {
    parts[block] = null;
    put(block, words);
  }

  /** Takes the list over: at least one member, in ascending order. */
  void put(int block, char[] members) {
    if (members.length <= BlockSet.FEW) {
      place(block, members);
      return;
    }
    long[] words = new long[BlockSet.WORDS];
    for (char member : members) {
      words[member >>> 6] |= 1L << member;
    }
    place(block, words);
  }

  /** Words that lie in a file. */
  void put(int block, Words words) {
    place(block, words);
  }

  /** A list that lies in a file. */
  void put(int block, Words.FewInFile few) {
    place(block, few);
  }

  private void place(int block, Object part) {
    if (block >= parts.length) {
      parts = Arrays.copyOf(parts, Math.max(block + 1, parts.length * 2));
    }
    parts[block] = part;
    used = Math.max(used, block + 1);
  }

  BlockSet build() {
    return new BlockSet(Arrays.copyOf(parts, used));
  }
}
