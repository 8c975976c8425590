package io.baton.source.csv;

import io.baton.source.SourceError;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes without replacement characters and counts lines, so that a wrong encoding, a binary file
 * or an endless line is refused at its line, after at most one buffer more than the limit.
 */
final class StrictText extends Reader {
  private static final int BUFFER = 1 << 16;

  private final InputStream bytes;
  private final CharsetDecoder decoder;
  private final int longestLine;
  private final ByteBuffer input = ByteBuffer.allocate(BUFFER).limit(0);
  private final CharBuffer decoded = CharBuffer.allocate(BUFFER).limit(0);
  private long line = 1;
  private int lineLength;
  private boolean atStart = true;
  private boolean ended;

  StrictText(InputStream bytes, CsvFormat format, CsvLimits limits) {
    this.bytes = bytes;
    this.longestLine = limits.lineLength();
    this.decoder =
        format
            .encoding()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read(char[] chars, int offset, int length) throws IOException {
    while (!decoded.hasRemaining()) {
      if (ended && !input.hasRemaining()) {
        return -1;
      }
      decode();
    }
    int count = Math.min(length, decoded.remaining());
    decoded.get(chars, offset, count);
    return count;
  }

  private void decode() throws IOException {
    fill();
    decoded.clear();
    CoderResult result = decoder.decode(input, decoded, ended);
    decoded.flip();
    dropByteOrderMark();
    check();
    if (result.isError()) {
      throw FileRefused.at(
          line,
          SourceError.SOURCE_WRONG_ENCODING,
          "the bytes are not " + decoder.charset().name() + "; choose the encoding of the file");
    }
  }

  private void fill() throws IOException {
    input.compact();
    int read = bytes.read(input.array(), input.position(), input.remaining());
    if (read < 0) {
      ended = true;
    } else {
      input.position(input.position() + read);
    }
    input.flip();
  }

  private void dropByteOrderMark() {
    if (atStart && decoded.hasRemaining()) {
      atStart = false;
      if (decoded.get(0) == '\uFEFF') {
        decoded.get();
      }
    }
  }

  private void check() {
    char[] chars = decoded.array();
    for (int i = decoded.position(); i < decoded.limit(); i++) {
      char c = chars[i];
      if (c == '\n') {
        line++;
        lineLength = 0;
      } else if (c == '\0') {
        throw FileRefused.at(line, SourceError.SOURCE_NOT_TEXT, "a zero byte: not a text file");
      } else if (++lineLength > longestLine) {
        throw FileRefused.at(
            line,
            SourceError.SOURCE_LINE_TOO_LONG,
            "the line is longer than " + longestLine + " characters");
      }
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
