package io.baton.window;

import java.nio.ByteBuffer;

/**
 * A value on its way to every node.
 *
 * @param since moment of the event, or of the end of a window, because of which it was said
 * @param received when that event was taken in, milliseconds; 0 where time alone changed it
 */
record Said(long value, long since, long received) {
  static Said read(byte[] stored) {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    return new Said(bytes.getLong(), bytes.getLong(), bytes.getLong());
  }

  byte[] write() {
    return ByteBuffer.allocate(3 * Long.BYTES)
        .putLong(value)
        .putLong(since)
        .putLong(received)
        .array();
  }
}
