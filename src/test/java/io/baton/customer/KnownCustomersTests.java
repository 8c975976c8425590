package io.baton.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.access.TestKeys;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndexes;
import io.baton.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes over one database: what one registers, the other knows. */
class KnownCustomersTests {
  @TempDir Path keys;

  private HikariDataSource database;
  private TransactionTemplate transaction;
  private PersonalData personal;
  private Node here;
  private Node there;

  private final class Node {
    private final FieldIndexes indexes = new FieldIndexes(InstantSource.system());
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final KnownCustomers known =
        new KnownCustomers(
            jdbc, new DataSourceTransactionManager(database), indexes, new CustomerChanges(jdbc));
    private final RegisteringCustomers registering =
        new RegisteringCustomers(jdbc, personal, known);

    void register(String key, @Nullable String branch, @Nullable String mobile) {
      transaction.executeWithoutResult(
          status ->
              registering.register(List.of(new NewCustomer(key, branch, null, null, mobile))));
    }

    CustomerDirectory sees() {
      assertThat(indexes.current().everyone()).isEqualTo(known.current().everyone());
      return known.current();
    }
  }

  @BeforeEach
  void start() {
    database = TestPostgres.freshDataSource();
    transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    personal = new PersonalData(TestKeys.in(keys, database));
    here = new Node();
    there = new Node();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void shouldKnowWithinTwoSecondsWhomAnotherNodeRegistered() {
    CustomersOfOtherNodes looking =
        new CustomersOfOtherNodes(there.known, new CustomerChanges(there.jdbc));
    looking.start();
    try {
      here.register("k-1", "0100", "13800000001");
      await()
          .atMost(Duration.ofSeconds(2))
          .untilAsserted(() -> assertThat(there.sees().everyone().size()).isEqualTo(1));

      here.register("k-1", "0200", null);
      await()
          .atMost(Duration.ofSeconds(2))
          .untilAsserted(
              () -> assertThat(there.sees().branches().get("0200")).isEqualTo(CustomerSet.of(0)));
    } finally {
      looking.stop();
    }
    assertThat(there.sees()).isEqualTo(here.sees());
    assertThat(there.sees().withMobile()).isEqualTo(CustomerSet.of(0));
  }

  /** What began first may end last, and has then the lesser number. */
  @Test
  void shouldNotMissATransactionThatEndsLate() {
    here.register("k-0", "0100", null);
    there.known.look();
    TransactionTemplate inside =
        new TransactionTemplate(new DataSourceTransactionManager(database));
    inside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

    transaction.executeWithoutResult(
        early -> {
          here.jdbc.update("update customer_customer set branch = '0300' where id = 0");
          here.known.changed(CustomerSet.of(0));
          inside.executeWithoutResult(
              late ->
                  here.registering.register(
                      List.of(new NewCustomer("k-1", "0100", null, null, null))));
          for (int look = 0; look < 3; look++) {
            // Not in this thread, which is in the transaction.
            CompletableFuture.runAsync(there.known::look).join();
            assertThat(there.sees().branches().keySet()).containsExactly("0100");
            assertThat(there.sees().everyone().size()).isEqualTo(2);
          }
        });
    there.known.look();

    assertThat(there.sees().branches().get("0300")).isEqualTo(CustomerSet.of(0));
  }

  @Test
  void shouldReadNothingAgainThatItHas() {
    here.register("k-1", "0100", null);
    there.known.look();
    CustomerDirectory before = there.sees();
    CustomerDirectory own = here.sees();

    there.known.look();
    here.known.look();
    transaction.executeWithoutResult(
        undone -> {
          here.known.changed(CustomerSet.of(0));
          undone.setRollbackOnly();
        });
    there.known.look();

    assertThat(there.sees()).isSameAs(before);
    assertThat(here.sees()).isSameAs(own);
  }

  @Test
  void shouldAgreeWhateverTheNodesDoInWhateverOrder() {
    Random random = new Random(41);
    List<Node> nodes = List.of(here, there, new Node());
    List<String> branches = List.of("0100", "0200", "0300");
    for (int step = 0; step < 150; step++) {
      Node node = nodes.get(random.nextInt(nodes.size()));
      if (random.nextInt(3) == 0) {
        node.known.look();
      } else {
        node.register(
            "r-" + random.nextInt(40),
            branches.get(random.nextInt(branches.size())),
            random.nextBoolean() ? null : "138%08d".formatted(random.nextInt(10)));
      }
    }
    nodes.forEach(node -> node.known.look());
    List<CustomerDirectory> pictures = new ArrayList<>();
    nodes.forEach(node -> pictures.add(withMembers(node.sees())));
    pictures.add(withMembers(new Node().sees()));

    assertThat(pictures).as("the last has read all of it just now").containsOnly(pictures.get(3));
  }

  @Test
  void shouldForgetChangesAfterADay() {
    here.register("k-1", null, null);
    here.jdbc.update("update customer_change set at = at - interval '25 hours'");
    here.register("k-2", null, null);

    new CustomerChanges(here.jdbc).forget();

    assertThat(here.jdbc.queryForObject("select count(*) from customer_change", Long.class))
        .isEqualTo(1);
  }

  /** A branch that everybody has left is as good as none. */
  private static CustomerDirectory withMembers(CustomerDirectory seen) {
    var branches = new java.util.HashMap<>(seen.branches());
    branches.values().removeIf(CustomerSet::isEmpty);
    return new CustomerDirectory(seen.everyone(), branches, seen.withEmail(), seen.withMobile());
  }
}
