package io.baton.worklist;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  private final JdbcClient jdbc;
  private final CallFiles files;
  private final Access access;
  private final Audit audit;
  private final BatonClock clock;

  CallLists(JdbcClient jdbc, CallFiles files, Access access, Audit audit, BatonClock clock) {
    this.jdbc = jdbc;
    this.files = files;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
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
   * @param recall number of the newest recall
   * @param recalled calls that it names
   * @param untold calls that were withdrawn since and that no recall names
   */
  record CallListLine(
      long id,
      Instant createdAt,
      String createdBy,
      int items,
      String sha256,
      long open,
      @Nullable Integer recall,
      long recalled,
      long untold) {}

  List<CallListLine> newest() {
    return jdbc.sql(
            """
            select l.id, l.created_at, l.created_by, l.items, l.sha256, calls.*
            from (select * from worklist_list order by id desc limit 100) as l,
              lateral (
                select count(*) filter (where state = 'OPEN') as open, max(recall) as recall,
                  count(recall) as recalled,
                  count(*) filter (where state = 'WITHDRAWN' and recall is null) as untold
                from worklist_item where list_id = l.id) as calls
            order by l.id desc
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

  /**
   * Until the transaction ends nobody else does the same.
   *
   * @throws BatonException WORKLIST_LIST_UNKNOWN
   */
  void lock(long id) {
    get(id);
    jdbc.sql("select id from worklist_list where id = ? for update")
        .param(id)
        .query(Long.class)
        .single();
  }

  /** The file, and a record of who took it. */
  @Transactional
  public byte[] file(long id) {
    get(id);
    audit.record("CALL_LIST_TAKEN", "call-list:" + id, Map.of());
    return bytes(id);
  }

  String signature(CallList list) {
    return files.signature(Long.toString(list.id()), list.items(), list.sha256(), list.createdAt());
  }

  private byte[] bytes(long id) {
    return files.calls(
        jdbc.sql("select * from worklist_item where list_id = ? order by touch_id")
            .param(id)
            .query((row, n) -> Worklist.item(row))
            .list());
  }
}
