package io.baton.source;

import io.baton.shared.BatonException;
import io.baton.source.Topics.Place;
import io.baton.source.csv.RowSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A topic from where it was last read to its present end. Of several records of a customer the last
 * one counts; customers without a new record keep what they had.
 */
final class TopicFeed implements Feed {
  /** Read at once; what is left comes with the next refresh. */
  static final int MOST = 1_000_000;

  private final Origin origin;
  private final Topics topics;
  private final TopicOffsets offsets;
  private final JsonRows json;
  private final String key;
  private final List<String> names;
  private final String fingerprint;
  private final @Nullable Place before;
  private final Place from;
  private @Nullable Place next;

  private record Row(long line, @Nullable String[] fields) {}

  /**
   * @param names of the fields to read, the key among them
   * @param before where this source stopped reading; null to read from the beginning
   */
  TopicFeed(
      Origin origin,
      Topics topics,
      TopicOffsets offsets,
      JsonRows json,
      String key,
      List<String> names,
      String fingerprint,
      @Nullable Place before) {
    this.origin = origin;
    this.topics = topics;
    this.offsets = offsets;
    this.json = json;
    this.key = key;
    this.names = names;
    this.fingerprint = fingerprint;
    this.before = before;
    this.from = before == null ? topics.beginning(origin) : before;
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public long expected() {
    return Math.min(MOST, topics.count(origin, from));
  }

  @Override
  public List<PhysicalColumn> structure() {
    return List.of();
  }

  @Override
  public boolean addsToLastImport() {
    return before != null;
  }

  @Override
  public void read(RowSink sink) {
    sink.header(names);
    Map<String, Row> latest = new LinkedHashMap<>();
    long[] line = new long[1];
    next = topics.read(origin, from, MOST, record -> read(record, ++line[0], latest, sink));
    List<Row> rows = new ArrayList<>(latest.values());
    for (Row row : rows) {
      sink.row(row.line(), row.line(), row.fields(), row.fields().length);
    }
  }

  private void read(
      ConsumerRecord<byte[], byte[]> record, long line, Map<String, Row> latest, RowSink sink) {
    if (record.value() == null) {
      return;
    }
    Map<String, String> values = json.read(record.value());
    if (values == null) {
      sink.unreadable(
          line,
          "the record at partition %d, offset %d is no JSON object"
              .formatted(record.partition(), record.offset()));
      return;
    }
    @Nullable String[] fields = new String[names.size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = values.get(names.get(i));
    }
    String customer = values.get(key);
    if (customer == null) {
      sink.row(line, line, fields, fields.length);
    } else {
      latest.put(customer.strip(), new Row(line, fields));
    }
  }

  @Override
  public void settle(String code) {
    if (before != null && !before.equals(offsets.find(code, fingerprint))) {
      throw new BatonException(
          SourceError.SOURCE_OFFSETS_LOST,
          "another import has read on in the meantime; nothing was changed");
    }
    if (next != null) {
      offsets.save(code, fingerprint, next);
    }
  }

  /** The first records, for the eye and for a proposal of types. */
  static void sample(Topics topics, Origin origin, JsonRows json, int most, RowSink sink) {
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    topics.read(
        origin,
        topics.beginning(origin),
        most,
        record -> {
          Map<String, String> values =
              record.value() == null || rows.size() >= most ? null : json.read(record.value());
          if (values != null) {
            rows.add(values);
            values.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
          }
        });
    sink.header(names);
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> values = rows.get(i);
      @Nullable String[] fields = names.stream().map(values::get).toArray(String[]::new);
      sink.row(i + 1, i + 1, fields, fields.length);
    }
  }
}
