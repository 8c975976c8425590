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

  CustomerSet asCustomers() {
    RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
    forEach(
        (chunk, words) -> {
          int base = chunk << SHIFT;
          for (int w = 0; w < words.length; w++) {
            for (long word = words[w]; word != 0; word &= word - 1) {
              writer.add(base + (w << 6) + Long.numberOfTrailingZeros(word));
            }
          }
        });
    return CustomerSet.ofBitmap(writer.get());
  }
}
