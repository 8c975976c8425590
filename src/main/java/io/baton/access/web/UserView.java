package io.baton.access.web;

import io.baton.access.User;
import java.util.List;

record UserView(
    String name, String displayName, List<String> roles, String branch, boolean locked) {
  static UserView of(User user) {
    return new UserView(
        user.name(),
        user.displayName(),
        user.roles().stream().sorted().toList(),
        user.branch(),
        user.locked());
  }
}
