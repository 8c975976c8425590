package io.baton.segment;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * Reads a list of customer keys: the first field of each line of a UTF-8 text or CSV file, with or
 * without a head line. One pass and flat memory, whatever the file says.
 */
final class ListReading {
  static final long MOST_LINES = 5_000_000;
  private static final int LONGEST_LINE = 65_536;
  private static final int BATCH = 10_000;

  /** So many refused lines are kept, to be looked at. */
  static final int KEPT = 10_000;

  private static final Set<String> HEADS =
      Set.of("customer", "customer_id", "customerid", "id", "key", "cust_id", "客户", "客户号", "客户编号");

  private final Customers customers;
  private final CustomerSet universe;
  private final RoaringBitmap found = new RoaringBitmap();
  private final List<Line> batch = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private long lines;
  private long duplicates;
  private long unknown;
  private long malformed;

  private record Line(long number, String key) {}

  /** Why a line named nobody. */
  enum Reason {
    UNKNOWN,
    MALFORMED
  }

  /**
   * @param number of the line in the file, from 1
   * @param key empty for a malformed line: who knows what it holds
   */
  record Refused(long number, Reason reason, String key) {}

  /** What was found. */
  record Outcome(
      CustomerSet customers,
      long lines,
      long duplicates,
      long unknown,
      long malformed,
      List<Refused> refused) {}

  private ListReading(Customers customers, CustomerSet universe) {
    this.customers = customers;
    this.universe = universe;
  }

  /**
   * @param universe others are as unknown as those who do not exist
   * @param before who is in the list already: naming one again is a duplicate
   * @throws BatonException SEGMENT_LIST_UNREADABLE with the line, or SEGMENT_LIST_TOO_LONG
   */
  static Outcome read(
      InputStream file, Customers customers, CustomerSet universe, CustomerSet before) {
    ListReading reading = new ListReading(customers, universe);
    reading.found.or(before.toBitmap());
    reading.read(file);
    return new Outcome(
        CustomerSet.ofBitmap(reading.found),
        reading.lines,
        reading.duplicates,
        reading.unknown,
        reading.malformed,
        reading.refused);
  }

  private void read(InputStream file) {
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
        at = line.getStartingLineNumber();
        take(at, first(line.getField(0)));
      }
      lookUp();
    } catch (CsvParseException e) {
      throw unreadable(at + 1, "a quote that does not close, or a line that never ends", e);
    } catch (UncheckedIOException | IOException e) {
      throw unreadable(at + 1, "not UTF-8 text", e);
    }
  }

  /** Fields may be cut by a tab or a semicolon too; a key has neither. */
  private static String first(String field) {
    int end = field.length();
    for (char mark : new char[] {'\t', ';'}) {
      int place = field.indexOf(mark);
      end = place >= 0 ? Math.min(end, place) : end;
    }
    String key = field.substring(0, end);
    return (key.startsWith("\uFEFF") ? key.substring(1) : key).strip();
  }

  private void take(long number, String key) {
    if (lines == 0 && batch.isEmpty() && HEADS.contains(key.toLowerCase(Locale.ROOT))) {
      return;
    }
    if (++lines > MOST_LINES) {
      throw new BatonException(
          SegmentError.SEGMENT_LIST_TOO_LONG, "a list has at most " + MOST_LINES + " lines");
    }
    if (!Customers.isKey(key)) {
      malformed++;
      keep(new Refused(number, Reason.MALFORMED, ""));
      return;
    }
    batch.add(new Line(number, key));
    if (batch.size() == BATCH) {
      lookUp();
    }
  }

  private void lookUp() {
    Map<String, Integer> ids = customers.idsOf(batch.stream().map(Line::key).distinct().toList());
    for (Line line : batch) {
      Integer id = ids.get(line.key());
      if (id == null || !universe.contains(id)) {
        unknown++;
        keep(new Refused(line.number(), Reason.UNKNOWN, line.key()));
      } else if (!found.checkedAdd(id)) {
        duplicates++;
      }
    }
    batch.clear();
  }

  private void keep(Refused line) {
    if (refused.size() < KEPT) {
      refused.add(line);
    }
  }

  private static BatonException unreadable(long line, String fault, Exception cause) {
    BatonException refused =
        new BatonException(
            SegmentError.SEGMENT_LIST_UNREADABLE,
            "line " + line + ": " + fault,
            List.of(new Finding("line " + line, "SEGMENT_LIST_UNREADABLE", fault)));
    refused.initCause(cause);
    return refused;
  }
}
