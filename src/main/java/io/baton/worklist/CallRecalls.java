package io.baton.worklist;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the call centre whom not to call after all. A list is a file and cannot be taken back, so
 * what was withdrawn of it becomes a file as well, with a number of its own and as fixed as the
 * list: it repeats what the recalls before it said, and the newest says all.
 */
@Component
class CallRecalls {
  private final JdbcClient jdbc;
  private final CallLists lists;
  private final CallFiles files;
  private final Access access;
  private final Audit audit;
  private final BatonClock clock;

  CallRecalls(
      JdbcClient jdbc,
      CallLists lists,
      CallFiles files,
      Access access,
      Audit audit,
      BatonClock clock) {
    this.jdbc = jdbc;
    this.lists = lists;
    this.files = files;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @throws BatonException WORKLIST_LIST_UNKNOWN, WORKLIST_NOTHING_TO_RECALL if nothing was
   *     withdrawn since the last one
   */
  @Transactional
  public CallRecall make(long list) {
    lists.lock(list);
    int number =
        jdbc.sql("select count(*) + 1 from worklist_recall where list_id = ?")
            .param(list)
            .query(Integer.class)
            .single();
    int fresh =
        jdbc.sql(
                """
                update worklist_item set recall = ?
                where list_id = ? and state = 'WITHDRAWN' and recall is null
                """)
            .params(number, list)
            .update();
    if (fresh == 0) {
      throw new BatonException(
          WorklistError.WORKLIST_NOTHING_TO_RECALL, "nothing was withdrawn since the last recall");
    }
    List<Item> items = items(list, number);
    String sha256 = Canonical.sha256(files.recalled(items));
    jdbc.sql(
            """
            insert into worklist_recall (list_id, number, created_at, created_by, items, sha256)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            list, number, Timestamp.from(clock.now()), access.callerName(), items.size(), sha256)
        .update();
    CallRecall made = get(list, number);
    audit.record(
        "CALL_RECALL_MADE",
        "call-list:" + made.name(),
        Map.of("items", made.items(), "sha256", sha256));
    return made;
  }

  /**
   * @throws BatonException WORKLIST_LIST_UNKNOWN
   */
  CallRecall get(long list, int number) {
    return jdbc.sql(
            """
            select list_id as list, number, created_at, created_by, items, sha256
            from worklist_recall where list_id = ? and number = ?
            """)
        .params(list, number)
        .query(CallRecall.class)
        .optional()
        .orElseThrow(
            () -> new BatonException(WorklistError.WORKLIST_LIST_UNKNOWN, "no such recall"));
  }

  /** The file, and a record of who took it. */
  @Transactional
  public byte[] file(CallRecall recall) {
    audit.record("CALL_RECALL_TAKEN", "call-list:" + recall.name(), Map.of());
    return files.recalled(items(recall.list(), recall.number()));
  }

  String signature(CallRecall recall) {
    return files.signature(recall.name(), recall.items(), recall.sha256(), recall.createdAt());
  }

  private List<Item> items(long list, int number) {
    return jdbc.sql(
            "select * from worklist_item where list_id = ? and recall <= ? order by touch_id")
        .params(list, number)
        .query((row, n) -> Worklist.item(row))
        .list();
  }
}
