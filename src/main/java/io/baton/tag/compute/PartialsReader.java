package io.baton.tag.compute;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** Reads what a {@link PartialsWriter} wrote. */
final class PartialsReader implements Closeable {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final TreeMap<Integer, String> days = new TreeMap<>();
  private int filled;
  private int at;
  private int customer;
  private int day;

  private PartialsReader(Path file) throws IOException {
    in = Files.newInputStream(file);
    if (!text().equals(PartialsWriter.MAGIC)) {
      throw new IOException("another format");
    }
    for (long left = number(); left > 0; left--) {
      int one = (int) number();
      days.put(one, text());
    }
  }

  /**
   * @throws IOException if the file is not whole
   */
  static PartialsReader open(Path file) throws IOException {
    requireWhole(file);
    return new PartialsReader(file);
  }

  private static void requireWhole(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    byte[] bytes = new byte[1 << 16];
    long left = Files.size(file) - Integer.BYTES;
    try (InputStream in = Files.newInputStream(file)) {
      while (left > 0) {
        int read = in.read(bytes, 0, (int) Math.min(bytes.length, left));
        if (read < 0) {
          throw new EOFException();
        }
        sum.update(bytes, 0, read);
        left -= read;
      }
      long check = 0;
      for (int i = 0; i < Integer.BYTES; i++) {
        check |= (in.read() & 0xFFL) << (8 * i);
      }
      if (check != sum.getValue()) {
        throw new IOException("the file is damaged");
      }
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
      filled = in.read(buffer);
      at = 0;
      if (filled <= 0) {
        throw new EOFException();
      }
    }
    return buffer[at++] & 0xFF;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
