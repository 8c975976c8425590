package io.baton.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.shared.BatonException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogInTests {
  private static final String PASSWORD = "a quiet harbour";

  @TempDir Path data;
  AccessStore store;

  @BeforeEach
  void open() {
    store = new AccessStore(data);
    store.users.create(
        new UserDraft("mei", PASSWORD, Set.of("MARKETER", "ANALYST"), Branches.HEAD_OFFICE));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void failTimes(String name, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(store.logIn.attempt(name, "wrong")).isInstanceOf(LogIn.Refused.class);
    }
  }

  @Test
  void shouldWelcomeWithTheRightPassword() {
    LogIn.Outcome outcome = store.logIn.attempt("mei", PASSWORD);

    assertThat(outcome).isInstanceOf(LogIn.Welcome.class);
    Person person = ((LogIn.Welcome) outcome).person();
    assertThat(person.roles()).containsExactlyInAnyOrder("MARKETER", "ANALYST");
    assertThat(person.branchPath()).isEqualTo("/");
  }

  @Test
  void shouldLockAfterFiveFailuresEvenForTheRightPassword() {
    failTimes("mei", 5);

    assertThat(store.logIn.attempt("mei", PASSWORD)).isInstanceOf(LogIn.Locked.class);
  }

  @Test
  void shouldUnlockAfterAQuarterOfAnHourOfTheDatabasesTime() {
    failTimes("mei", 5);
    store.jdbc.sql("update access_attempt set last_at = last_at - interval '14 minutes'").update();
    assertThat(store.logIn.attempt("mei", PASSWORD)).isInstanceOf(LogIn.Locked.class);

    store.jdbc.sql("update access_attempt set last_at = last_at - interval '1 minute'").update();
    assertThat(store.logIn.attempt("mei", PASSWORD)).isInstanceOf(LogIn.Welcome.class);
  }

  @Test
  void shouldForgetFailuresAfterASuccess() {
    failTimes("mei", 4);
    store.logIn.attempt("mei", PASSWORD);
    failTimes("mei", 4);

    assertThat(store.logIn.attempt("mei", PASSWORD)).isInstanceOf(LogIn.Welcome.class);
  }

  @Test
  void shouldAnswerForAnUnknownNameExactlyAsForAKnownOne() {
    failTimes("nobody", 5);

    assertThat(store.logIn.attempt("nobody", "wrong")).isInstanceOf(LogIn.Locked.class);
  }

  @Test
  void shouldGrantNoMoreThanFiveGuessesAtOnce() throws Exception {
    ExecutorService guessers = Executors.newFixedThreadPool(12);
    List<Callable<LogIn.Outcome>> guesses = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      guesses.add(() -> store.logIn.attempt("mei", "wrong"));
    }
    int checked = 0;
    for (Future<LogIn.Outcome> guess : guessers.invokeAll(guesses)) {
      checked += guess.get() instanceof LogIn.Refused ? 1 : 0;
    }
    guessers.shutdown();

    assertThat(checked).isEqualTo(LogIn.ATTEMPTS);
  }

  @Test
  void shouldRecordEveryAttempt() {
    failTimes("mei", 1);
    failTimes("'; drop table access_user; --\r\n", 1);
    store.logIn.attempt("mei", PASSWORD);

    assertThat(store.audit.page(0, 3))
        .extracting(entry -> entry.actor() + " " + entry.action() + " " + entry.subject())
        .containsExactly(
            "mei LOGGED_IN user:mei",
            "anonymous LOG_IN_REFUSED user:(not a user name)",
            "anonymous LOG_IN_REFUSED user:mei");
  }

  @Test
  void shouldNotWelcomeALockedUser() {
    store.users.create(
        new UserDraft("root", PASSWORD, Set.of("ADMINISTRATOR"), Branches.HEAD_OFFICE));
    store.users.change("mei", new UserChange(null, null, null, true, null));

    assertThat(store.logIn.attempt("mei", PASSWORD)).isInstanceOf(LogIn.Locked.class);
  }

  @Test
  void shouldEndSessionsOfAnOldPassword() {
    store.users.create(
        new UserDraft("root", PASSWORD, Set.of("ADMINISTRATOR"), Branches.HEAD_OFFICE));
    LogIn.Welcome welcome = (LogIn.Welcome) store.logIn.attempt("mei", PASSWORD);
    assertThat(store.logIn.still("mei", welcome.passwordVersion())).isPresent();

    store.users.change("mei", new UserChange(null, null, null, null, "another quiet harbour"));

    assertThat(store.logIn.still("mei", welcome.passwordVersion())).isEmpty();
  }

  @Test
  void shouldRefuseWeakPasswords() {
    for (String weak : List.of("short", "aaaaaaaaaaaaaaaa", "xx-newcomer-2026", "鐘".repeat(30))) {
      assertThatThrownBy(
              () ->
                  store.users.create(
                      new UserDraft("newcomer", weak, Set.of("ANALYST"), Branches.HEAD_OFFICE)))
          .isInstanceOfSatisfying(
              BatonException.class,
              e -> assertThat(e.code()).isEqualTo(AccessError.ACCESS_PASSWORD_WEAK));
    }
  }
}
