package io.baton.tag.compute;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** Reads what a {@link PartialsWriter} wrote, from its beginning, at a place of its own. */
final class PartialsReader {
  private final FileChannel file;
  private final byte[] buffer = new byte[1 << 16];
  private final TreeMap<Integer, String> days = new TreeMap<>();
  private long position;
  private int filled;
  private int at;
  private int customer;
  private int day;

  PartialsReader(FileChannel file) throws IOException {
    this.file = file;
    if (!text().equals(PartialsWriter.MAGIC)) {
      throw new IOException("another format");
    }
    for (long left = number(); left > 0; left--) {
      int one = (int) number();
      days.put(one, text());
    }
  }

  /**
   * The greatest customer in a file that is whole, 0 where there is none: four bytes before the
   * checksum.
   */
  static int last(FileChannel file) throws IOException {
    return fixed(file, file.size() - 2 * Integer.BYTES);
  }

  private static int fixed(FileChannel file, long position) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (position < 0 || file.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException();
      }
    }
    return bytes.getInt(0);
  }

  /**
   * @throws IOException if the file is not whole
   */
  static void requireWhole(FileChannel file) throws IOException {
    CRC32C sum = new CRC32C();
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    long end = file.size() - Integer.BYTES;
    long position = 0;
    while (position < end) {
      bytes.clear().limit((int) Math.min(bytes.capacity(), end - position));
      int read = file.read(bytes, position);
      if (read < 0) {
        throw new EOFException();
      }
      sum.update(bytes.flip());
      position += read;
    }
    if (fixed(file, end) != (int) sum.getValue()) {
      throw new IOException("the file is damaged");
    }
  }

  /** The days it holds, each with the fingerprint of the rows it was made of. */
  TreeMap<Integer, String> days() {
    return days;
  }

  /** Reads the next row; false at the end. */
  boolean read(CubeRow row) throws IOException {
    if (take() == 0) {
      return false;
    }
    customer += (int) number();
    day += (int) number();
    row.customer = customer;
    row.day = day;
    row.combination = (int) number();
    row.rows = number();
    for (int m = 0; m < row.counts.length; m++) {
      long count = number();
      long sum = count > 0 ? number() : 0;
      row.counts[m] = count;
      row.sums[m] = sum;
      row.least[m] = count > 1 ? number() : sum;
      row.most[m] = count > 1 ? number() : sum;
    }
    return true;
  }

  private String text() throws IOException {
    int length = (int) number();
    if (length < 0 || length > 1_000) {
      throw new IOException("another format");
    }
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) take();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private long number() throws IOException {
    if (at < filled && buffer[at] >= 0) {
      int one = buffer[at++];
      return (one >>> 1) ^ -(one & 1);
    }
    return longNumber();
  }

  private long longNumber() throws IOException {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int one = take();
      value |= (one & 0x7FL) << shift;
      if ((one & 0x80) == 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
  }

  private int take() throws IOException {
    if (at == filled) {
      fill();
    }
    return buffer[at++] & 0xFF;
  }

  private void fill() throws IOException {
    filled = file.read(ByteBuffer.wrap(buffer), position);
    at = 0;
    if (filled <= 0) {
      throw new EOFException();
    }
    position += filled;
  }
}
