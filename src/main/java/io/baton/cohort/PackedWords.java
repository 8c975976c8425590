package io.baton.cohort;

/**
 * The bits of those who have a value, moved together: what a slice takes at rest, where most have
 * none. Which bits those are, is the same for all slices of a block, and the moves are worked out
 * once (Warren, Hacker's Delight, 7-4 and 7-5).
 */
final class PackedWords {
  private static final int ROUNDS = 6;

  private final long[] present;
  private final long[] moves;
  private final int length;

  /**
   * @param present words of a block
   */
  PackedWords(long[] present) {
    this.present = present;
    this.moves = new long[present.length * ROUNDS];
    int bits = 0;
    for (int i = 0; i < present.length; i++) {
      moves(present[i], i * ROUNDS);
      bits += Long.bitCount(present[i]);
    }
    this.length = (bits + Long.SIZE - 1) / Long.SIZE;
  }

  /** Words that {@link #pack} gives. */
  int length() {
    return length;
  }

  private void moves(long mask, int at) {
    long rest = mask;
    long left = ~mask << 1;
    for (int round = 0; round < ROUNDS; round++) {
      long odd = left ^ (left << 1);
      odd ^= odd << 2;
      odd ^= odd << 4;
      odd ^= odd << 8;
      odd ^= odd << 16;
      odd ^= odd << 32;
      long moving = odd & rest;
      moves[at + round] = moving;
      rest = (rest ^ moving) | (moving >>> (1 << round));
      left &= ~odd;
    }
  }

  /**
   * @param words of a block; bits of those who are not present are not looked at
   */
  long[] pack(long[] words) {
    // One more, so that a word may always run over.
    long[] packed = new long[length + 1];
    int at = 0;
    for (int i = 0; i < present.length; i++) {
      if (present[i] != 0) {
        long together = together(words[i], i);
        packed[at >>> 6] |= together << at;
        if ((at & 63) != 0) {
          packed[(at >>> 6) + 1] |= together >>> -at;
        }
        at += Long.bitCount(present[i]);
      }
    }
    return packed;
  }

  private long together(long word, int i) {
    if (present[i] == -1) {
      return word;
    }
    long moved = word & present[i];
    for (int round = 0; round < ROUNDS; round++) {
      long moving = moved & moves[i * ROUNDS + round];
      moved = (moved ^ moving) | (moving >>> (1 << round));
    }
    return moved;
  }

  /**
   * The words that were packed.
   *
   * @param packed {@link #length} of them, or one more
   */
  long[] unpack(long[] packed) {
    long[] words = new long[present.length];
    int at = 0;
    for (int i = 0; i < present.length; i++) {
      if (present[i] != 0) {
        int bits = Long.bitCount(present[i]);
        long together = packed[at >>> 6] >>> at;
        if ((at & 63) + bits > Long.SIZE) {
          together |= packed[(at >>> 6) + 1] << -at;
        }
        words[i] = apart(together, i);
        at += bits;
      }
    }
    return words;
  }

  private long apart(long together, int i) {
    long moved = together;
    for (int round = ROUNDS - 1; round >= 0; round--) {
      long moving = moves[i * ROUNDS + round];
      moved = (moved & ~moving) | ((moved << (1 << round)) & moving);
    }
    return moved & present[i];
  }
}
