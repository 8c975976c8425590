package io.baton.event;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How far the topic was taken in, kept beside the inbox so that both move in one transaction and a
 * restored database rewinds both. Each claim of a partition raises its epoch; a node that lost the
 * partition and does not know it yet finds its epoch gone and commits nothing.
 */
@Component
class Offsets {
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  Offsets(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Takes the partition over.
   *
   * @param beginning where a partition never seen before starts
   * @throws IntakeStopped if the offsets belong to another topic of the same name
   */
  Claim claim(String topic, String topicId, int partition, long beginning) {
    return java.util.Objects.requireNonNull(
        transactions.execute(
            transaction -> {
              enter(topic, topicId, partition, beginning);
              Row row = lock(topic, partition);
              if (!row.topicId().equals(topicId)) {
                throw new IntakeStopped(
                    "topic %s was deleted and made anew since its offsets were noted"
                        .formatted(topic));
              }
              return new Claim(topic, topicId, partition, raiseEpoch(topic, partition), row.next());
            }));
  }

  /** Notes that everything before {@code next} is taken in; call it in the batch's transaction. */
  void advance(Claim claim, long next) {
    int rows =
        jdbc.sql(
                """
                UPDATE event_offset SET next_offset = :next, moved_at = clock_timestamp()
                WHERE topic = :topic AND partition = :partition
                  AND topic_id = :topicId AND owner_epoch = :epoch
                """)
            .param("next", next)
            .param("topic", claim.topic())
            .param("partition", claim.partition())
            .param("topicId", claim.topicId())
            .param("epoch", claim.epoch())
            .update();
    if (rows == 0) {
      throw new Fenced(claim.topic() + "/" + claim.partition());
    }
  }

  /** Forgets the topic's offsets; the next claim starts where the caller says. */
  void forget(String topic) {
    jdbc.sql("DELETE FROM event_offset WHERE topic = :topic").param("topic", topic).update();
  }

  /**
   * Starts a topic afresh at these offsets, by partition number. Nodes that stand still see it by
   * {@link #restarts}.
   */
  void restart(String topic, String topicId, List<Long> nexts) {
    transactions.executeWithoutResult(
        transaction -> {
          jdbc.sql(
                  """
                  INSERT INTO event_restart AS r (topic) VALUES (:topic)
                  ON CONFLICT (topic) DO UPDATE SET times = r.times + 1, at = clock_timestamp()
                  """)
              .param("topic", topic)
              .update();
          forget(topic);
          for (int partition = 0; partition < nexts.size(); partition++) {
            enter(topic, topicId, partition, nexts.get(partition));
          }
        });
  }

  /** How often the topic was started afresh. */
  long restarts(String topic) {
    return jdbc.sql("SELECT coalesce(max(times), 0) FROM event_restart WHERE topic = :topic")
        .param("topic", topic)
        .query(Long.class)
        .single();
  }

  /** Whether what is noted fits a topic that holds these records; what is not noted fits. */
  boolean fit(String topic, String topicId, List<Long> beginnings, List<Long> ends) {
    return jdbc
        .sql("SELECT topic_id, partition, next_offset FROM event_offset WHERE topic = :topic")
        .param("topic", topic)
        .query(
            (row, n) ->
                row.getString(1).equals(topicId)
                    && row.getInt(2) < ends.size()
                    && row.getLong(3) >= beginnings.get(row.getInt(2))
                    && row.getLong(3) <= ends.get(row.getInt(2)))
        .list()
        .stream()
        .allMatch(fits -> fits);
  }

  private void enter(String topic, String topicId, int partition, long next) {
    jdbc.sql(
            """
            INSERT INTO event_offset (topic, topic_id, partition, next_offset, owner_epoch)
            VALUES (:topic, :topicId, :partition, :next, nextval('event_owner_epoch'))
            ON CONFLICT (topic, partition) DO NOTHING
            """)
        .param("topic", topic)
        .param("topicId", topicId)
        .param("partition", partition)
        .param("next", next)
        .update();
  }

  private Row lock(String topic, int partition) {
    return jdbc.sql(
            """
            SELECT topic_id, next_offset FROM event_offset
            WHERE topic = :topic AND partition = :partition FOR UPDATE
            """)
        .param("topic", topic)
        .param("partition", partition)
        .query((row, n) -> new Row(row.getString(1), row.getLong(2)))
        .single();
  }

  /** Epochs come from a sequence: unlike a counter in the row they survive a restart of the row. */
  private long raiseEpoch(String topic, int partition) {
    return jdbc.sql(
            """
            UPDATE event_offset SET owner_epoch = nextval('event_owner_epoch')
            WHERE topic = :topic AND partition = :partition RETURNING owner_epoch
            """)
        .param("topic", topic)
        .param("partition", partition)
        .query(Long.class)
        .single();
  }

  /**
   * A partition held by this node.
   *
   * @param next first offset not taken in yet
   */
  record Claim(String topic, String topicId, int partition, long epoch, long next) {}

  private record Row(String topicId, long next) {}
}
