package io.baton.source.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.baton.shared.BatonException;
import io.baton.source.SourceError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A CSV file with a header, plain or gzip. Quoting is strict (RFC 4180): a quote that does not
 * close, text after a closing quote and a quote inside an unquoted field refuse the whole file,
 * because nobody can tell where the next row begins. A row with too many or too few fields refuses
 * only itself, and that is for the reader of the rows to say.
 */
public final class CsvFile {
  private final Content content;
  private final CsvLimits limits;

  /** Opens the bytes of the file, as often as it is read. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }

  public CsvFile(Content content, CsvLimits limits) {
    this.content = content;
    this.limits = limits;
  }

  /** The file's plain bytes. */
  InputStream plain() throws IOException {
    return Expansion.of(content.open(), limits);
  }

  CsvLimits limits() {
    return limits;
  }

  /**
   * Reads the whole file in one pass and flat memory.
   *
   * @throws BatonException naming the line where the file is refused
   */
  public void read(CsvFormat format, RowSink sink) {
    RowHandler row = new RowHandler(limits);
    try (InputStream plain = plain();
        StrictText text = new StrictText(plain, format, limits);
        CsvReader<Long> reader = reader(format, row, text);
        CloseableIterator<Long> records = reader.iterator()) {
      if (!records.hasNext()) {
        throw new BatonException(SourceError.SOURCE_EMPTY_FILE, "the file is empty");
      }
      records.next();
      sink.header(Header.of(row.fields(), row.count(), limits.columns()));
      for (long number = 1; records.hasNext(); number++) {
        records.next();
        sink.row(row.line(), number, row.fields(), row.count());
      }
    } catch (CsvParseException e) {
      throw refused(e, row.line());
    } catch (UncheckedIOException | IOException e) {
      throw new BatonException(SourceError.SOURCE_UNREADABLE, "the file cannot be read", e);
    }
  }

  private CsvReader<Long> reader(CsvFormat format, RowHandler row, StrictText text) {
    return CsvReader.builder()
        .fieldSeparator(format.delimiter())
        .maxBufferSize(2 * limits.lineLength())
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .skipEmptyLines(true)
        .build(row, text);
  }

  private BatonException refused(CsvParseException e, long line) {
    if (e.getCause() instanceof BatonException refused) {
      return refused;
    }
    String message = String.valueOf(e.getMessage());
    return message.contains("buffer size")
        ? FileRefused.at(
            line, SourceError.SOURCE_BROKEN_QUOTE, "a quoted field that is far too long")
        : FileRefused.at(
            line,
            SourceError.SOURCE_BROKEN_QUOTE,
            "a quote that is not closed where the field ends");
  }
}
