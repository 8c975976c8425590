package io.baton.access;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who may sign in. */
@Component
public class Users {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");
  private static final String ROWS =
      "select id, name, display_name, roles, branch, locked from access_user";

  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;
  private final Branches branches;
  private final Audit audit;

  Users(JdbcClient jdbc, PasswordEncoder passwords, Branches branches, Audit audit) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.branches = branches;
    this.audit = audit;
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /**
   * Creates a user who can sign in at once.
   *
   * @throws BatonException ACCESS_USER_INVALID, ACCESS_PASSWORD_WEAK, ACCESS_BRANCH_UNKNOWN with
   *     findings; ACCESS_USER_EXISTS
   */
  @Transactional
  public User create(UserDraft draft) {
    refuse(AccessError.ACCESS_USER_INVALID, "the user is not complete", findings(draft));
    requireStrong(draft.name(), draft.password());
    branches.pathOf(draft.branch());
    try {
      jdbc.sql(
              """
              insert into access_user (name, display_name, password, roles, branch)
              values (?, ?, ?, ?, ?)""")
          .params(
              draft.name(),
              draft.displayName(),
              passwords.encode(draft.password()),
              sorted(draft.roles()),
              draft.branch())
          .update();
    } catch (DuplicateKeyException e) {
      throw new BatonException(AccessError.ACCESS_USER_EXISTS, "a user of that name exists", e);
    }
    audit.record(
        "USER_CREATED",
        "user:" + draft.name(),
        Map.of("roles", sorted(draft.roles()), "branch", draft.branch()));
    return get(draft.name());
  }

  /**
   * @throws BatonException ACCESS_USER_UNKNOWN; ACCESS_LAST_ADMINISTRATOR if nobody could undo it;
   *     and as {@link #create}
   */
  @Transactional
  public User change(String name, UserChange change) {
    // All of them in order, so that two administrators cannot take each other's role at once.
    jdbc.sql("select id from access_user order by id for update").query(Long.class).list();
    User before = get(name);
    UserDraft wanted =
        new UserDraft(
            name,
            change.displayName() == null ? before.displayName() : change.displayName(),
            "",
            change.roles() == null ? before.roles() : change.roles(),
            change.branch() == null ? before.branch() : change.branch());
    refuse(AccessError.ACCESS_USER_INVALID, "the user is not complete", findings(wanted));
    branches.pathOf(wanted.branch());
    boolean locked = change.locked() == null ? before.locked() : change.locked();
    jdbc.sql(
            """
            update access_user set display_name = ?, roles = ?, branch = ?, locked = ?
            where name = ?""")
        .params(wanted.displayName(), sorted(wanted.roles()), wanted.branch(), locked, name)
        .update();
    if (change.password() != null) {
      setPassword(name, change.password());
    }
    requireAdministrator();
    audit.record(
        "USER_CHANGED",
        "user:" + name,
        Map.of(
            "roles",
            sorted(wanted.roles()),
            "branch",
            wanted.branch(),
            "locked",
            locked,
            "password",
            change.password() != null));
    return get(name);
  }

  /** Sets the password and ends all sessions of the user. */
  private void setPassword(String name, String password) {
    requireStrong(name, password);
    jdbc.sql(
            """
            update access_user set password = ?, password_version = password_version + 1
            where name = ?""")
        .params(passwords.encode(password), name)
        .update();
  }

  public Optional<User> find(String name) {
    return jdbc.sql(ROWS + " where name = ?").param(name).query((row, n) -> user(row)).optional();
  }

  public List<User> all() {
    return jdbc.sql(ROWS + " order by name").query((row, n) -> user(row)).list();
  }

  public long count() {
    return jdbc.sql("select count(*) from access_user").query(Long.class).single();
  }

  Optional<Person> person(String name) {
    return jdbc.sql(
            """
            select u.id, u.name, u.roles, b.path
            from access_user u join access_branch b on b.code = u.branch
            where u.name = ? and not u.locked""")
        .param(name)
        .query((row, n) -> person(row))
        .optional();
  }

  static Person person(ResultSet row) throws SQLException {
    return new Person(row.getLong("id"), row.getString("name"), roles(row), row.getString("path"));
  }

  private User get(String name) {
    return find(name)
        .orElseThrow(
            () -> new BatonException(AccessError.ACCESS_USER_UNKNOWN, "no user of that name"));
  }

  private void requireAdministrator() {
    boolean left =
        jdbc.sql(
                "select exists (select from access_user where 'ADMINISTRATOR' = any (roles) and not locked)")
            .query(Boolean.class)
            .single();
    if (!left) {
      throw new BatonException(
          AccessError.ACCESS_LAST_ADMINISTRATOR, "one administrator must be able to sign in");
    }
  }

  private static void requireStrong(String name, String password) {
    refuse(
        AccessError.ACCESS_PASSWORD_WEAK,
        "the password does not keep the rules",
        PasswordRules.check(name, password));
  }

  private static List<Finding> findings(UserDraft draft) {
    List<Finding> findings = new ArrayList<>();
    if (!isName(draft.name())) {
      findings.add(
          new Finding(
              "/name",
              "USER_NAME",
              "2 to 64 of lower-case letters, digits, dot, dash, underscore"));
    }
    if (draft.displayName().isBlank() || draft.displayName().length() > 100) {
      findings.add(new Finding("/displayName", "USER_DISPLAY_NAME", "1 to 100 characters"));
    }
    Set<String> unknown = new TreeSet<>(draft.roles());
    Arrays.stream(Role.values()).map(Role::name).forEach(unknown::remove);
    if (draft.roles().isEmpty() || !unknown.isEmpty()) {
      findings.add(new Finding("/roles", "USER_ROLES", "at least one role, known ones only"));
    }
    return findings;
  }

  private static void refuse(AccessError code, String message, List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new BatonException(code, message, findings);
    }
  }

  private static String[] sorted(Set<String> roles) {
    return roles.stream().sorted().toArray(String[]::new);
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(
        row.getLong("id"),
        row.getString("name"),
        row.getString("display_name"),
        roles(row),
        row.getString("branch"),
        row.getBoolean("locked"));
  }

  private static Set<String> roles(ResultSet row) throws SQLException {
    return Set.of((String[]) row.getArray("roles").getArray());
  }
}
