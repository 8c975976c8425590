package io.baton.history;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Goes through what happened again, to say what a rule would have made of it. */
@Component
public class Replay {
  private static final int CHUNK = 20_000;

  private final JdbcTemplate jdbc;

  Replay(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Events of one kind that happened from {@code from} until before {@code until}, in no order, a
   * chunk at a time.
   *
   * @param most no more events than this are shown
   * @return how many were shown
   */
  @Transactional(readOnly = true)
  public long events(
      String kind, Instant from, Instant until, long most, Consumer<List<HistoryEvent>> reader) {
    List<HistoryEvent> chunk = new ArrayList<>(CHUNK);
    long[] shown = {0};
    JdbcTemplate streaming = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
    streaming.setFetchSize(CHUNK);
    streaming.query(
        """
        SELECT customer, happened_at, kind, code, product, merchant, amount FROM history_event
        WHERE kind = ? AND happened_at >= ? AND happened_at < ? LIMIT ?""",
        row -> {
          BigDecimal amount = row.getBigDecimal(7);
          chunk.add(
              new HistoryEvent(
                  row.getInt(1),
                  row.getTimestamp(2).toInstant(),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getString(6),
                  amount));
          shown[0]++;
          if (chunk.size() == CHUNK) {
            reader.accept(List.copyOf(chunk));
            chunk.clear();
          }
        },
        kind,
        Timestamp.from(from),
        Timestamp.from(until),
        most);
    if (!chunk.isEmpty()) {
      reader.accept(List.copyOf(chunk));
    }
    return shown[0];
  }
}
