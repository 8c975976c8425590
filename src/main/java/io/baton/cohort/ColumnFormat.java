package io.baton.cohort;

import io.baton.shared.BatonException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Columns as bytes: magic number with version, type and scale, then sets as Roaring bitmaps or
 * number blocks, and a CRC-32C of all that at the end.
 */
final class ColumnFormat {
  private static final int MAGIC = 0x42434F01; // "BCO", version 1
  private static final int CHECKSUM = Integer.BYTES;
  private static final byte NOBODY = 0;
  private static final byte FEW = 1;
  private static final byte SLICES = 2;

  private ColumnFormat() {}

  static byte[] write(Column column) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeByte(column.field().type().ordinal());
      out.writeByte(column.field().scale());
      if (column instanceof NumberColumn numbers) {
        writeNumbers(numbers, out);
      } else if (column instanceof ValueColumn values) {
        writeValues(values, out);
      }
      out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Column read(Field field, byte[] bytes) {
    int length = bytes.length - CHECKSUM;
    if (length < 0 || ByteBuffer.wrap(bytes).getInt(length) != checksum(bytes, length)) {
      throw damaged(field, null);
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
      if (in.readInt() != MAGIC
          || in.readByte() != field.type().ordinal()
          || in.readByte() != field.scale()) {
        throw damaged(field, null);
      }
      return field.type().ordered() ? readNumbers(field, in) : readValues(field, in);
    } catch (IOException e) {
      throw damaged(field, e);
    }
  }

  static List<byte[]> cut(byte[] bytes, int limit) {
    List<byte[]> parts = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += limit) {
      parts.add(Arrays.copyOfRange(bytes, from, (int) Math.min((long) from + limit, bytes.length)));
    }
    return parts;
  }

  static byte[] join(List<byte[]> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    parts.forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }

  private static void writeValues(ValueColumn column, DataOutputStream out) throws IOException {
    out.writeInt(column.sets().size());
    for (Map.Entry<String, BlockSet> entry : column.sets().entrySet()) {
      writeBytes(entry.getKey().getBytes(StandardCharsets.UTF_8), out);
      writeBytes(entry.getValue().toSet().toBytes(), out);
    }
  }

  private static Column readValues(Field field, DataInputStream in) throws IOException {
    TreeMap<String, BlockSet> sets = new TreeMap<>();
    CustomerSet exists = CustomerSet.empty();
    for (int left = in.readInt(); left > 0; left--) {
      String value = new String(readBytes(in), StandardCharsets.UTF_8);
      CustomerSet customers = CustomerSet.fromBytes(readBytes(in));
      exists = exists.or(customers);
      sets.put(value, BlockSet.of(customers));
    }
    return new ValueColumn(field, sets, BlockSet.of(exists));
  }

  private static void writeNumbers(NumberColumn column, DataOutputStream out) throws IOException {
    out.writeInt(column.blocks());
    for (int i = 0; i < column.blocks(); i++) {
      NumberBlock block = column.block(i);
      if (block instanceof FewNumbers few) {
        out.writeByte(FEW);
        out.writeInt(few.places().length);
        for (char place : few.places()) {
          out.writeChar(place);
        }
        writeLongs(few.values(), out);
      } else if (block instanceof SlicedNumbers slices) {
        out.writeByte(SLICES);
        out.writeLong(slices.base());
        out.writeLong(slices.max());
        writeLongs(slices.present().read(), out);
        out.writeByte(slices.slices().length);
        for (Words slice : slices.slices()) {
          writeLongs(slice.read(), out);
        }
      } else {
        out.writeByte(NOBODY);
      }
    }
  }

  private static Column readNumbers(Field field, DataInputStream in) throws IOException {
    @Nullable NumberBlock[] blocks = new NumberBlock[in.readInt()];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] =
          switch (in.readByte()) {
            case FEW -> readFew(in);
            case SLICES -> readSlices(in);
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

  private static NumberBlock readSlices(DataInputStream in) throws IOException {
    long base = in.readLong();
    long max = in.readLong();
    Words present = new Words.InMemory(readLongs(BlockSet.WORDS, in));
    Words[] slices = new Words[in.readByte()];
    for (int i = 0; i < slices.length; i++) {
      slices[i] = new Words.InMemory(readLongs(BlockSet.WORDS, in));
    }
    return new SlicedNumbers(base, max, present, slices);
  }

  private static void writeLongs(long[] longs, DataOutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(longs.length * Long.BYTES);
    buffer.asLongBuffer().put(longs);
    out.write(buffer.array());
  }

  private static long[] readLongs(int count, DataInputStream in) throws IOException {
    long[] longs = new long[count];
    ByteBuffer.wrap(in.readNBytes(count * Long.BYTES)).asLongBuffer().get(longs);
    return longs;
  }

  private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private static BatonException damaged(Field field, @Nullable Throwable cause) {
    String message = "stored column of " + field.code() + " cannot be read";
    return cause == null
        ? new BatonException(CohortErrorCode.COLUMN_DAMAGED, message)
        : new BatonException(CohortErrorCode.COLUMN_DAMAGED, message, cause);
  }
}
