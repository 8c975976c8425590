package io.baton.source.csv;

import io.baton.shared.BatonException;
import io.baton.source.SourceError;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The plain bytes of an upload. A gzip file is known by its first two bytes, never by its name, and
 * is refused when it grows beyond the limits: a bomb ends after a few megabytes, not when the disk
 * is full.
 */
final class Expansion extends FilterInputStream {
  /** Small files may compress as well as they like; the ratio counts from here on. */
  private static final long FREE_BYTES = 64L << 20;

  private final Counting compressed;
  private final CsvLimits limits;
  private long expanded;

  private Expansion(InputStream plain, Counting compressed, CsvLimits limits) {
    super(plain);
    this.compressed = compressed;
    this.limits = limits;
  }

  static InputStream of(InputStream raw, CsvLimits limits) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(raw, 1 << 16);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    Counting counting = new Counting(buffered);
    InputStream plain = gzip ? new GZIPInputStream(counting, 1 << 16) : counting;
    return new Expansion(plain, counting, limits);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int read = super.read(bytes, offset, length);
      if (read > 0) {
        expanded += read;
        check();
      }
      return read;
    } catch (ZipException e) {
      throw new BatonException(
          SourceError.SOURCE_BROKEN_ARCHIVE, "the gzip file is damaged: " + e.getMessage());
    } catch (java.io.EOFException e) {
      throw new BatonException(
          SourceError.SOURCE_BROKEN_ARCHIVE, "the gzip file ends before its content does");
    }
  }

  private void check() {
    boolean bomb = expanded > FREE_BYTES && expanded / limits.expansion() > compressed.count;
    if (bomb || expanded > limits.expandedBytes()) {
      throw new BatonException(
          SourceError.SOURCE_EXPANDS_TOO_MUCH,
          "the file grows too much when it is decompressed: more than "
              + (bomb
                  ? limits.expansion() + " times its size"
                  : limits.expandedBytes() + " bytes"));
    }
  }

  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }
}
