package io.baton.access;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks name and password. An attempt is counted before the password is looked at, so that a
 * hundred attempts at once are no more than a hundred one after another; a success takes the count
 * back. Unknown names are counted, locked and hashed like known ones, so that neither the answer
 * nor its time tells which names exist. All times are the database's own.
 */
@Component
public class LogIn {
  /** How often a name may be tried before it is locked. */
  public static final int ATTEMPTS = 5;

  private static final int LOCK_MINUTES = 15;
  private static final int LONGEST_INPUT = 200;
  private static final String NOT_A_NAME = "(not a user name)";

  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;
  private final Audit audit;
  private final String nobodysPassword;

  LogIn(JdbcClient jdbc, PasswordEncoder passwords, Audit audit) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.audit = audit;
    this.nobodysPassword = Objects.requireNonNull(passwords.encode("nobody has this password"));
  }

  /** What came of an attempt. */
  public sealed interface Outcome {}

  /** Name and password belong together; the version ties the session to this password. */
  public record Welcome(Person person, int passwordVersion) implements Outcome {}

  /** They do not, or there is no such user; nobody is told which. */
  public record Refused() implements Outcome {}

  /** Too many attempts, or an administrator has locked the user. */
  public record Locked() implements Outcome {}

  /** Needs no transaction of the caller, and must not have one: a refusal is recorded too. */
  public Outcome attempt(String name, String password) {
    if (!Users.isName(name) || password.length() > LONGEST_INPUT) {
      passwords.matches("wrong", nobodysPassword);
      return recorded(NOT_A_NAME, new Refused());
    }
    if (!countAttempt(name)) {
      return recorded(name, new Locked());
    }
    Stored stored = stored(name);
    boolean right =
        passwords.matches(password, stored == null ? nobodysPassword : stored.password());
    if (stored == null || !right) {
      return recorded(name, new Refused());
    }
    jdbc.sql("delete from access_attempt where name = ?").param(name).update();
    return recorded(
        name,
        still(name, stored.passwordVersion())
            .<Outcome>map(person -> new Welcome(person, stored.passwordVersion()))
            .orElseGet(Locked::new));
  }

  /** The person as of now; empty once locked, or once the password is a newer one. */
  public Optional<Person> still(String name, int passwordVersion) {
    return jdbc.sql(
            """
            select u.id, u.name, u.roles, b.path
            from access_user u join access_branch b on b.code = u.branch
            where u.name = ? and u.password_version = ? and not u.locked""")
        .params(name, passwordVersion)
        .query((row, n) -> Users.person(row))
        .optional();
  }

  /** Whether the name may be tried (again): the count goes up in the same statement. */
  private boolean countAttempt(String name) {
    jdbc.sql("delete from access_attempt where last_at < now() - make_interval(mins => ?)")
        .param(LOCK_MINUTES)
        .update();
    return jdbc.sql(
                """
                insert into access_attempt as a (name, attempts, last_at) values (?, 1, now())
                on conflict (name) do update set attempts = a.attempts + 1, last_at = now()
                where a.attempts < ?""")
            .params(name, ATTEMPTS)
            .update()
        == 1;
  }

  private @Nullable Stored stored(String name) {
    return jdbc.sql("select password, password_version from access_user where name = ?")
        .param(name)
        .query(Stored.class)
        .optional()
        .orElse(null);
  }

  private Outcome recorded(String name, Outcome outcome) {
    String action =
        outcome instanceof Welcome
            ? "LOGGED_IN"
            : outcome instanceof Locked ? "LOG_IN_LOCKED" : "LOG_IN_REFUSED";
    audit.recordAs(
        outcome instanceof Welcome ? name : "anonymous", action, "user:" + name, Map.of());
    return outcome;
  }

  private record Stored(String password, int passwordVersion) {
    @Override
    public String toString() {
      return "Stored";
    }
  }
}
