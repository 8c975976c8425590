package io.baton.source.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.baton.shared.BatonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a UTF-8 text with fields between commas, for lists whose columns are known beforehand:
 * strict about quotes and characters, in one pass and flat memory whatever the file says. Fields
 * are stripped, a byte order mark is left out, empty lines are passed over.
 */
public final class CsvLines {
  private static final int LONGEST_LINE = 65_536;

  private CsvLines() {}

  /**
   * Takes one line; {@code number} is that of the file, from 1, and there is at least one field.
   */
  @FunctionalInterface
  public interface Line {
    void read(long number, List<String> fields);
  }

  /** The file cannot be read on from this line. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long line;
    private final String fault;

    Unreadable(long line, String fault, Throwable cause) {
      super("line " + line + ": " + fault, cause);
      this.line = line;
      this.fault = fault;
    }

    /** Where, in the words of findings. */
    public String place() {
      return "line " + line;
    }

    /** Never a text out of the file. */
    public String fault() {
      return fault;
    }
  }

  /**
   * The same of a file that may be gzip, within the limits of {@link CsvFile}.
   *
   * @throws Unreadable what was read before has been taken
   */
  public static void readPacked(InputStream file, Line each) {
    try {
      read(Expansion.of(file, CsvLimits.DEFAULT), each);
    } catch (IOException e) {
      throw new Unreadable(1, "not a gzip file", e);
    }
  }

  /**
   * @throws Unreadable what was read before has been taken
   */
  public static void read(InputStream file, Line each) {
    long at = 0;
    try (InputStreamReader text =
            new InputStreamReader(
                file,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT));
        CsvReader<CsvRecord> reader =
            CsvReader.builder()
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_LINE)
                .detectBomHeader(false)
                .ofCsvRecord(text);
        CloseableIterator<CsvRecord> records = reader.iterator()) {
      while (records.hasNext()) {
        CsvRecord line = records.next();
        boolean first = at == 0;
        at = line.getStartingLineNumber();
        each.read(at, fields(line, first));
      }
    } catch (CsvParseException e) {
      if (e.getCause() instanceof BatonException refused) {
        throw refused;
      }
      throw new Unreadable(at + 1, "a quote that does not close, or a line that never ends", e);
    } catch (UncheckedIOException | IOException e) {
      throw new Unreadable(at + 1, "not UTF-8 text", e);
    }
  }

  private static List<String> fields(CsvRecord line, boolean first) {
    List<String> fields = new ArrayList<>(line.getFieldCount());
    for (String field : line.getFields()) {
      fields.add(field.strip());
    }
    if (first && fields.get(0).startsWith("\uFEFF")) {
      fields.set(0, fields.get(0).substring(1).strip());
    }
    return fields;
  }
}
