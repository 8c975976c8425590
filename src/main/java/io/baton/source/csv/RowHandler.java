package io.baton.source.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import io.baton.source.SourceError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the fields of one record into an array that is used again for the next. */
final class RowHandler extends AbstractBaseCsvCallbackHandler<Long> {
  private final @Nullable String[] fields;
  private final int largest;
  private long line = 1;
  private long size;

  RowHandler(CsvLimits limits) {
    // One more than the limit, so that a header with too many columns can be told from a full one.
    this.fields = new String[limits.columns() + 1];
    this.largest = limits.lineLength();
  }

  /** The line of the record being read. */
  long line() {
    return line;
  }

  @Nullable String[] fields() {
    return fields;
  }

  int count() {
    return getFieldCount();
  }

  @Override
  protected void handleBegin(long startingLine) {
    line = startingLine;
    size = 0;
    Arrays.fill(fields, null);
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    if (!quoted && hasQuote(buffer, offset, length)) {
      throw FileRefused.at(
          line,
          SourceError.SOURCE_BROKEN_QUOTE,
          "a quote inside a field that does not begin with one");
    }
    size += length;
    if (size > largest) {
      throw FileRefused.at(
          line,
          SourceError.SOURCE_LINE_TOO_LONG,
          "the row is longer than " + largest + " characters");
    }
    if (index < fields.length && length > 0) {
      fields[index] = new String(buffer, offset, length);
    }
  }

  private static boolean hasQuote(char[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] == '"') {
        return true;
      }
    }
    return false;
  }

  @Override
  protected Long buildRecord() {
    return line;
  }
}
