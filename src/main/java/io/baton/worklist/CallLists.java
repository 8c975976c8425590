package io.baton.worklist;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.access.DataKeys;
import io.baton.access.Mark;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import io.baton.shared.CsvText;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cuts the open calls into lists. A list's file never changes: its rows, their order and what is
 * said are fixed when it is made, and the manifest signs its hash.
 */
@Component
class CallLists {
  private static final int LONGEST = 50_000;
  private static final String HEADER = "touch_id,customer,campaign,words\r\n";

  private final JdbcClient jdbc;
  private final Words words;
  private final Customers customers;
  private final Access access;
  private final Audit audit;
  private final BatonClock clock;
  private final Mark signer;

  CallLists(
      JdbcClient jdbc,
      Words words,
      Customers customers,
      Access access,
      Audit audit,
      BatonClock clock,
      DataKeys keys) {
    this.jdbc = jdbc;
    this.words = words;
    this.customers = customers;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    this.signer = keys.mark("call-list");
  }

  /**
   * @throws BatonException WORKLIST_NOTHING_TO_LIST
   */
  @Transactional
  public CallList make() {
    long id =
        jdbc.sql(
                """
                insert into worklist_list (created_at, created_by, items, sha256)
                values (?, ?, 0, '') returning id
                """)
            .params(Timestamp.from(clock.now()), access.callerName())
            .query(Long.class)
            .single();
    int items =
        jdbc.sql(
                """
                update worklist_item set list_id = ? where touch_id in
                  (select touch_id from worklist_item
                   where channel = 'CALL' and state = 'OPEN' and list_id is null
                   order by created_at, touch_id limit ? for update skip locked)
                """)
            .params(id, LONGEST)
            .update();
    if (items == 0) {
      throw new BatonException(WorklistError.WORKLIST_NOTHING_TO_LIST, "no call is waiting");
    }
    String sha256 = Canonical.sha256(bytes(id));
    jdbc.sql("update worklist_list set items = ?, sha256 = ? where id = ?")
        .params(items, sha256, id)
        .update();
    audit.record("CALL_LIST_MADE", "call-list:" + id, Map.of("items", items, "sha256", sha256));
    return get(id);
  }

  /** Open calls that the next lists will hold. */
  long waiting() {
    return jdbc.sql(
            """
            select count(*) from worklist_item
            where channel = 'CALL' and state = 'OPEN' and list_id is null
            """)
        .query(Long.class)
        .single();
  }

  /**
   * @param open calls of it that have no result yet
   */
  record CallListLine(
      long id, Instant createdAt, String createdBy, int items, String sha256, long open) {}

  List<CallListLine> newest() {
    return jdbc.sql(
            """
            select l.id, l.created_at, l.created_by, l.items, l.sha256,
                   (select count(*) from worklist_item i where i.list_id = l.id and i.state = 'OPEN')
                     as open
            from worklist_list l order by l.id desc limit 100
            """)
        .query(CallListLine.class)
        .list();
  }

  /**
   * @throws BatonException WORKLIST_LIST_UNKNOWN
   */
  CallList get(long id) {
    return jdbc.sql("select * from worklist_list where id = ?")
        .param(id)
        .query(CallList.class)
        .optional()
        .orElseThrow(() -> new BatonException(WorklistError.WORKLIST_LIST_UNKNOWN, "no such list"));
  }

  /** The file, and a record of who took it. */
  @Transactional
  public byte[] file(long id) {
    get(id);
    audit.record("CALL_LIST_TAKEN", "call-list:" + id, Map.of());
    return bytes(id);
  }

  /** HMAC-SHA-256 over the lines that docs/channels.md names. */
  String signature(CallList list) {
    String signed =
        String.join(
            "\n",
            "v1",
            Long.toString(list.id()),
            Integer.toString(list.items()),
            list.sha256(),
            list.createdAt().toString());
    return "v1=" + HexFormat.of().formatHex(signer.of(signed));
  }

  private byte[] bytes(long id) {
    List<Item> items =
        jdbc.sql("select * from worklist_item where list_id = ? order by touch_id")
            .param(id)
            .query((row, n) -> Worklist.item(row))
            .list();
    Map<Integer, String> keys =
        customers.keysOf(CustomerSet.of(items.stream().mapToInt(Item::customer).toArray()));
    StringBuilder csv = new StringBuilder(HEADER);
    for (Item item : items) {
      csv.append(item.touchId())
          .append(',')
          .append(CsvText.of(keys.getOrDefault(item.customer(), "")))
          .append(',')
          .append(CsvText.of(item.campaign()))
          .append(',')
          .append(CsvText.of(words.open(item.touchId(), item.sealed().bytes())))
          .append("\r\n");
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }
}
