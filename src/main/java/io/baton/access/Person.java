package io.baton.access;

import java.util.Set;

/**
 * Who is calling: a signed-in user, as the database knows them at this request.
 *
 * @param roles names of {@link Role}
 * @param branchPath the branch the person works for and everything below it; {@code "/"} is head
 *     office and sees all
 */
public record Person(long id, String name, Set<String> roles, String branchPath) {
  public Person {
    roles = Set.copyOf(roles);
  }

  public boolean has(String role) {
    return roles.contains(role);
  }
}
