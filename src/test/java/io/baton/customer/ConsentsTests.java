package io.baton.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.access.Access;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.testing.BatonTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** On channels of its own: it grants and withdraws for whoever has a low number. */
@BatonTest
class ConsentsTests {
  private static final String CHANNEL = "CONSENTS_TEST";
  private static final String OTHER = "CONSENTS_TEST_TOO";

  @Autowired Consents consents;
  @Autowired CurrentConsents current;
  @Autowired Access access;
  @Autowired JdbcClient jdbc;
  @Autowired JdbcTemplate template;
  @Autowired PlatformTransactionManager manager;

  @BeforeEach
  void forgetAll() {
    consents.withdraw(CustomerSet.range(0, 1_000), CHANNEL, "MARKETING", "test", "TEST");
  }

  private void grant(CustomerSet who) {
    consents.grant(who, CHANNEL, "MARKETING", "form of consents", "IMPORT");
  }

  private CustomerSet consenting() {
    return consents.consenting(CHANNEL, "MARKETING");
  }

  @Test
  void shouldFoldActsInTheirOrder() {
    grant(CustomerSet.range(0, 10));
    consents.withdraw(CustomerSet.of(3, 4, 50), CHANNEL, "MARKETING", "reply R", "REPLY");
    grant(CustomerSet.of(4));

    assertThat(consenting()).isEqualTo(CustomerSet.of(0, 1, 2, 4, 5, 6, 7, 8, 9));
    assertThat(consents.consenting(CHANNEL, "SERVICE")).isEqualTo(CustomerSet.empty());
    assertThat(consents.consenting(OTHER, "MARKETING").isEmpty()).isTrue();
  }

  @Test
  void shouldCountAnActAfterItsCommitOnly() {
    new TransactionTemplate(manager)
        .executeWithoutResult(
            status -> {
              grant(CustomerSet.of(1));
              assertThat(consenting().isEmpty()).isTrue();
            });
    assertThat(consenting()).isEqualTo(CustomerSet.of(1));

    new TransactionTemplate(manager)
        .executeWithoutResult(
            status -> {
              grant(CustomerSet.of(2));
              status.setRollbackOnly();
            });
    assertThat(consenting()).isEqualTo(CustomerSet.of(1));
  }

  @Test
  void shouldFindTheSameAfterARestart() {
    grant(CustomerSet.of(1, 5, 9));

    CurrentConsents restarted =
        new CurrentConsents(new ConsentActs(jdbc, template, access), manager);

    assertThat(restarted.of(CHANNEL, "MARKETING")).isEqualTo(CustomerSet.of(1, 5, 9));
  }

  @Test
  void shouldAgreeWithTheTableAfterConcurrentActs() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(8);
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int number = i;
      done.add(
          writers.submit(
              () -> {
                CustomerSet who = CustomerSet.of(number % 7, number % 5, 100 + number);
                if (number % 2 == 0) {
                  grant(who);
                } else {
                  consents.withdraw(who, CHANNEL, "MARKETING", "reply R", "REPLY");
                }
              }));
    }
    for (Future<?> writer : done) {
      writer.get();
    }
    writers.shutdown();

    CurrentConsents fromTheTable =
        new CurrentConsents(new ConsentActs(jdbc, template, access), manager);
    assertThat(consenting()).isEqualTo(fromTheTable.of(CHANNEL, "MARKETING"));
  }

  @Test
  void shouldTellOneCustomersHistory() {
    grant(CustomerSet.of(700, 702));
    consents.withdraw(CustomerSet.of(702), CHANNEL, "MARKETING", "reply R", "REPLY");

    assertThat(consents.historyOf(702))
        .extracting(act -> act.kind() + " " + act.evidence() + " " + act.customers())
        .endsWith("GRANT form of consents 2", "WITHDRAW reply R 1");
    assertThat(consents.historyOf(701)).noneMatch(act -> act.evidence().equals("form of consents"));
  }

  @Test
  void shouldRefuseAnActWithoutEvidence() {
    assertThatThrownBy(() -> consents.grant(CustomerSet.of(1), "sms!", "ADS", " ", ""))
        .isInstanceOfSatisfying(
            BatonException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::place)
                    .containsExactly("/channel", "/purpose", "/evidence", "/source"));
  }
}
