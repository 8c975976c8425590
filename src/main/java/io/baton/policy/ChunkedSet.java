package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.util.Arrays;
import java.util.TreeMap;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/** A set of customers cut into the chunks of the day masks: words by chunk, ascending. */
final class ChunkedSet extends TreeMap<Integer, long[]> {
  private static final long serialVersionUID = 1L;
  private static final int SHIFT = Integer.numberOfTrailingZeros(Counts.CUSTOMERS);

  /** Below this many customers their words are set one by one. */
  private static final int MANY = 10_000;

  static ChunkedSet of(CustomerSet customers) {
    return customers.size() < MANY ? ofFew(customers) : ofMany(customers.toBitmap());
  }

  private static ChunkedSet ofFew(CustomerSet customers) {
    ChunkedSet chunks = new ChunkedSet();
    customers.forEach(
        customer -> {
          long[] words = chunks.computeIfAbsent(chunkOf(customer), c -> new long[Counts.WORDS]);
          int bit = customer & (Counts.CUSTOMERS - 1);
          words[bit >>> 6] |= 1L << (bit & 63);
        });
    return chunks;
  }

  private static ChunkedSet ofMany(RoaringBitmap customers) {
    ChunkedSet chunks = new ChunkedSet();
    long[] words = BitSetUtil.toLongArray(customers);
    for (int from = 0; from < words.length; from += Counts.WORDS) {
      long[] chunk = Arrays.copyOfRange(words, from, from + Counts.WORDS);
      if (!Counts.none(chunk)) {
        chunks.put(from / Counts.WORDS, chunk);
      }
    }
    return chunks;
  }

  static int chunkOf(int customer) {
    return customer >>> SHIFT;
  }

  /** Whoever may be in the chunk. */
  static CustomerSet range(int chunk) {
    int first = chunk << SHIFT;
    return CustomerSet.range(
        first, (int) Math.min(first + (long) Counts.CUSTOMERS, Integer.MAX_VALUE));
  }

  static int customer(int chunk, int word, int bit) {
    return (chunk << SHIFT) + (word << 6) + bit;
  }

  /** Those members who are in the chunk. */
  static long[] words(int chunk, CustomerSet members) {
    return members.words(chunk << SHIFT, Counts.CUSTOMERS);
  }

  static CustomerSet customers(int chunk, long[] words) {
    RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
    write(writer, chunk, words);
    return CustomerSet.ofBitmap(writer.get());
  }

  CustomerSet asCustomers() {
    if (size() < 2) {
      RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
      forEach((chunk, words) -> write(writer, chunk, words));
      return CustomerSet.ofBitmap(writer.get());
    }
    long[] all = new long[(lastKey() + 1) * Counts.WORDS];
    forEach((chunk, words) -> System.arraycopy(words, 0, all, chunk * Counts.WORDS, words.length));
    return CustomerSet.ofBitmap(BitSetUtil.bitmapOf(all));
  }

  private static void write(RoaringBitmapWriter<RoaringBitmap> writer, int chunk, long[] words) {
    for (int w = 0; w < words.length; w++) {
      for (long word = words[w]; word != 0; word &= word - 1) {
        writer.add(customer(chunk, w, Long.numberOfTrailingZeros(word)));
      }
    }
  }
}
