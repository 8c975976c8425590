package io.baton.dictionary;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.csv.CsvLines;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lines of code, Chinese name and perhaps English name, plain or gzip. */
final class CsvEntries {
  private CsvEntries() {}

  interface Line {
    void read(long number, Entry entry);
  }

  /**
   * @throws BatonException DICTIONARY_UNREADABLE with the line
   */
  static void read(InputStream file, Line each) {
    boolean[] begun = {false};
    try {
      CsvLines.readPacked(
          file,
          (number, fields) -> {
            Entry entry = entry(fields);
            if (begun[0] || !entry.code().equalsIgnoreCase("code")) {
              each.read(number, entry);
            }
            begun[0] = true;
          });
    } catch (CsvLines.Unreadable e) {
      BatonException refused =
          new BatonException(
              DictionaryError.DICTIONARY_UNREADABLE,
              String.valueOf(e.getMessage()),
              List.of(new Finding(e.place(), "DICTIONARY_UNREADABLE", e.fault())));
      refused.initCause(e);
      throw refused;
    }
  }

  private static Entry entry(List<String> fields) {
    String name = field(fields, 1);
    return new Entry(fields.get(0), name == null ? "" : name, field(fields, 2));
  }

  private static @Nullable String field(List<String> fields, int place) {
    String text = place < fields.size() ? fields.get(place) : "";
    return text.isEmpty() ? null : text;
  }
}
