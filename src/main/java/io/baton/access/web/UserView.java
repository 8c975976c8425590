package io.baton.access.web;

import io.baton.access.Role;
import io.baton.access.User;
import java.util.List;

record UserView(String name, String displayName, List<Role> roles, String branch, boolean locked) {
  static UserView of(User user) {
    return new UserView(
        user.name(),
        user.displayName(),
        user.roles().stream().sorted().map(Role::valueOf).toList(),
        user.branch(),
        user.locked());
  }
}
