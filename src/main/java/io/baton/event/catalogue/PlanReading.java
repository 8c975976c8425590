package io.baton.event.catalogue;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a tracking plan: CSV with a head line or a JSON list of objects, both with {@code event},
 * {@code property}, {@code type} and {@code required}.
 */
final class PlanReading {
  static final int MOST_LINES = 20_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PlanReading() {}

  /**
   * A line as it stands there; nothing of it is judged yet.
   *
   * @param place "line 7" of a CSV file, "/6" of a JSON list
   */
  record PlanLine(String place, String event, String property, String type, String required) {}

  /**
   * @throws BatonException EVENT_PLAN_UNREADABLE
   */
  static List<PlanLine> read(byte[] file) {
    String text = text(file).strip();
    List<PlanLine> lines = text.startsWith("[") ? json(text) : csv(text);
    if (lines.isEmpty()) {
      throw unreadable("/", "there is no line in it", null);
    }
    return lines;
  }

  private static String text(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw unreadable("/", "not UTF-8 text", e);
    }
  }

  private static List<PlanLine> json(String text) {
    try {
      List<PlanLine> lines = new ArrayList<>();
      for (JsonNode line : JSON.readTree(text)) {
        lines.add(
            new PlanLine(
                "/" + lines.size(),
                member(line, "event"),
                member(line, "property"),
                member(line, "type"),
                member(line, "required")));
        requireFew(lines);
      }
      return lines;
    } catch (JacksonException e) {
      throw unreadable("/", "not a JSON list of objects", e);
    }
  }

  private static String member(JsonNode line, String name) {
    return line.path(name).asString("").strip();
  }

  private static List<PlanLine> csv(String text) {
    List<PlanLine> lines = new ArrayList<>();
    Map<String, Integer> head = new HashMap<>();
    try (CsvReader<CsvRecord> reader =
            CsvReader.builder().allowUnclosedQuote(false).maxBufferSize(65_536).ofCsvRecord(text);
        CloseableIterator<CsvRecord> records = reader.iterator()) {
      while (records.hasNext()) {
        CsvRecord record = records.next();
        if (head.isEmpty()) {
          head(record, head);
        } else {
          lines.add(
              new PlanLine(
                  "line " + record.getStartingLineNumber(),
                  field(record, head.get("event")),
                  field(record, head.get("property")),
                  field(record, head.get("type")),
                  field(record, head.get("required"))));
          requireFew(lines);
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw unreadable("/", "lines of different length, or a quote that does not close", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static void head(CsvRecord record, Map<String, Integer> head) {
    for (int i = 0; i < record.getFieldCount(); i++) {
      head.put(record.getField(i).strip().toLowerCase(Locale.ROOT), i);
    }
    for (String name : List.of("event", "property", "type")) {
      if (!head.containsKey(name)) {
        throw unreadable("line 1", "the head line names event, property, type and required", null);
      }
    }
  }

  private static String field(CsvRecord record, @Nullable Integer place) {
    return place == null || place >= record.getFieldCount() ? "" : record.getField(place).strip();
  }

  private static void requireFew(List<PlanLine> lines) {
    if (lines.size() > MOST_LINES) {
      throw unreadable("line " + MOST_LINES, "at most " + MOST_LINES + " lines", null);
    }
  }

  private static BatonException unreadable(String place, String fault, @Nullable Exception cause) {
    BatonException refused =
        new BatonException(
            CatalogueError.EVENT_PLAN_UNREADABLE,
            place + ": " + fault,
            List.of(new Finding(place, "EVENT_PLAN_UNREADABLE", fault)));
    if (cause != null) {
      refused.initCause(cause);
    }
    return refused;
  }
}
