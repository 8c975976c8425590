package io.baton.worklist;

import io.baton.channel.OutboundMessage;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonClock;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The items in the database. */
@Repository
class Worklist {
  private static final String COLUMNS =
      "touch_id, channel, customer, campaign, words, created_at, state, result, call_back";

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final Words words;
  private final BatonClock clock;

  Worklist(JdbcClient jdbc, JdbcTemplate template, Words words, BatonClock clock) {
    this.jdbc = jdbc;
    this.template = template;
    this.words = words;
    this.clock = clock;
  }

  void add(String channel, List<OutboundMessage> messages, Map<String, Integer> customers) {
    Timestamp now = Timestamp.from(clock.now());
    List<Object[]> rows = new ArrayList<>(messages.size());
    for (OutboundMessage message : messages) {
      String subject = message.subject() == null ? "" : message.subject() + "\n\n";
      rows.add(
          new Object[] {
            message.touchId(),
            channel,
            customers.get(message.customerKey()),
            message.campaignCode(),
            words.seal(message.touchId(), subject + message.text()),
            now
          });
    }
    template.batchUpdate(
        """
        insert into worklist_item (touch_id, channel, customer, campaign, words, created_at)
        values (?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        rows);
  }

  record Page(List<Item> items, long total) {}

  /** Open tasks for these customers: those whose day has come first, then the oldest. */
  Page open(CustomerSet visible, long from, int size) {
    List<UUID> page = new ArrayList<>();
    long[] total = {0};
    jdbc.sql(
            """
            select touch_id, customer from worklist_item
            where channel = 'RM_TASK' and state = 'OPEN'
            order by call_back nulls last, created_at, touch_id
            """)
        .query(
            row -> {
              if (visible.contains(row.getInt(2)) && total[0]++ >= from && page.size() < size) {
                page.add(row.getObject(1, UUID.class));
              }
            });
    List<Item> items =
        page.stream().map(touch -> find(touch, false)).flatMap(Optional::stream).toList();
    return new Page(items, total[0]);
  }

  Optional<Item> find(UUID touch, boolean lock) {
    return jdbc.sql(
            "select %s from worklist_item where touch_id = ?%s"
                .formatted(COLUMNS, lock ? " for update" : ""))
        .param(touch)
        .query((row, n) -> item(row))
        .optional();
  }

  void close(UUID touch, ResultCode result, String by) {
    jdbc.sql(
            """
            update worklist_item
            set state = 'DONE', result = ?, call_back = null, done_at = ?, done_by = ?
            where touch_id = ?
            """)
        .params(result.name(), Timestamp.from(clock.now()), by, touch)
        .update();
  }

  void postpone(UUID touch, LocalDate until) {
    jdbc.sql("update worklist_item set result = 'CALL_BACK', call_back = ? where touch_id = ?")
        .params(Date.valueOf(until), touch)
        .update();
  }

  /**
   * Nobody calls a customer who has answered already.
   *
   * @param campaigns of each customer the one whose items these are, or all where empty
   */
  void withdraw(int[] customers, String[] campaigns) {
    jdbc.sql(
            """
            update worklist_item i set state = 'WITHDRAWN', done_at = :now
            from unnest(:customers::int[], :campaigns::text[]) as a (customer, campaign)
            where i.customer = a.customer and i.state = 'OPEN' and a.campaign in ('', i.campaign)
            """)
        .param("now", Timestamp.from(clock.now()))
        .param("customers", customers)
        .param("campaigns", campaigns)
        .update();
  }

  static Item item(ResultSet row) throws SQLException {
    Date callBack = row.getDate("call_back");
    return new Item(
        row.getObject("touch_id", UUID.class),
        row.getString("channel"),
        row.getInt("customer"),
        row.getString("campaign"),
        new Item.Sealed(row.getBytes("words")),
        row.getTimestamp("created_at").toInstant(),
        row.getString("state"),
        row.getString("result"),
        callBack == null ? null : callBack.toLocalDate());
  }
}
