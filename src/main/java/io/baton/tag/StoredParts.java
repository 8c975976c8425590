package io.baton.tag;

import io.baton.cohort.WrittenColumn;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Inserts columns as rows, some megabytes at a time, whatever the number of tags. */
final class StoredParts {
  private static final int PART = 4 << 20;
  private static final int TOGETHER = 16 << 20;

  private final JdbcTemplate jdbc;
  private final List<Part> waiting = new ArrayList<>();
  private long bytes;

  private record Part(long tag, int number, byte[] bytes) {}

  StoredParts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void add(long tag, WrittenColumn column) {
    int number = 0;
    for (byte[] part : column.parts(PART)) {
      waiting.add(new Part(tag, number++, part));
      bytes += part.length;
      if (bytes >= TOGETHER) {
        flush();
      }
    }
  }

  void flush() {
    jdbc.batchUpdate(
        "insert into tag_column (tag_id, part, bytes) values (?, ?, ?)",
        waiting,
        Math.max(1, waiting.size()),
        (row, part) -> {
          row.setLong(1, part.tag);
          row.setInt(2, part.number);
          row.setBytes(3, part.bytes);
        });
    waiting.clear();
    bytes = 0;
  }
}
