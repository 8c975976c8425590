package io.baton.standard.entry;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.csv.CsvLines;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of a customer's key and a value; an empty value takes the customer's away. */
final class EntryList {
  private static final int MOST = 100_000;

  private final List<Line> lines = new ArrayList<>();

  /** A line of the file; the value of one with a single field is null. */
  record Line(long number, String key, @Nullable String value, int fields) {
    @Override
    public String toString() {
      return "Line[" + number + "]";
    }
  }

  private EntryList() {}

  /**
   * @throws BatonException ENTRY_UNREADABLE with the line, ENTRY_TOO_MANY
   */
  static EntryList read(InputStream file) {
    EntryList list = new EntryList();
    boolean[] begun = {false};
    try {
      CsvLines.read(
          file,
          (number, fields) -> {
            boolean head = !begun[0] && fields.get(0).equalsIgnoreCase("customer");
            begun[0] = true;
            if (!head) {
              list.add(number, fields);
            }
          });
    } catch (CsvLines.Unreadable e) {
      BatonException unreadable =
          new BatonException(
              EntryError.ENTRY_UNREADABLE,
              String.valueOf(e.getMessage()),
              List.of(new Finding(e.place(), EntryError.ENTRY_UNREADABLE.name(), e.fault())));
      unreadable.initCause(e);
      throw unreadable;
    }
    return list;
  }

  private void add(long number, List<String> fields) {
    if (lines.size() == MOST) {
      throw new BatonException(
          EntryError.ENTRY_TOO_MANY, "a list has at most %,d lines".formatted(MOST));
    }
    lines.add(
        new Line(number, fields.get(0), fields.size() > 1 ? fields.get(1) : null, fields.size()));
  }

  List<Line> lines() {
    return lines;
  }

  int size() {
    return lines.size();
  }

  List<String> keys() {
    return lines.stream().map(Line::key).distinct().toList();
  }
}
