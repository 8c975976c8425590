package io.baton.cohort;

/**
 * Turns 64 rows into as many columns as the rows have bits: quarters change places, then the
 * quarters of quarters (Warren, Hacker's Delight, 7-3). Short rows are first laid beside each
 * other, so that as many squares are turned together as fit into a word.
 *
 * <p>Each distance has a loop of its own with bounds and shifts that the compiler knows, which lets
 * it use wide registers; the last three steps stay in eight registers.
 */
final class Transpose {
  private Transpose() {}

  /**
   * @param square 64 rows, of which {@code bits} are used at most; then columns, the lowest bit
   *     first, and what is left over of the rows
   */
  static void turn(long[] square, int bits) {
    if (bits > 32) {
      swap32(square);
      turn32(square, 0);
      turn32(square, 32);
      return;
    }
    for (int row = 0; row < 32; row++) {
      square[row] |= square[row + 32] << 32;
    }
    if (bits > 16) {
      turn32(square, 0);
      return;
    }
    for (int row = 0; row < 16; row++) {
      square[row] |= square[row + 16] << 16;
    }
    if (bits > 8) {
      turn16(square, 0);
      return;
    }
    for (int row = 0; row < 8; row++) {
      square[row] |= square[row + 8] << 8;
    }
    turn8(square, 0);
  }

  private static void swap32(long[] square) {
    for (int row = 0; row < 32; row++) {
      long upper = square[row];
      long lower = square[row + 32];
      square[row] = (upper & 0xffffffffL) | lower << 32;
      square[row + 32] = upper >>> 32 | (lower & 0xffffffff00000000L);
    }
  }

  private static void turn32(long[] square, int from) {
    for (int row = from; row < from + 16; row++) {
      long upper = square[row];
      long lower = square[row + 16];
      long swapped = (upper >>> 16 ^ lower) & 0x0000ffff0000ffffL;
      square[row] = upper ^ swapped << 16;
      square[row + 16] = lower ^ swapped;
    }
    turn16(square, from);
    turn16(square, from + 16);
  }

  private static void turn16(long[] square, int from) {
    for (int row = from; row < from + 8; row++) {
      long upper = square[row];
      long lower = square[row + 8];
      long swapped = (upper >>> 8 ^ lower) & 0x00ff00ff00ff00ffL;
      square[row] = upper ^ swapped << 8;
      square[row + 8] = lower ^ swapped;
    }
    turn8(square, from);
    turn8(square, from + 8);
  }

  private static void turn8(long[] square, int from) {
    long a = square[from];
    long b = square[from + 1];
    long c = square[from + 2];
    long d = square[from + 3];
    long e = square[from + 4];
    long f = square[from + 5];
    long g = square[from + 6];
    long h = square[from + 7];
    long swapped = (a >>> 4 ^ e) & 0x0f0f0f0f0f0f0f0fL;
    a ^= swapped << 4;
    e ^= swapped;
    swapped = (b >>> 4 ^ f) & 0x0f0f0f0f0f0f0f0fL;
    b ^= swapped << 4;
    f ^= swapped;
    swapped = (c >>> 4 ^ g) & 0x0f0f0f0f0f0f0f0fL;
    c ^= swapped << 4;
    g ^= swapped;
    swapped = (d >>> 4 ^ h) & 0x0f0f0f0f0f0f0f0fL;
    d ^= swapped << 4;
    h ^= swapped;
    swapped = (a >>> 2 ^ c) & 0x3333333333333333L;
    a ^= swapped << 2;
    c ^= swapped;
    swapped = (b >>> 2 ^ d) & 0x3333333333333333L;
    b ^= swapped << 2;
    d ^= swapped;
    swapped = (e >>> 2 ^ g) & 0x3333333333333333L;
    e ^= swapped << 2;
    g ^= swapped;
    swapped = (f >>> 2 ^ h) & 0x3333333333333333L;
    f ^= swapped << 2;
    h ^= swapped;
    swapped = (a >>> 1 ^ b) & 0x5555555555555555L;
    square[from] = a ^ swapped << 1;
    square[from + 1] = b ^ swapped;
    swapped = (c >>> 1 ^ d) & 0x5555555555555555L;
    square[from + 2] = c ^ swapped << 1;
    square[from + 3] = d ^ swapped;
    swapped = (e >>> 1 ^ f) & 0x5555555555555555L;
    square[from + 4] = e ^ swapped << 1;
    square[from + 5] = f ^ swapped;
    swapped = (g >>> 1 ^ h) & 0x5555555555555555L;
    square[from + 6] = g ^ swapped << 1;
    square[from + 7] = h ^ swapped;
  }
}
