package io.baton.window;

import io.baton.event.CustomerEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What one event means to one tag.
 *
 * @param key of the event, out of its source and id
 * @param at when it happened, in microseconds
 * @param received when it was taken in, in milliseconds of the node's clock; for latency only
 */
record Entry(long generation, int customer, long key, long at, long value, long received) {
  static final int BYTES = 5 * Long.BYTES + Integer.BYTES;

  static Entry of(WindowTag tag, CustomerEvent event, long value, long received) {
    return new Entry(
        tag.generation(),
        event.customer(),
        keyOf(event),
        WindowPlan.micros(event.at()),
        value,
        received);
  }

  static Entry read(ByteBuffer bytes) {
    return new Entry(
        bytes.getLong(),
        bytes.getInt(),
        bytes.getLong(),
        bytes.getLong(),
        bytes.getLong(),
        bytes.getLong());
  }

  void write(ByteBuffer bytes) {
    bytes
        .putLong(generation)
        .putInt(customer)
        .putLong(key)
        .putLong(at)
        .putLong(value)
        .putLong(received);
  }

  /** Enough of a digest that two events of one customer never meet. */
  private static long keyOf(CustomerEvent event) {
    return digest(event.source() + '\0' + event.id());
  }

  static long digest(String text) {
    try {
      return ByteBuffer.wrap(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
          .getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
