package io.baton.dictionary;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lines of code, Chinese name and perhaps English name, in one pass and flat memory. */
final class CsvEntries {
  private static final int LONGEST_LINE = 65_536;

  private CsvEntries() {}

  interface Line {
    void read(long number, Entry entry);
  }

  /**
   * @throws BatonException DICTIONARY_UNREADABLE with the line
   */
  static void read(InputStream file, Line each) {
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
        Entry entry = entry(line);
        if (!first || !entry.code().equalsIgnoreCase("code")) {
          each.read(at, entry);
        }
      }
    } catch (CsvParseException e) {
      throw unreadable(at + 1, "a quote that does not close, or a line that never ends", e);
    } catch (UncheckedIOException | IOException e) {
      throw unreadable(at + 1, "not UTF-8 text", e);
    }
  }

  private static Entry entry(CsvRecord line) {
    String code = field(line, 0);
    String name = field(line, 1);
    return new Entry(
        code == null ? "" : code.startsWith("\uFEFF") ? code.substring(1) : code,
        name == null ? "" : name,
        field(line, 2));
  }

  private static @Nullable String field(CsvRecord line, int place) {
    String text = place < line.getFieldCount() ? line.getField(place).strip() : "";
    return text.isEmpty() ? null : text;
  }

  private static BatonException unreadable(long line, String fault, Exception cause) {
    BatonException refused =
        new BatonException(
            DictionaryError.DICTIONARY_UNREADABLE,
            "line " + line + ": " + fault,
            List.of(new Finding("line " + line, "DICTIONARY_UNREADABLE", fault)));
    refused.initCause(cause);
    return refused;
  }
}
