package io.baton.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTests {
  private static final String PASSWORD = "a quiet harbour";

  @TempDir Path data;
  AccessStore store;

  @BeforeEach
  void open() {
    store = new AccessStore(data);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static UserDraft administrator(String name) {
    return new UserDraft(name, PASSWORD, Set.of("ADMINISTRATOR"), Branches.HEAD_OFFICE);
  }

  private static void assertRefused(AccessError code, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(BatonException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void shouldKeepOnlyAHashOfThePassword() {
    store.users.create(administrator("ada"));

    assertThat(store.jdbc.sql("select password from access_user").query(String.class).single())
        .doesNotContain("harbour");
    assertThat(administrator("ada").toString()).doesNotContain("harbour");
  }

  @Test
  void shouldRefuseASecondUserOfOneName() {
    store.users.create(administrator("ada"));

    assertRefused(AccessError.ACCESS_USER_EXISTS, () -> store.users.create(administrator("ada")));
  }

  @Test
  void shouldRefuseUnknownRolesNamesAndBranches() {
    assertRefused(
        AccessError.ACCESS_USER_INVALID,
        () -> store.users.create(new UserDraft("Ada B", PASSWORD, Set.of("GOD"), "0000")));
    assertRefused(
        AccessError.ACCESS_BRANCH_UNKNOWN,
        () -> store.users.create(new UserDraft("ada", PASSWORD, Set.of("ANALYST"), "0815")));
  }

  @Test
  void shouldNotLoseTheLastAdministrator() {
    store.users.create(administrator("ada"));
    store.users.create(administrator("bob"));
    store.transaction.executeWithoutResult(
        status -> store.users.change("bob", new UserChange(null, null, null, true, null)));

    assertRefused(
        AccessError.ACCESS_LAST_ADMINISTRATOR,
        () ->
            store.transaction.executeWithoutResult(
                status ->
                    store.users.change(
                        "ada", new UserChange(null, Set.of("ANALYST"), null, null, null))));
    assertThat(store.users.find("ada").orElseThrow().roles()).containsExactly("ADMINISTRATOR");
  }

  @Test
  void shouldMakeTheFirstAdministratorOnce() {
    String token = store.bootstrap.newToken();

    assertRefused(
        AccessError.ACCESS_BOOTSTRAP_TOKEN,
        () -> store.bootstrap.firstAdministrator("guess", "ada", PASSWORD));
    store.bootstrap.firstAdministrator(token, "ada", PASSWORD);
    assertRefused(
        AccessError.ACCESS_BOOTSTRAP_CLOSED,
        () -> store.bootstrap.firstAdministrator(token, "eve", PASSWORD));
    assertThat(store.users.all()).extracting(User::name).containsExactly("ada");
  }

  @Test
  void shouldDerivePathsFromParentsInAnyOrder() {
    store.branches.putAll(
        List.of(
            new Branch("0102", "Pudong", "0101"),
            new Branch("0101", "Shanghai", "0100"),
            new Branch("0100", "East", null)));

    assertThat(store.branches.all())
        .extracting(Branch::path)
        .containsExactly("/", "/0100/", "/0100/0101/", "/0100/0101/0102/");
    assertThat(store.branches.pathOf("0102")).isEqualTo("/0100/0101/0102/");
  }

  @Test
  void shouldNameEveryBranchThatHasNoPlace() {
    store.branches.putAll(
        List.of(new Branch("0100", "East", null), new Branch("0200", "West", null)));

    assertThatThrownBy(
            () ->
                store.branches.putAll(
                    List.of(
                        new Branch("a", "A", "b"),
                        new Branch("b", "B", "a"),
                        new Branch("c", "C", "nowhere"),
                        new Branch("0200", "West", "0100"),
                        new Branch("no code", "X", null))))
        .isInstanceOfSatisfying(
            BatonException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::code)
                    .contains("BRANCH_CIRCLE", "BRANCH_PARENT", "BRANCH_MOVES", "BRANCH_CODE"));
  }
}
