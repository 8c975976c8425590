package io.baton.policy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The stored counts, by chunk, day of UTC and counter. */
@Repository
class DayMasks {
  private final JdbcTemplate jdbc;

  DayMasks(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a count is kept. */
  record Place(int chunk, LocalDate day, String counter) {}

  /**
   * Locks the chunks until the transaction ends, always in ascending order, so that two admissions
   * wait for each other but never in a circle.
   */
  void lock(Collection<Integer> chunks) {
    Integer[] ascending = chunks.stream().sorted().toArray(Integer[]::new);
    inConnection(
        connection -> {
          Array array = connection.createArrayOf("int4", ascending);
          try (PreparedStatement insert =
                  connection.prepareStatement(
                      """
                      insert into policy_chunk select c from unnest(?::int[]) c order by c
                      on conflict do nothing
                      """);
              PreparedStatement lock =
                  connection.prepareStatement(
                      """
                      select chunk from policy_chunk where chunk = any(?) order by chunk for update
                      """)) {
            insert.setArray(1, array);
            insert.executeUpdate();
            lock.setArray(1, array);
            return lock.execute();
          }
        });
  }

  /** The counts of those counters; all channels' as well where {@code everyChannel}. */
  Map<Place, Counts> load(
      Collection<Integer> chunks,
      LocalDate from,
      LocalDate to,
      Collection<String> counters,
      boolean everyChannel) {
    Map<Place, Counts> counts = new TreeMap<>(ORDER);
    jdbc.query(
        connection -> {
          PreparedStatement select =
              connection.prepareStatement(
                  """
                  select chunk, day, counter, level, mask from policy_day_mask
                  where chunk = any(?) and day between ? and ?
                    and (counter = any(?) or ? and counter like 'c:%')
                  """);
          select.setArray(1, connection.createArrayOf("int4", chunks.toArray()));
          select.setObject(2, from);
          select.setObject(3, to);
          select.setArray(4, connection.createArrayOf("text", counters.toArray()));
          select.setBoolean(5, everyChannel);
          return select;
        },
        row -> {
          Place place =
              new Place(row.getInt(1), row.getObject(2, LocalDate.class), row.getString(3));
          counts
              .computeIfAbsent(place, p -> new Counts())
              .setPlane(row.getInt(4), words(row.getBytes(5)));
        });
    return counts;
  }

  void store(Map<Place, Counts> counts) {
    inConnection(
        connection -> {
          try (PreparedStatement upsert =
              connection.prepareStatement(
                  """
                  insert into policy_day_mask (chunk, day, counter, level, mask)
                  values (?, ?, ?, ?, ?)
                  on conflict (chunk, day, counter, level) do update set mask = excluded.mask
                  """)) {
            for (Map.Entry<Place, Counts> entry : counts.entrySet()) {
              List<long[]> planes = entry.getValue().planes();
              for (int level = 0; level < planes.size(); level++) {
                upsert.setInt(1, entry.getKey().chunk());
                upsert.setObject(2, entry.getKey().day());
                upsert.setString(3, entry.getKey().counter());
                upsert.setInt(4, level);
                upsert.setBytes(5, bytes(planes.get(level)));
                upsert.addBatch();
              }
            }
            return upsert.executeBatch();
          }
        });
  }

  private <T> void inConnection(ConnectionCallback<T> work) {
    jdbc.execute(work);
  }

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::chunk).thenComparing(Place::day).thenComparing(Place::counter);

  private static long[] words(byte[] bytes) {
    long[] words = new long[Counts.WORDS];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
    return words;
  }

  private static byte[] bytes(long[] words) {
    ByteBuffer buffer = ByteBuffer.allocate(words.length * Long.BYTES);
    buffer.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(words);
    return buffer.array();
  }
}
