package io.baton.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is said on trial is what is then done, and the trial leaves no trace. */
class ContactTrialTests {
  private static final HikariDataSource DATABASE = TestPostgres.freshDataSource();
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final int[] INTERESTING = {
    0, 1, 63, 64, 65, 32_766, 32_767, 32_768, 32_769, 65_535, 65_536, 99_000
  };

  private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(DATABASE));

  @BeforeEach
  void forgetEverything() {
    jdbc.execute(
        """
        truncate policy_chunk, policy_day_mask, policy_slot, policy_list_act, policy_quiet_hours,
          policy_capacity, policy_capacity_use
        """);
  }

  @AfterAll
  static void closeDatabase() {
    DATABASE.close();
  }

  @RepeatedTest(40)
  void shouldAnswerLikeThePolicyItself(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    CustomerSet consenting = someOf(random).or(someOf(random));
    List<Cap> caps = new ArrayList<>();
    for (Cap.Scope scope : Cap.Scope.values()) {
      if (random.nextInt(2) == 0) {
        caps.add(new Cap(scope, 1 + random.nextInt(3), Duration.ofHours(1 + random.nextInt(120))));
      }
    }
    ContactPolicy policy =
        TestPolicies.policy(DATABASE, () -> consenting, caps.toArray(Cap[]::new));
    limitSometimes(random);
    for (int i = 0; i < 8; i++) {
      AdmissionRequest before = request(random, i);
      transaction.execute(status -> policy.admit(before));
    }
    List<AdmissionRequest> wishes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      wishes.add(request(random, 100 + i));
    }
    String untouched = traces();

    ContactTrial trial = policy.trial();
    List<Admission> tried = wishes.stream().map(trial::admit).toList();

    assertThat(traces()).isEqualTo(untouched);
    List<Admission> done =
        wishes.stream()
            .map(wish -> Objects.requireNonNull(transaction.execute(s -> policy.admit(wish))))
            .toList();
    assertThat(tried).isEqualTo(done);
  }

  @Test
  void shouldHoldNobodyUp() {
    ContactPolicy policy =
        TestPolicies.policy(
            DATABASE, () -> CustomerSet.range(0, 10), new Cap(Cap.Scope.CHANNEL, 1, 1));
    jdbc.update("insert into policy_capacity values ('SMS', '*', null, 5)");
    AdmissionRequest wish =
        new AdmissionRequest(1, "SMS", "MARKETING", 0, CustomerSet.range(0, 10), true, NOON);
    transaction.executeWithoutResult(
        status -> {
          assertThat(policy.trial().admit(wish).granted().size()).isEqualTo(5);
          assertThat(
                  jdbc.queryForObject(
                      "select count(*) from pg_locks where pid = pg_backend_pid()"
                          + " and mode in ('RowShareLock', 'RowExclusiveLock')",
                      Long.class))
              .isZero();
        });
  }

  private void limitSometimes(Random random) {
    if (random.nextBoolean()) {
      jdbc.update(
          "insert into policy_capacity values ('SMS', '*', ?, ?)",
          1 + random.nextInt(3),
          2 + random.nextInt(12));
    }
    if (random.nextBoolean()) {
      jdbc.update(
          "insert into policy_capacity values ('SMS', '40000', null, ?)", random.nextInt(6));
    }
    if (random.nextBoolean()) {
      jdbc.update("insert into policy_quiet_hours values ('*', '20:00', '08:30')");
    }
  }

  private static AdmissionRequest request(Random random, int origin) {
    Contact contact =
        new Contact(
            random.nextInt(2),
            random.nextInt(3) > 0 ? "SMS" : "EMAIL",
            random.nextInt(5) > 0 ? "MARKETING" : "SERVICE",
            random.nextBoolean() ? "LOAN" : null);
    Instant at = NOON.plus(Duration.ofHours(random.nextInt(100)));
    return new AdmissionRequest(contact, origin, someOf(random), true, at);
  }

  private String traces() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
        select concat_ws(' ',
          (select md5(string_agg(s::text, ',' order by id)) from policy_slot s),
          (select md5(string_agg(m::text, ',' order by chunk, day, counter, level)) from policy_day_mask m),
          (select md5(string_agg(u::text, ',' order by channel, branch, minute)) from policy_capacity_use u))
        """,
            String.class));
  }

  private static CustomerSet someOf(Random random) {
    return CustomerSet.of(
        Arrays.stream(INTERESTING).filter(customer -> random.nextBoolean()).toArray());
  }
}
