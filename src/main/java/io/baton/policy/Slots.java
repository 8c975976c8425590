package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The stored times: who is contacted when, and by what. */
@Repository
class Slots {
  private final JdbcTemplate jdbc;

  Slots(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Customers of one chunk who are contacted at one time. */
  record Slot(long id, int chunk, Instant at, Contact contact, CustomerSet members) {
    static Slot of(ResultSet row) throws SQLException {
      return new Slot(
          row.getLong("id"),
          row.getInt("chunk"),
          row.getTimestamp("at").toInstant(),
          new Contact(
              row.getLong("campaign"),
              row.getString("channel"),
              row.getString("purpose"),
              row.getString("product")),
          CustomerSet.fromBytes(row.getBytes("members")));
    }
  }

  void add(Contact contact, Instant at, Map<Integer, CustomerSet> membersByChunk) {
    jdbc.batchUpdate(
        """
        insert into policy_slot (chunk, at, channel, purpose, product, campaign, members)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        membersByChunk.entrySet().stream()
            .map(
                entry ->
                    new Object[] {
                      entry.getKey(),
                      Timestamp.from(at),
                      contact.channel(),
                      contact.purpose(),
                      contact.product(),
                      contact.campaignId(),
                      entry.getValue().toBytes()
                    })
            .toList());
  }

  /** Those strictly between the two times, by chunk, in order of time. */
  Map<Integer, List<Slot>> between(Collection<Integer> chunks, Instant after, Instant before) {
    Map<Integer, List<Slot>> found = new HashMap<>();
    if (chunks.isEmpty() || !after.isBefore(before)) {
      return found;
    }
    jdbc.query(
        connection -> {
          PreparedStatement select =
              connection.prepareStatement(
                  """
                  select id, chunk, at, channel, purpose, product, campaign, members
                  from policy_slot where chunk = any(?) and at > ? and at < ? order by at, id
                  """);
          select.setArray(1, connection.createArrayOf("int4", chunks.toArray()));
          select.setTimestamp(2, Timestamp.from(after));
          select.setTimestamp(3, Timestamp.from(before));
          return select;
        },
        row -> {
          Slot slot = Slot.of(row);
          found.computeIfAbsent(slot.chunk(), c -> new ArrayList<>()).add(slot);
        });
    return found;
  }

  /** Takes the customers out of that time's slots, and says what they were counted as. */
  Map<Contact, CustomerSet> remove(
      int chunk, Instant at, long campaignId, String channel, CustomerSet customers) {
    Map<Contact, CustomerSet> removed = new HashMap<>();
    CustomerSet left = customers;
    for (Slot slot :
        jdbc.query(
            """
            select id, chunk, at, channel, purpose, product, campaign, members
            from policy_slot where chunk = ? and at = ? and campaign = ? and channel = ? order by id
            """,
            (row, n) -> Slot.of(row),
            chunk,
            Timestamp.from(at),
            campaignId,
            channel)) {
      CustomerSet here = slot.members().and(left);
      if (here.isEmpty()) {
        continue;
      }
      CustomerSet rest = slot.members().minus(here);
      if (rest.isEmpty()) {
        jdbc.update(
            "delete from policy_slot where chunk = ? and at = ? and id = ?",
            chunk,
            Timestamp.from(at),
            slot.id());
      } else {
        jdbc.update(
            "update policy_slot set members = ? where chunk = ? and at = ? and id = ?",
            rest.toBytes(),
            chunk,
            Timestamp.from(at),
            slot.id());
      }
      removed.merge(slot.contact(), here, CustomerSet::or);
      left = left.minus(here);
    }
    return removed;
  }
}
