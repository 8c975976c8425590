package io.baton.access.web;

import io.baton.access.UserChange;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Users, for administrators. */
@RestController
@RequestMapping("/api/users")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class UserController {
  private final Users users;

  UserController(Users users) {
    this.users = users;
  }

  @GetMapping
  List<UserView> list() {
    return users.all().stream().map(UserView::of).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  UserView create(@Valid @RequestBody NewUser wanted) {
    String displayName = wanted.displayName() == null ? wanted.name() : wanted.displayName();
    return UserView.of(
        users.create(
            new UserDraft(
                wanted.name(), displayName, wanted.password(), wanted.roles(), wanted.branch())));
  }

  @PutMapping("/{name}")
  UserView change(@PathVariable String name, @Valid @RequestBody ChangedUser wanted) {
    return UserView.of(
        users.change(
            name,
            new UserChange(
                wanted.displayName(),
                wanted.roles(),
                wanted.branch(),
                wanted.locked(),
                wanted.password())));
  }

  record NewUser(
      @NotNull String name,
      @Nullable String displayName,
      @NotNull String password,
      @NotNull Set<String> roles,
      @NotNull String branch) {
    @Override
    public String toString() {
      return "NewUser[name=" + name + "]";
    }
  }

  record ChangedUser(
      @Nullable String displayName,
      @Nullable Set<String> roles,
      @Nullable String branch,
      @Nullable Boolean locked,
      @Nullable String password) {
    @Override
    public String toString() {
      return "ChangedUser";
    }
  }
}
