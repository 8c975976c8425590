package io.baton.event.replay;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lines of a CSV file as messages: an object whose members are named by the head line. */
final class CsvRecordOf {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CsvRecordOf() {}

  static void play(ReplaySettings settings, Path file, Consumer<Played> out) throws IOException {
    long read = 0;
    try (InputStream bytes = open(file);
        CsvReader<NamedCsvRecord> reader =
            CsvReader.builder()
                .maxBufferSize(256 * 1024)
                .ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        CloseableIterator<NamedCsvRecord> records = reader.iterator()) {
      while (records.hasNext() && read++ < settings.most()) {
        NamedCsvRecord line = records.next();
        ObjectNode message = JSON.createObjectNode();
        line.getFieldsAsMap().forEach(message::put);
        out.accept(
            new Played(
                at(settings, line),
                settings.key() == null ? "" : line.getField(settings.key()),
                JSON.writeValueAsBytes(message)));
      }
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
  }

  private static Instant at(ReplaySettings settings, NamedCsvRecord line) throws IOException {
    String text = line.getField(settings.time());
    try {
      return switch (settings.format()) {
        case "ISO" -> OffsetDateTime.parse(text).toInstant();
        case "EPOCH_SECONDS" -> Instant.ofEpochSecond(Long.parseLong(text));
        case "EPOCH_MILLIS" -> Instant.ofEpochMilli(Long.parseLong(text));
        default ->
            LocalDateTime.parse(text, DateTimeFormatter.ofPattern(settings.format(), Locale.ROOT))
                .atZone(settings.zone())
                .toInstant();
      };
    } catch (DateTimeException | NumberFormatException e) {
      throw new IOException(
          "line " + line.getStartingLineNumber() + ": no time as " + settings.format(), e);
    }
  }
}
