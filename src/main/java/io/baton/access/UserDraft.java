package io.baton.access;

import java.util.Set;

/**
 * A user to be created.
 *
 * @param name how the user signs in; lower case, 2 to 64 of letters, digits, dot, dash, underscore
 * @param password in the clear, at least 12 characters; never printed
 * @param roles names of {@link Role}, at least one
 * @param branch code of an existing branch; {@link Branches#HEAD_OFFICE} sees all customers
 */
public record UserDraft(
    String name, String displayName, String password, Set<String> roles, String branch) {
  public UserDraft {
    roles = Set.copyOf(roles);
  }

  public UserDraft(String name, String password, Set<String> roles, String branch) {
    this(name, name, password, roles, branch);
  }

  @Override
  public String toString() {
    return "UserDraft[name=" + name + ", roles=" + roles + ", branch=" + branch + "]";
  }
}
