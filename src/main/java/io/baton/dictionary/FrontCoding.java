package io.baton.dictionary;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Sorted lines, each as the number of bytes it shares with the one before it, and the bytes that
 * are new.
 */
final class FrontCoding {
  private static final int LONGEST_NUMBER = 5;

  private FrontCoding() {}

  /** Gathers lines in memory. */
  static final class Writer {
    private byte[] bytes = new byte[8192];
    private int size;
    private byte[] last = {};

    void add(byte[] line) {
      int differs = Arrays.mismatch(last, line);
      int shared = differs < 0 ? line.length : differs;
      int rest = line.length - shared;
      if (size + rest + 2 * LONGEST_NUMBER > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length + rest);
      }
      number(shared);
      number(rest);
      System.arraycopy(line, shared, bytes, size, rest);
      size += rest;
      last = line;
    }

    private void number(int value) {
      int left = value;
      for (; left > 0x7f; left >>>= 7) {
        bytes[size++] = (byte) (left | 0x80);
      }
      bytes[size++] = (byte) left;
    }

    int size() {
      return size;
    }

    /** The array itself, of which the first {@link #size} bytes are written. */
    byte[] bytes() {
      return bytes;
    }

    /** The next line begins anew. */
    void clear() {
      size = 0;
      last = new byte[0];
    }

    /** Writes what there is; the next line goes on from the last one. */
    void drain(OutputStream out) throws IOException {
      out.write(bytes, 0, size);
      size = 0;
    }
  }

  /** Reads lines, a buffer at a time. */
  static final class Reader implements Iterator<byte[]> {
    private final InputStream in;
    private final byte[] buffer;
    private int at;
    private int end;
    private byte[] last = {};

    Reader(InputStream in, int buffered) {
      this.in = in;
      this.buffer = new byte[buffered];
    }

    @Override
    public boolean hasNext() {
      return at < end || fill();
    }

    @Override
    public byte[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int shared = number();
      int rest = number();
      byte[] line = new byte[shared + rest];
      System.arraycopy(last, 0, line, 0, shared);
      for (int done = shared; done < line.length; ) {
        require();
        int some = Math.min(line.length - done, end - at);
        System.arraycopy(buffer, at, line, done, some);
        at += some;
        done += some;
      }
      last = line;
      return line;
    }

    private int number() {
      int value = 0;
      for (int shift = 0; ; shift += 7) {
        require();
        byte some = buffer[at++];
        value |= (some & 0x7f) << shift;
        if (some >= 0) {
          return value;
        }
      }
    }

    private void require() {
      if (at == end && !fill()) {
        throw new UncheckedIOException(new EOFException("lines end within one"));
      }
    }

    private boolean fill() {
      try {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
