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
  private static final int HEAD = Integer.BYTES + 2;

  private ColumnFormat() {}

  static byte[] write(Column column) {
    if (column instanceof NumberColumn numbers) {
      // The large ones: written once, into an array of the right size.
      ByteBuffer out = ByteBuffer.allocate(HEAD + NumberBlocks.size(numbers) + CHECKSUM);
      head(column.field(), out);
      NumberBlocks.write(numbers, out);
      return checked(out.array());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(head(column.field(), ByteBuffer.allocate(HEAD)).array());
      if (column instanceof ValueColumn values) {
        writeValues(values, out);
      }
      out.writeInt(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return checked(bytes.toByteArray());
  }

  private static ByteBuffer head(Field field, ByteBuffer out) {
    return out.putInt(MAGIC).put((byte) field.type().ordinal()).put((byte) field.scale());
  }

  /** Puts the checksum of all before them into the last bytes. */
  private static byte[] checked(byte[] bytes) {
    int length = bytes.length - CHECKSUM;
    ByteBuffer.wrap(bytes).putInt(length, checksum(bytes, length));
    return bytes;
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
      return field.type().ordered() ? NumberBlocks.read(field, in) : readValues(field, in);
    } catch (IOException e) {
      throw damaged(field, e);
    }
  }

  static List<byte[]> cut(byte[] bytes, int limit) {
    if (bytes.length <= limit) {
      return List.of(bytes);
    }
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
