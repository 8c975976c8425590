package io.baton.cohort;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The values of a field turned round: for every customer the number of his value, 0 where he has
 * none. To count a group by hundreds of values their lists would have to be walked in full; by
 * codes only the group's members are looked at. Made block by block from the sets when it first
 * pays, one or two bytes a customer, and given back when memory is short.
 */
final class ValueCodes {
  /** What walking one listed member costs, in looks at a member's code. */
  private static final int WORDS_COST = 200;

  private final List<BlockSet> sets;
  private final AtomicReferenceArray<@Nullable SoftReference<Object>> blocks;

  ValueCodes(BlockSet[] sets) {
    this.sets = List.of(sets);
    this.blocks =
        new AtomicReferenceArray<>(this.sets.stream().mapToInt(BlockSet::blocks).max().orElse(0));
  }

  /** Whether so many members are counted sooner by their codes than by the sets of the block. */
  boolean pays(int block, int members) {
    if (block >= blocks.length()) {
      return false;
    }
    long walk = 0;
    for (int i = 0; i < sets.size() && walk <= members; i++) {
      walk += sets.get(i).few(block, WORDS_COST);
    }
    return walk > members;
  }

  /** Adds how many of the members have the value of each code; the first place is no value. */
  void addCounts(int block, GroupBlock members, int[] counts) {
    Object codes = codes(block);
    if (codes instanceof byte[] bytes) {
      for (char place : members.list()) {
        counts[bytes[place] & 0xFF]++;
      }
    } else {
      char[] chars = (char[]) codes;
      for (char place : members.list()) {
        counts[chars[place]]++;
      }
    }
  }

  private Object codes(int block) {
    SoftReference<Object> kept = blocks.get(block);
    Object codes = kept == null ? null : kept.get();
    if (codes == null) {
      // Two threads may make the same one; either is right.
      codes = sets.size() < 256 ? bytes(block) : chars(block);
      blocks.set(block, new SoftReference<>(codes));
    }
    return codes;
  }

  private byte[] bytes(int block) {
    byte[] codes = new byte[BlockSet.CUSTOMERS];
    for (int i = 0; i < sets.size(); i++) {
      byte code = (byte) (i + 1);
      sets.get(i).forEach(block, place -> codes[place] = code);
    }
    return codes;
  }

  private char[] chars(int block) {
    char[] codes = new char[BlockSet.CUSTOMERS];
    for (int i = 0; i < sets.size(); i++) {
      char code = (char) (i + 1);
      sets.get(i).forEach(block, place -> codes[place] = code);
    }
    return codes;
  }
}
