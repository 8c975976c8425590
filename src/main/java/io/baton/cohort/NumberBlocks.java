package io.baton.cohort;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a number column as bytes: few numbers beside their places, slices as they are where
 * nearly everybody has a value, and packed where not.
 */
final class NumberBlocks {
  private static final byte NOBODY = 0;
  private static final byte FEW = 1;
  private static final byte SLICES = 2;
  private static final byte PACKED = 3;

  /** With more values than this, packing is not worth the time. */
  private static final int MOST_PACKED = BlockSet.CUSTOMERS / 8 * 7;

  private static final int WORDS_BYTES = BlockSet.WORDS * Long.BYTES;

  private NumberBlocks() {}

  /** Bytes that {@link #write} writes. */
  static int size(NumberColumn column) {
    int size = Integer.BYTES;
    for (int i = 0; i < column.blocks(); i++) {
      size = Math.addExact(size, 1 + size(column.block(i)));
    }
    return size;
  }

  private static int size(@Nullable NumberBlock block) {
    if (block instanceof FewNumbers few) {
      return Integer.BYTES + few.places().length * (Character.BYTES + Long.BYTES);
    }
    return block instanceof SlicedNumbers slices ? size(slices) : 0;
  }

  private static int size(SlicedNumbers slices) {
    int count = slices.count();
    int words = count > MOST_PACKED ? BlockSet.WORDS : (count + Long.SIZE - 1) / Long.SIZE;
    return 2 * Long.BYTES + WORDS_BYTES + 1 + slices.slices().length * words * Long.BYTES;
  }

  static void write(NumberColumn column, ByteBuffer out) {
    out.putInt(column.blocks());
    for (int i = 0; i < column.blocks(); i++) {
      NumberBlock block = column.block(i);
      if (block instanceof FewNumbers few) {
        out.put(FEW).putInt(few.places().length);
        for (char place : few.places()) {
          out.putChar(place);
        }
        put(few.values(), out);
      } else if (block instanceof SlicedNumbers slices) {
        write(slices, out);
      } else {
        out.put(NOBODY);
      }
    }
  }

  private static void write(SlicedNumbers slices, ByteBuffer out) {
    boolean whole = slices.count() > MOST_PACKED;
    out.put(whole ? SLICES : PACKED).putLong(slices.base()).putLong(slices.max());
    long[] present = slices.present().stay();
    put(present, out);
    out.put((byte) slices.slices().length);
    if (whole) {
      for (Words slice : slices.slices()) {
        put(slice.read(), out);
      }
    } else {
      PackedWords packing = new PackedWords(present);
      for (Words slice : slices.slices()) {
        put(packing.pack(slice.read()), packing.length(), out);
      }
    }
  }

  private static void put(long[] longs, ByteBuffer out) {
    put(longs, longs.length, out);
  }

  private static void put(long[] longs, int count, ByteBuffer out) {
    out.asLongBuffer().put(longs, 0, count);
    out.position(out.position() + count * Long.BYTES);
  }

  static Column read(Field field, DataInputStream in) throws IOException {
    @Nullable NumberBlock[] blocks = new NumberBlock[in.readInt()];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] =
          switch (in.readByte()) {
            case FEW -> readFew(in);
            case SLICES -> readSlices(in, false);
            case PACKED -> readSlices(in, true);
            default -> null;
          };
    }
    return new NumberColumn(field, blocks);
  }

  private static NumberBlock readFew(DataInputStream in) throws IOException {
    char[] places = new char[in.readInt()];
    for (int i = 0; i < places.length; i++) {
      places[i] = in.readChar();
    }
    return new FewNumbers(places, readLongs(places.length, in));
  }

  private static NumberBlock readSlices(DataInputStream in, boolean packed) throws IOException {
    long base = in.readLong();
    long max = in.readLong();
    long[] present = readLongs(BlockSet.WORDS, in);
    PackedWords packing = packed ? new PackedWords(present) : null;
    long[][] slices = new long[in.readByte()][];
    for (int i = 0; i < slices.length; i++) {
      slices[i] =
          packing == null
              ? readLongs(BlockSet.WORDS, in)
              : packing.unpack(readLongs(packing.length(), in));
    }
    return new SlicedNumbers(
        base, max, new Words.InMemory(present), SlicedNumbers.inMemory(slices));
  }

  private static long[] readLongs(int count, DataInputStream in) throws IOException {
    long[] longs = new long[count];
    ByteBuffer.wrap(in.readNBytes(count * Long.BYTES)).asLongBuffer().get(longs);
    return longs;
  }
}
