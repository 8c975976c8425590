package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The members of a slot as bytes: the portable Roaring form, or the chunk's 4 KB of words where
 * that is smaller. The words are longer by one byte, which no Roaring form of a chunk has as its
 * first: a row stays within a page either way.
 */
final class SlotMembers {
  private static final int WORDS_BYTES = Counts.WORDS * Long.BYTES;

  private SlotMembers() {}

  static byte[] write(int chunk, CustomerSet members) {
    byte[] roaring = members.toBytes();
    if (roaring.length <= WORDS_BYTES) {
      return roaring;
    }
    long[] words = ChunkedSet.words(chunk, members);
    ByteBuffer buffer = ByteBuffer.allocate(WORDS_BYTES + 1);
    buffer.put((byte) 1).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(words);
    return buffer.array();
  }

  static CustomerSet read(int chunk, byte[] bytes) {
    if (bytes.length != WORDS_BYTES + 1) {
      return CustomerSet.fromBytes(bytes);
    }
    long[] words = new long[Counts.WORDS];
    ByteBuffer.wrap(bytes, 1, WORDS_BYTES).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
    return ChunkedSet.customers(chunk, words);
  }
}
