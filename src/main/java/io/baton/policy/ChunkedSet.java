package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/** A set of customers cut into the chunks of the day masks: words by chunk, ascending. */
final class ChunkedSet extends TreeMap<Integer, long[]> {
  private static final long serialVersionUID = 1L;
  private static final int SHIFT = Integer.numberOfTrailingZeros(Counts.CUSTOMERS);

  static ChunkedSet of(CustomerSet customers) {
    ChunkedSet chunks = new ChunkedSet();
    long[][] current = new long[1][];
    int[] number = {-1};
    customers.forEach(
        customer -> {
          int chunk = customer >>> SHIFT;
          if (chunk != number[0]) {
            number[0] = chunk;
            current[0] = new long[Counts.WORDS];
            chunks.put(chunk, current[0]);
          }
          int bit = customer & (Counts.CUSTOMERS - 1);
          current[0][bit >>> 6] |= 1L << (bit & 63);
        });
    return chunks;
  }

  static int chunkOf(int customer) {
    return customer >>> SHIFT;
  }

  static int customer(int chunk, int word, int bit) {
    return (chunk << SHIFT) + (word << 6) + bit;
  }

  /** Sets the bits of those members who are in the chunk. */
  static void mark(long[] words, int chunk, CustomerSet members) {
    members.forEach(
        customer -> {
          if (chunkOf(customer) == chunk) {
            int bit = customer & (Counts.CUSTOMERS - 1);
            words[bit >>> 6] |= 1L << (bit & 63);
          }
        });
  }

  static CustomerSet customers(int chunk, long[] words) {
    RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
    write(writer, chunk, words);
    return CustomerSet.ofBitmap(writer.get());
  }

  CustomerSet asCustomers() {
    RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
    forEach((chunk, words) -> write(writer, chunk, words));
    return CustomerSet.ofBitmap(writer.get());
  }

  private static void write(RoaringBitmapWriter<RoaringBitmap> writer, int chunk, long[] words) {
    for (int w = 0; w < words.length; w++) {
      for (long word = words[w]; word != 0; word &= word - 1) {
        writer.add(customer(chunk, w, Long.numberOfTrailingZeros(word)));
      }
    }
  }
}
