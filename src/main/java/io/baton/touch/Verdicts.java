package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.policy.ContactPolicy;
import io.baton.shared.BatonException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Ends doubts: the touch, its doubt and the counts of its batch change together, and a refusal
 * frees what the contact policy had counted.
 */
@Repository
class Verdicts {
  private final JdbcClient jdbc;
  private final ContactPolicy policy;
  private final DeadLetters deadLetters;

  Verdicts(JdbcClient jdbc, ContactPolicy policy, DeadLetters deadLetters) {
    this.jdbc = jdbc;
    this.policy = policy;
    this.deadLetters = deadLetters;
  }

  /**
   * All of these customers are in doubt, and the batch is locked.
   *
   * @throws BatonException DISPATCH_DOUBTS_BUSY where they are to be sent again and somebody sends
   *     others of the batch
   */
  void settle(BatchRef batch, int[] customers, Verdict verdict, String by) {
    if (customers.length == 0) {
      return;
    }
    if (verdict == Verdict.SEND_AGAIN) {
      requireIdle(batch);
    }
    int settled = write(batch, customers, verdict, by);
    if (settled != customers.length) {
      throw new IllegalStateException(
          "%d touches were in doubt where %d were settled".formatted(settled, customers.length));
    }
    jdbc.sql(
            """
            update touch_doubt set settled_at = clock_timestamp(), settled_as = ?, settled_by = ?
            where run_id = ? and step = ? and occurrence = ? and customer = any(?)
              and settled_at is null
            """)
        .params(with(List.of(verdict.name(), by), batch, customers))
        .update();
    int accepted = verdict == Verdict.ACCEPTED ? settled : 0;
    int refused = verdict == Verdict.REFUSED ? settled : 0;
    boolean again = verdict == Verdict.SEND_AGAIN;
    jdbc.sql(
            """
            update touch_batch
            set accepted = accepted + ?, refused = refused + ?, in_doubt = in_doubt - ?,
                done = done and not ?, due = case when ? then least(due, shared_now()) else due end
            where id = ?
            """)
        .params(accepted, refused, settled, again, again, batch.batchId())
        .update();
    if (refused > 0) {
      deadLetters.record(
          batch.batchId(), Arrays.stream(customers).mapToObj(c -> Outcome.refused(c, by)).toList());
      policy.release(
          batch.plan().runId(),
          batch.plan().channel(),
          batch.plan().reference(),
          batch.due(),
          CustomerSet.of(customers));
    }
  }

  /**
   * A touch that is opened again inside a batch that is being sent would be counted with what its
   * sender has just done.
   */
  private void requireIdle(BatchRef batch) {
    if (jdbc.sql("select owner is not null from touch_batch where id = ?")
        .param(batch.batchId())
        .query(Boolean.class)
        .single()) {
      throw new BatonException(
          TouchError.DISPATCH_DOUBTS_BUSY, "others of the same batch are being sent");
    }
  }

  private int write(BatchRef batch, int[] customers, Verdict verdict, String by) {
    String set =
        switch (verdict) {
          case ACCEPTED -> "state = 1, unknown_since = null";
          case REFUSED -> "state = 2, unknown_since = null";
          // It stays unknown, from a new beginning: a later "no" is only about the later copy.
          case SEND_AGAIN ->
              "state = 3, attempts = null, retry_at = shared_now(), unknown_since ="
                  + " clock_timestamp()";
        };
    return jdbc.sql(
            "update touch_touch set detail = ?, "
                + set
                + """
                 where month = ? and run_id = ? and step = ? and occurrence = ?
                  and customer = any(?) and state = 4
                """)
        .params(with(List.of(by, batch.month()), batch, customers))
        .update();
  }

  private static List<Object> with(List<?> first, BatchRef batch, int[] customers) {
    List<Object> parameters = new ArrayList<>(first);
    parameters.add(batch.plan().runId());
    parameters.add(batch.plan().step());
    parameters.add(batch.plan().occurrence());
    parameters.add(Arrays.stream(customers).boxed().toArray(Integer[]::new));
    return parameters;
  }
}
