package io.baton.tag.compute;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Writes the rows of a cube in order, a few bytes each: differences to the row before, numbers as
 * short as they are, and one number where sum, least and greatest are the same.
 */
final class PartialsWriter implements Closeable {
  static final String MAGIC = "baton-partials-2";

  private final OutputStream out;
  private final CRC32C sum = new CRC32C();
  private final byte[] buffer = new byte[1 << 16];
  private int filled;
  private int customer;
  private int day;

  PartialsWriter(Path file, Map<Integer, String> days) throws IOException {
    out = Files.newOutputStream(file);
    text(MAGIC);
    number(days.size());
    for (Map.Entry<Integer, String> one : days.entrySet()) {
      number(one.getKey());
      text(one.getValue());
    }
  }

  /** {@link #write} where no checked exception may pass. */
  void append(CubeRow row) {
    try {
      write(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(CubeRow row) throws IOException {
    put(1);
    number(row.customer - customer);
    number(row.day - day);
    number(row.combination);
    number(row.rows);
    customer = row.customer;
    day = row.day;
    for (int m = 0; m < row.counts.length; m++) {
      number(row.counts[m]);
      if (row.counts[m] > 0) {
        number(row.sums[m]);
      }
      if (row.counts[m] > 1) {
        number(row.least[m]);
        number(row.most[m]);
      }
    }
  }

  private void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    for (byte one : bytes) {
      put(one);
    }
  }

  /** Seven bits at a time, the sign in the lowest one. */
  private void number(long value) throws IOException {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      put((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    put((int) rest);
  }

  private void put(int one) throws IOException {
    if (filled == buffer.length) {
      flush();
    }
    buffer[filled++] = (byte) one;
  }

  private void flush() throws IOException {
    sum.update(buffer, 0, filled);
    out.write(buffer, 0, filled);
    filled = 0;
  }

  /** Without this the file is not taken for whole. */
  void finish() throws IOException {
    put(0);
    fixed(customer);
    flush();
    int check = (int) sum.getValue();
    fixed(check);
    flush();
  }

  /** Four bytes, so that they can be found from the end of the file. */
  private void fixed(int value) throws IOException {
    for (int i = 0; i < Integer.BYTES; i++) {
      put(value >>> (8 * i));
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
