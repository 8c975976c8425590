package io.baton.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.shared.BatonException;
import io.baton.testing.TestPostgres;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets in a real PostgreSQL. */
class CohortsTests {
  private static HikariDataSource database;
  private static Cohorts cohorts;

  @BeforeAll
  static void open() {
    database = TestPostgres.freshDataSource();
    cohorts = new Cohorts(JdbcClient.create(database), new JdbcTemplate(database));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void shouldGiveBackWhatWasStored() {
    for (int seed = 0; seed < 30; seed++) {
      CustomerSet members = CustomerSetTests.setOf(CustomerSetTests.randomBits(new Random(seed)));
      Cohort cohort = cohorts.store(members);
      assertThat(cohort.size()).isEqualTo(members.size());
      assertThat(cohorts.describe(cohort.id())).isEqualTo(cohort);
      assertThat(cohorts.members(cohort.id())).isEqualTo(members);
      assertThat(cohorts.members(cohort.id()).hash()).isEqualTo(cohort.hash());
    }
  }

  @Test
  void shouldBeUndoneWithTheTransactionOfTheCaller() {
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(database));
    Cohort cohort =
        transaction.execute(
            status -> {
              status.setRollbackOnly();
              return cohorts.store(CustomerSet.of(1, 2, 3));
            });
    assertThat(cohort).isNotNull();
    assertUnknown(cohort.id());
  }

  @Test
  void shouldForgetADeletedSetWithItsMembers() {
    Cohort cohort = cohorts.store(CustomerSet.range(0, 200_000));
    cohorts.delete(cohort.id());
    cohorts.delete(cohort.id());
    assertUnknown(cohort.id());
    assertThat(
            JdbcClient.create(database)
                .sql("select count(*) from cohort_chunk where cohort_id = ?")
                .param(cohort.id())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void shouldNoticeALostChunk() {
    Cohort cohort = cohorts.store(CustomerSet.of(1, 70_000, 140_000));
    JdbcClient.create(database)
        .sql("delete from cohort_chunk where cohort_id = ? and block = 1")
        .param(cohort.id())
        .update();
    assertThatThrownBy(() -> cohorts.members(cohort.id()))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(CohortErrorCode.COHORT_DAMAGED));
  }

  private static void assertUnknown(long id) {
    assertThatThrownBy(() -> cohorts.describe(id))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(CohortErrorCode.COHORT_UNKNOWN));
  }
}
