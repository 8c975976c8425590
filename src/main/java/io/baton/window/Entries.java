package io.baton.window;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What events mean to one tag of one customer: a set of (key, moment, value). The key is made of
 * the event's source and id, so that one event that comes twice, by whatever way, is one entry.
 */
final class Entries {
  /** Of one customer in a sixteenth of a window; what comes beyond it is counted and left out. */
  static final int MOST = 2_000;

  private static final int BYTES = 3 * Long.BYTES;

  private long[] keys = new long[8];
  private long[] moments = new long[8];
  private long[] values = new long[8];
  private int size;

  int size() {
    return size;
  }

  long at(int place) {
    return moments[place];
  }

  long value(int place) {
    return values[place];
  }

  void add(long key, long at, long value) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      moments = Arrays.copyOf(moments, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    keys[size] = key;
    moments[size] = at;
    values[size++] = value;
  }

  void add(byte[] stored) {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    while (bytes.hasRemaining()) {
      add(bytes.getLong(), bytes.getLong(), bytes.getLong());
    }
  }

  /** The stored entries and one more; the same array where it is among them already. */
  static byte[] with(byte[] stored, long key, long at, long value) {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    while (bytes.hasRemaining()) {
      long otherKey = bytes.getLong();
      long otherAt = bytes.getLong();
      if (bytes.getLong() == value && otherKey == key && otherAt == at) {
        return stored;
      }
    }
    return ByteBuffer.allocate(stored.length + BYTES)
        .put(stored)
        .putLong(key)
        .putLong(at)
        .putLong(value)
        .array();
  }

  static int count(byte[] stored) {
    return stored.length / BYTES;
  }
}
