package io.baton.channel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * The simulated peer's book. It stands in for another company's system, so it takes connections
 * from the pool directly and commits by itself, whatever transaction the caller is in: what it has
 * accepted stays accepted when the product crashes the moment after.
 */
@Component
class SimulatorLedger {
  private static final String RECORD =
      """
      insert into channel_simulated_message as ledger
        (touch_id, channel, customer_key, campaign_code, subject, body, copies)
      select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[])
      on conflict (touch_id) do update set copies = ledger.copies + excluded.copies
      """;
  private static final String ANSWER =
      """
      insert into channel_simulated_response
        (touch_id, customer_key, campaign_code, channel, type, fields, due)
      select * from unnest
        (?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
      on conflict (touch_id) do nothing
      """;

  private final DataSource pool;

  SimulatorLedger(DataSource pool) {
    this.pool = pool;
  }

  void record(
      String channel,
      Collection<OutboundMessage> messages,
      Map<UUID, Integer> copies,
      List<SimulatedResponses.Arrived> answers) {
    if (messages.isEmpty()) {
      return;
    }
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      if (!answers.isEmpty()) {
        answer(connection, answers);
      }
      accept(connection, channel, messages, copies);
      connection.commit();
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("the simulator's ledger cannot be written", e);
    }
  }

  private static void accept(
      Connection connection,
      String channel,
      Collection<OutboundMessage> messages,
      Map<UUID, Integer> copies)
      throws SQLException {
    int n = messages.size();
    Object[][] columns = new Object[7][n];
    int i = 0;
    for (OutboundMessage message : messages) {
      columns[0][i] = message.touchId();
      columns[1][i] = channel;
      columns[2][i] = message.customerKey();
      columns[3][i] = message.campaignCode();
      columns[4][i] = message.subject();
      columns[5][i] = message.text();
      columns[6][i] = copies.getOrDefault(message.touchId(), 1);
      i++;
    }
    insert(connection, RECORD, columns, "uuid", "text", "text", "text", "text", "text", "int4");
  }

  private static void answer(Connection connection, List<SimulatedResponses.Arrived> answers)
      throws SQLException {
    Object[][] columns = new Object[7][answers.size()];
    for (int i = 0; i < answers.size(); i++) {
      SimulatedResponse response = answers.get(i).response();
      columns[0][i] = response.touchId();
      columns[1][i] = response.customerKey();
      columns[2][i] = response.campaignCode();
      columns[3][i] = response.channel();
      columns[4][i] = response.type();
      columns[5][i] = pack(response.fields());
      columns[6][i] = Timestamp.from(answers.get(i).at());
    }
    insert(
        connection, ANSWER, columns, "uuid", "text", "text", "text", "text", "text", "timestamptz");
  }

  private static void insert(Connection connection, String sql, Object[][] columns, String... types)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns.length; i++) {
        statement.setArray(i + 1, connection.createArrayOf(types[i], columns[i]));
      }
      statement.executeUpdate();
    }
  }

  /** Responses whose time has come, oldest first. */
  List<SimulatedResponses.Arrived> due(int limit) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                select touch_id, customer_key, campaign_code, channel, type, fields, due
                from channel_simulated_response where due <= shared_now() order by due limit ?
                """)) {
      connection.setAutoCommit(true);
      select.setInt(1, limit);
      List<SimulatedResponses.Arrived> due = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          due.add(
              new SimulatedResponses.Arrived(
                  new SimulatedResponse(
                      row.getObject(1, UUID.class),
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      Duration.ZERO,
                      row.getString(5),
                      unpack(row.getString(6))),
                  row.getTimestamp(7).toInstant()));
        }
      }
      return due;
    }
  }

  void forget(List<SimulatedResponses.Arrived> delivered) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "delete from channel_simulated_response where touch_id = any(?)")) {
      connection.setAutoCommit(true);
      Object[] ids = delivered.stream().map(arrived -> arrived.response().touchId()).toArray();
      delete.setArray(1, connection.createArrayOf("uuid", ids));
      delete.executeUpdate();
    }
  }

  private static String pack(Map<String, String> fields) {
    StringBuilder packed = new StringBuilder();
    fields.forEach((name, value) -> packed.append(name).append('\t').append(value).append('\n'));
    return packed.toString();
  }

  private static Map<String, String> unpack(String packed) {
    Map<String, String> fields = new HashMap<>();
    packed
        .lines()
        .forEach(
            line -> {
              int tab = line.indexOf('\t');
              fields.put(line.substring(0, tab), line.substring(tab + 1));
            });
    return fields;
  }
}
