package io.baton.access;

import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the first administrator. There is no default user: who can read the output of the first
 * start holds a token that works once, while there is no user at all.
 */
@Component
public class Bootstrap {
  private static final int TOKEN_BYTES = 32;

  private final JdbcClient jdbc;
  private final Users users;

  Bootstrap(JdbcClient jdbc, Users users) {
    this.jdbc = jdbc;
    this.users = users;
  }

  public boolean needed() {
    return users.count() == 0;
  }

  /** A new token; it replaces an earlier one. Only its hash is kept. */
  @Transactional
  public String newToken() {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    jdbc.sql(
            """
            insert into access_bootstrap (token_hash) values (?)
            on conflict (only_one) do update set token_hash = excluded.token_hash""")
        .param(hash(token))
        .update();
    return token;
  }

  /**
   * Spends the token.
   *
   * @throws BatonException ACCESS_BOOTSTRAP_CLOSED once there is a user; ACCESS_BOOTSTRAP_TOKEN if
   *     the token is not the one; and as {@link Users#create}
   */
  @Transactional
  public User firstAdministrator(String token, String name, String password) {
    byte[] expected =
        jdbc.sql("select token_hash from access_bootstrap for update")
            .query(byte[].class)
            .optional()
            .filter(hash -> needed())
            .orElseThrow(
                () -> new BatonException(AccessError.ACCESS_BOOTSTRAP_CLOSED, "not available"));
    if (!MessageDigest.isEqual(expected, hash(token))) {
      throw new BatonException(AccessError.ACCESS_BOOTSTRAP_TOKEN, "this is not the token");
    }
    jdbc.sql("delete from access_bootstrap").update();
    return users.create(
        new UserDraft(name, password, Set.of(Role.ADMINISTRATOR.name()), Branches.HEAD_OFFICE));
  }

  private static byte[] hash(String token) {
    return HexFormat.of().parseHex(Canonical.sha256(token.getBytes(StandardCharsets.UTF_8)));
  }
}
