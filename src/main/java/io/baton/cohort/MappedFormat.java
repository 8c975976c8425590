package io.baton.cohort;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.LongBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * A column laid out to be used where it lies: a small index, then the words and lists of every
 * block, little-endian and each at a multiple of eight bytes. The first use of a column makes an
 * object per block and value that points into the file, and copies nothing else.
 */
final class MappedFormat {
  private static final int NOBODY = 0;
  private static final int WORDS = -1;
  private static final int BLOCK_BYTES = BlockSet.WORDS * Long.BYTES;

  private MappedFormat() {}

  /** Answers the number of bytes, a multiple of eight. */
  static long write(Column column, WritableByteChannel out) throws IOException {
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    Payload payload = new Payload(out);
    try (DataOutputStream data = new DataOutputStream(index)) {
      data.writeLong(column.known());
      if (column instanceof NumberColumn numbers) {
        writeNumbers(numbers, data, null);
      } else {
        writeValues((ValueColumn) column, data, null);
      }
    }
    ByteBuffer head = buffer(padded(Integer.BYTES + index.size()));
    head.putInt(index.size()).put(index.toByteArray());
    payload.put(head.position(0).limit(head.capacity()));
    try (DataOutputStream nowhere = new DataOutputStream(new ByteArrayOutputStream())) {
      if (column instanceof NumberColumn numbers) {
        writeNumbers(numbers, nowhere, payload);
      } else {
        writeValues((ValueColumn) column, nowhere, payload);
      }
    }
    payload.flush();
    return payload.written;
  }

  /** Looks at the length and the number of known customers only; the rest when it is needed. */
  static Column read(Field field, ByteBuffer region) {
    region.order(ByteOrder.LITTLE_ENDIAN);
    byte[] head = new byte[Long.BYTES];
    region.get(Integer.BYTES, head);
    long known = ByteBuffer.wrap(head).getLong();
    return field.type().ordered()
        ? new NumberColumn(field, SingletonSupplier.of(() -> Layout.of(region).numbers()), known)
        : new ValueColumn(field, SingletonSupplier.of(() -> Layout.of(region).values()), known);
  }

  /** The index of a column's region, and where what it lists begins. */
  private record Layout(ByteBuffer index, Place place) {
    static Layout of(ByteBuffer region) {
      byte[] index = new byte[region.getInt(0)];
      region.get(Integer.BYTES, index);
      return new Layout(
          ByteBuffer.wrap(index).position(Long.BYTES),
          new Place(region, padded(Integer.BYTES + index.length)));
    }

    ValueColumn.Sets values() {
      BlockSet exists = readSet(index, place);
      TreeMap<String, BlockSet> sets = new TreeMap<>();
      for (int left = index.getInt(); left > 0; left--) {
        byte[] text = new byte[index.getInt()];
        index.get(text);
        sets.put(new String(text, StandardCharsets.UTF_8), readSet(index, place));
      }
      return new ValueColumn.Sets(sets, exists);
    }

    @Nullable NumberBlock[] numbers() {
      @Nullable NumberBlock[] blocks = new NumberBlock[index.getInt()];
      for (int i = 0; i < blocks.length; i++) {
        int kind = index.getInt();
        if (kind == WORDS) {
          blocks[i] = slices();
        } else if (kind > NOBODY) {
          blocks[i] = new FewNumbers(place.few(kind).read(), place.longs(kind));
        }
      }
      return blocks;
    }

    private NumberBlock slices() {
      long base = index.getLong();
      long max = index.getLong();
      Words[] slices = new Words[index.getInt()];
      Words present = place.words();
      for (int bit = 0; bit < slices.length; bit++) {
        slices[bit] = place.words();
      }
      return new SlicedNumbers(base, max, present, slices);
    }
  }

  private static void writeValues(
      ValueColumn column, DataOutputStream index, @Nullable Payload payload) throws IOException {
    writeSet(column.existing(), index, payload);
    index.writeInt(column.sets().size());
    for (Map.Entry<String, BlockSet> entry : column.sets().entrySet()) {
      byte[] text = entry.getKey().getBytes(StandardCharsets.UTF_8);
      index.writeInt(text.length);
      index.write(text);
      writeSet(entry.getValue(), index, payload);
    }
  }

  private static void writeSet(BlockSet set, DataOutputStream index, @Nullable Payload payload)
      throws IOException {
    index.writeInt(set.blocks());
    for (int block = 0; block < set.blocks(); block++) {
      Object part = set.part(block);
      if (part instanceof long[] words) {
        index.writeInt(WORDS);
        put(words, payload);
      } else if (part instanceof char[] few) {
        index.writeInt(few.length);
        put(few, payload);
      } else {
        index.writeInt(NOBODY);
      }
    }
  }

  private static BlockSet readSet(ByteBuffer index, Place place) {
    BlockSetBuilder set = new BlockSetBuilder();
    int blocks = index.getInt();
    for (int block = 0; block < blocks; block++) {
      int kind = index.getInt();
      if (kind == WORDS) {
        set.put(block, place.words());
      } else if (kind > NOBODY) {
        set.put(block, place.few(kind));
      }
    }
    return set.build();
  }

  private static void writeNumbers(
      NumberColumn column, DataOutputStream index, @Nullable Payload payload) throws IOException {
    index.writeInt(column.blocks());
    for (int i = 0; i < column.blocks(); i++) {
      NumberBlock block = column.block(i);
      if (block instanceof FewNumbers few) {
        index.writeInt(few.places().length);
        put(few.places(), payload);
        put(few.values(), payload);
      } else if (block instanceof SlicedNumbers slices) {
        index.writeInt(WORDS);
        index.writeLong(slices.base());
        index.writeLong(slices.max());
        index.writeInt(slices.slices().length);
        put(slices.present().read(), payload);
        for (Words slice : slices.slices()) {
          put(slice.read(), payload);
        }
      } else {
        index.writeInt(NOBODY);
      }
    }
  }

  private static void put(long[] longs, @Nullable Payload payload) throws IOException {
    if (payload != null) {
      ByteBuffer bytes = buffer(longs.length * Long.BYTES);
      bytes.asLongBuffer().put(longs);
      payload.put(bytes);
    }
  }

  private static void put(char[] chars, @Nullable Payload payload) throws IOException {
    if (payload != null) {
      ByteBuffer bytes = buffer(padded(chars.length * Character.BYTES));
      bytes.asCharBuffer().put(chars);
      payload.put(bytes);
    }
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int padded(int size) {
    return (size + 7) & ~7;
  }

  /** What follows the index, gathered into writes of a sensible size. */
  private static final class Payload {
    private final WritableByteChannel out;
    private final ByteBuffer pending = ByteBuffer.allocateDirect(1 << 20);
    private long written;

    Payload(WritableByteChannel out) {
      this.out = out;
    }

    void put(ByteBuffer bytes) throws IOException {
      written += bytes.remaining();
      while (bytes.hasRemaining()) {
        if (!pending.hasRemaining()) {
          flush();
        }
        int some = Math.min(pending.remaining(), bytes.remaining());
        pending.put(pending.position(), bytes, bytes.position(), some);
        pending.position(pending.position() + some);
        bytes.position(bytes.position() + some);
      }
    }

    void flush() throws IOException {
      pending.flip();
      while (pending.hasRemaining()) {
        out.write(pending);
      }
      pending.clear();
    }
  }

  /** Where reading has come to. */
  private static final class Place {
    private final LongBuffer longs;
    private final CharBuffer chars;
    private int at;

    Place(ByteBuffer region, int at) {
      this.longs = region.asLongBuffer();
      this.chars = region.asCharBuffer();
      this.at = at;
    }

    Words words() {
      return new Words.InFile(longs, take(BLOCK_BYTES) / Long.BYTES);
    }

    Words.FewInFile few(int count) {
      int from = take(padded(count * Character.BYTES));
      return new Words.FewInFile(chars, from / Character.BYTES, count);
    }

    long[] longs(int count) {
      long[] values = new long[count];
      longs.get(take(count * Long.BYTES) / Long.BYTES, values);
      return values;
    }

    private int take(int bytes) {
      int from = at;
      at += bytes;
      return from;
    }
  }
}
