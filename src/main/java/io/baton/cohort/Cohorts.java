package io.baton.cohort;

import io.baton.shared.BatonException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stored sets. A set is one row and a chunk per 65,536 ids, written in the caller's
 * transaction, so that a process step and the sets it made are committed or undone together. A
 * stored set never changes.
 */
@Component
public class Cohorts {
  private static final int CHUNKS_A_BATCH = 256;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  Cohorts(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  @Transactional
  public Cohort store(CustomerSet members) {
    return insert(members, null);
  }

  /** A set that goes with its holder: {@link #deleteHeldBy}. */
  @Transactional
  public Cohort store(CustomerSet members, String holder) {
    return insert(members, holder);
  }

  private Cohort insert(CustomerSet members, @Nullable String holder) {
    String hash = members.hash();
    long id =
        jdbc.sql("insert into cohort_cohort (size, hash, holder) values (?, ?, ?) returning id")
            .param(members.size())
            .param(hash)
            .param(holder)
            .query(Long.class)
            .single();
    batches.batchUpdate(
        "insert into cohort_chunk (cohort_id, block, bytes) values (?, ?, ?)",
        CohortChunk.of(members),
        CHUNKS_A_BATCH,
        (row, chunk) -> {
          row.setLong(1, id);
          row.setInt(2, chunk.block());
          row.setBytes(3, chunk.bytes());
        });
    return new Cohort(id, members.size(), hash);
  }

  /**
   * @throws BatonException COHORT_UNKNOWN, or COHORT_DAMAGED if chunks are missing
   */
  @Transactional(readOnly = true)
  public CustomerSet members(long cohortId) {
    Cohort cohort = describe(cohortId);
    List<CohortChunk> chunks =
        jdbc.sql("select block, bytes from cohort_chunk where cohort_id = ? order by block")
            .param(cohortId)
            .query((row, n) -> new CohortChunk(row.getInt(1), row.getBytes(2)))
            .list();
    CustomerSet members = CohortChunk.join(chunks);
    if (members.size() != cohort.size()) {
      throw new BatonException(
          CohortErrorCode.COHORT_DAMAGED,
          "cohort %d should hold %d customers and holds %d"
              .formatted(cohortId, cohort.size(), members.size()));
    }
    return members;
  }

  /**
   * @throws BatonException COHORT_UNKNOWN
   */
  @Transactional(readOnly = true)
  public Cohort describe(long cohortId) {
    return jdbc.sql("select id, size, hash from cohort_cohort where id = ?")
        .param(cohortId)
        .query((row, n) -> new Cohort(row.getLong(1), row.getLong(2), row.getString(3)))
        .optional()
        .orElseThrow(
            () ->
                new BatonException(
                    CohortErrorCode.COHORT_UNKNOWN, "there is no cohort " + cohortId));
  }

  /** The set is this holder's from now on. */
  @Transactional
  public void hold(long cohortId, String holder) {
    jdbc.sql("update cohort_cohort set holder = ? where id = ?").params(holder, cohortId).update();
  }

  /** The same for a set that has a holder; any other stays whose it is. */
  @Transactional
  public void handOn(long cohortId, String holder) {
    jdbc.sql("update cohort_cohort set holder = ? where id = ? and holder is not null")
        .params(holder, cohortId)
        .update();
  }

  /**
   * @return how many sets these held
   */
  @Transactional
  public int deleteHeldBy(Collection<String> holders) {
    return jdbc.sql(
            "delete from cohort_cohort c using unnest(?) as h (holder) where c.holder = h.holder")
        .param(holders.toArray(String[]::new))
        .update();
  }

  @Transactional
  public void deleteAll(Collection<Long> cohorts) {
    jdbc.sql("delete from cohort_cohort c using unnest(?) as g (id) where c.id = g.id")
        .param(cohorts.toArray(Long[]::new))
        .update();
  }

  /** Does nothing where there is no such cohort. */
  @Transactional
  public void delete(long cohortId) {
    jdbc.sql("delete from cohort_cohort where id = ?").param(cohortId).update();
  }
}
