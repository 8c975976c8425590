package io.baton.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.Person;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndexes;
import io.baton.shared.BatonException;
import io.baton.testing.BatonTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class CustomersTests {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired Customers customers;
  @Autowired Branches branches;
  @Autowired FieldIndexes indexes;
  @Autowired JdbcTemplate jdbc;
  @Autowired PlatformTransactionManager manager;

  private final String prefix = "T" + NUMBER.incrementAndGet() + "-";

  private NewCustomer customer(String key) {
    return new NewCustomer(prefix + key, null, null, null, null);
  }

  private NewCustomer customer(
      String key, @Nullable String branch, @Nullable String email, @Nullable String mobile) {
    return new NewCustomer(prefix + key, branch, "张 " + key, email, mobile);
  }

  private int id(String key) {
    return customers.idOf(prefix + key).orElseThrow();
  }

  @Test
  void shouldGiveIdsInTheOrderOfTheListAndTheSameOnesAgain() {
    RegisterReport first =
        customers.register(List.of(customer("a"), customer("b"), customer("a"), customer("c")));

    int base = first.ids()[0];
    assertThat(first.ids()).containsExactly(base, base + 1, base, base + 2);
    assertThat(first.created()).isEqualTo(3);

    RegisterReport again = customers.register(List.of(customer("c"), customer("d")));
    assertThat(again.ids()).containsExactly(base + 2, base + 3);
    assertThat(again.created()).isEqualTo(1);
    assertThat(again.unchanged()).isEqualTo(1);
    assertThat(customers.keyOf(base + 2)).isEqualTo(prefix + "c");
    assertThat(customers.keysOf(CustomerSet.of(base, base + 3)))
        .containsEntry(base, prefix + "a")
        .containsEntry(base + 3, prefix + "d");
  }

  @Test
  void shouldChangeOnlyWhatIsNew() {
    customers.register(List.of(customer("x", "0100", "a@example.com", "13800000001")));
    byte[] sealed = cipher("x", "mobile_cipher");

    RegisterReport same =
        customers.register(List.of(customer("x", "0100", " A@example.com ", "138 0000 0001")));
    RegisterReport moved = customers.register(List.of(customer("x", null, "b@example.com", null)));

    assertThat(same.unchanged()).isEqualTo(1);
    assertThat(moved.changed()).isEqualTo(1);
    assertThat(cipher("x", "mobile_cipher")).isEqualTo(sealed);
    assertThat(customers.addresses("EMAIL", List.of(id("x")))).containsValue("b@example.com");
    assertThat(customers.addresses("SMS", List.of(id("x")))).containsValue("13800000001");
    assertThat(customers.addresses("WECHAT", List.of(id("x")))).isEmpty();
  }

  private byte @Nullable [] cipher(String key, String column) {
    return jdbc.queryForObject(
        "select " + column + " from customer_customer where key = ?", byte[].class, prefix + key);
  }

  @Test
  void shouldLeaveOutAddressesThatNothingCanBeSentTo() {
    RegisterReport report =
        customers.register(List.of(customer("bad", null, "a@b.c\r\nBcc: x@y.z", "none")));

    assertThat(report.created()).isEqualTo(1);
    assertThat(report.addressesLeftOut()).isEqualTo(2);
    assertThat(customers.reachableBy("EMAIL").contains(id("bad"))).isFalse();
    assertThat(customers.reachableBy("SMS").contains(id("bad"))).isFalse();
    assertThat(customers.reachableBy("APP_PUSH").contains(id("bad"))).isTrue();
  }

  @Test
  void shouldRefuseKeysThatCannotBeKeysAndRegisterNobody() {
    long before = customers.everyone().size();

    assertThatThrownBy(
            () ->
                customers.register(
                    List.of(customer("good"), new NewCustomer("a\0b", null, null, null, null))))
        .isInstanceOfSatisfying(
            BatonException.class,
            e ->
                assertThat(e.findings())
                    .singleElement()
                    .hasFieldOrPropertyWithValue("place", "/1/key"));
    assertThat(customers.everyone().size()).isEqualTo(before);
    assertThat(customers.idOf("a\0b")).isEmpty();
  }

  @Test
  void shouldLeaveNoGapAfterARollbackNorUnderConcurrency() throws Exception {
    ExecutorService importers = Executors.newFixedThreadPool(8);
    List<Future<?>> imports = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      int number = i;
      imports.add(
          importers.submit(
              () ->
                  new TransactionTemplate(manager)
                      .executeWithoutResult(
                          status -> {
                            customers.register(
                                IntStream.range(0, 50)
                                    .mapToObj(n -> customer(number % 12 + "/" + n))
                                    .toList());
                            if (number % 3 == 0) {
                              status.setRollbackOnly();
                            }
                          })));
    }
    for (Future<?> done : imports) {
      done.get();
    }
    importers.shutdown();

    int size =
        java.util.Objects.requireNonNull(
            jdbc.queryForObject("select count(*) from customer_customer", Integer.class));
    Integer last = jdbc.queryForObject("select max(id) from customer_customer", Integer.class);
    assertThat(last).isEqualTo(size - 1);
    assertThat(customers.everyone()).isEqualTo(CustomerSet.range(0, size));
    assertThat(indexes.current().everyone()).isEqualTo(customers.everyone());
  }

  @Test
  void shouldShowARegistrationAfterItsCommitOnly() {
    new TransactionTemplate(manager)
        .executeWithoutResult(
            status -> {
              int id = customers.register(List.of(customer("late"))).ids()[0];
              assertThat(customers.everyone().contains(id)).isFalse();
            });

    assertThat(customers.everyone().contains(id("late"))).isTrue();
  }

  @Test
  void shouldShowToABranchItsOwnCustomersAndThoseBelow() {
    String east = prefix + "E";
    String shanghai = prefix + "S";
    String west = prefix + "W";
    branches.putAll(
        List.of(
            new Branch(east, "East", null),
            new Branch(shanghai, "Shanghai", east),
            new Branch(west, "West", null)));
    customers.register(
        List.of(
            customer("e", east, null, null),
            customer("s", shanghai, null, null),
            customer("w", west, null, null),
            customer("none", prefix + "no such branch", null, null)));

    CustomerSet seen =
        customers.visibleTo(new Person(1, "mei", Set.of("MARKETER"), branches.pathOf(east)));

    assertThat(seen).isEqualTo(CustomerSet.of(id("e"), id("s")));
    assertThat(customers.inBranch("/")).isEqualTo(customers.everyone());

    customers.register(List.of(customer("s", west, null, null)));
    assertThat(customers.inBranch(branches.pathOf(east))).isEqualTo(CustomerSet.of(id("e")));
    assertThat(customers.inBranch(branches.pathOf(west)))
        .isEqualTo(CustomerSet.of(id("s"), id("w")));
  }

  @Test
  void shouldFindTheSameAfterARestart() {
    customers.register(
        List.of(
            customer("r1", "0100", "r1@example.com", null),
            customer("r2", "0200", null, "13800000002")));

    CustomerDirectory restarted =
        new KnownCustomers(
                jdbc,
                manager,
                new FieldIndexes(java.time.InstantSource.system()),
                new CustomerChanges(jdbc))
            .current();

    assertThat(restarted.everyone()).isEqualTo(customers.everyone());
    assertThat(restarted.withEmail()).isEqualTo(customers.reachableBy("EMAIL"));
    assertThat(restarted.withMobile()).isEqualTo(customers.reachableBy("SMS"));
  }

  @Test
  void shouldKeepNoPersonalDataInTheClear() {
    customers.register(List.of(customer("p", null, "planted@example.com", "13912345678")));

    String row =
        jdbc.queryForObject(
            "select encode(name_cipher || email_cipher || mobile_cipher, 'escape') || t::text"
                + " from customer_customer t where key = ?",
            String.class,
            prefix + "p");

    assertThat(row).doesNotContain("planted").doesNotContain("13912345678").doesNotContain("张");
    assertThat(customer("p", null, "planted@example.com", null).toString())
        .doesNotContain("planted");
  }

  @Test
  void shouldRegisterAHundredThousandAtOnceAndFindThemUnchanged() {
    List<NewCustomer> many =
        IntStream.range(0, 100_000)
            .mapToObj(n -> customer("m" + n, "0100", n + "@example.com", "138" + (10_000_000 + n)))
            .toList();

    RegisterReport report = customers.register(many);
    RegisterReport again = customers.register(many);

    assertThat(report.created()).isEqualTo(100_000);
    assertThat(again.unchanged()).isEqualTo(100_000);
    assertThat(again.ids()).isEqualTo(report.ids());
  }
}
