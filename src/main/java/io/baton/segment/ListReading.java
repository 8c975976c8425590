package io.baton.segment;

import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.csv.CsvLines;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * Reads a list of customer keys: the first field of each line of a UTF-8 text or CSV file, with or
 * without a head line.
 */
final class ListReading {
  static final long MOST_LINES = 5_000_000;
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
    try {
      CsvLines.read(file, (number, fields) -> take(number, first(fields.get(0))));
      lookUp();
    } catch (CsvLines.Unreadable e) {
      BatonException unreadable =
          new BatonException(
              SegmentError.SEGMENT_LIST_UNREADABLE,
              String.valueOf(e.getMessage()),
              List.of(new Finding(e.place(), "SEGMENT_LIST_UNREADABLE", e.fault())));
      unreadable.initCause(e);
      throw unreadable;
    }
  }

  /** Fields may be cut by a tab or a semicolon too; a key has neither. */
  private static String first(String field) {
    int end = field.length();
    for (char mark : new char[] {'\t', ';'}) {
      int place = field.indexOf(mark);
      end = place >= 0 ? Math.min(end, place) : end;
    }
    return field.substring(0, end).strip();
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
}
