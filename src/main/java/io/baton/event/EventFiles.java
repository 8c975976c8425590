package io.baton.event;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replays a file of messages into the intake: lines of JSON, or CSV whose head line names the
 * members. A file that breaks off keeps what was taken in before; sent again, that counts as
 * duplicates.
 */
@Component
class EventFiles {
  private static final int BATCH = 2_000;
  private static final int LONGEST_LINE = EventReader.MAX_BYTES;
  private static final long MOST_LINES = 2_000_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final EventIntake intake;

  EventFiles(EventIntake intake) {
    this.intake = intake;
  }

  /**
   * @throws BatonException EVENT_FILE_UNREADABLE with the line
   */
  IntakeReport replay(Feed feed, InputStream file) {
    Batch batch = new Batch(feed);
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      text.mark(4);
      int first = text.read();
      if (first != '\uFEFF') {
        text.reset();
      }
      if (first == '{') {
        lines(text, batch);
      } else {
        csv(text, batch);
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw unreadable(batch.line, "cannot be read");
    }
    return batch.finish();
  }

  private static void lines(BufferedReader text, Batch batch) throws IOException {
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      if (!line.isBlank()) {
        batch.add(line.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void csv(BufferedReader text, Batch batch) throws IOException {
    try (CsvReader<NamedCsvRecord> reader =
            CsvReader.builder()
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_LINE)
                .ofNamedCsvRecord(text);
        CloseableIterator<NamedCsvRecord> records = reader.iterator()) {
      while (records.hasNext()) {
        ObjectNode message = JSON.createObjectNode();
        records.next().getFieldsAsMap().forEach(message::put);
        batch.add(JSON.writeValueAsBytes(message));
      }
    }
  }

  private static BatonException unreadable(long line, String fault) {
    return new BatonException(
        EventErrorCode.EVENT_FILE_UNREADABLE,
        "line " + (line + 1) + ": " + fault,
        List.of(new Finding("line " + (line + 1), "EVENT_FILE_UNREADABLE", fault)));
  }

  private final class Batch {
    private final Feed feed;
    private final List<RawEvent> events = new ArrayList<>(BATCH);
    private IntakeReport report = IntakeReport.NOTHING;
    private long line;

    Batch(Feed feed) {
      this.feed = feed;
    }

    void add(byte[] message) {
      if (++line > MOST_LINES) {
        throw unreadable(line, "at most " + MOST_LINES + " lines");
      }
      events.add(new RawEvent("file:" + line, message, feed));
      if (events.size() == BATCH) {
        flush();
      }
    }

    private void flush() {
      report = report.plus(intake.accept(events));
      events.clear();
    }

    IntakeReport finish() {
      flush();
      return report;
    }
  }
}
