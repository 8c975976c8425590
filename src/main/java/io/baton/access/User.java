package io.baton.access;

import java.util.Set;

/** A user as administrators see them; the password stays in the table. */
public record User(
    long id, String name, String displayName, Set<String> roles, String branch, boolean locked) {
  public User {
    roles = Set.copyOf(roles);
  }
}
