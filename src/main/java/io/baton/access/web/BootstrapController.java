package io.baton.access.web;

import io.baton.access.Bootstrap;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The first administrator, made by whoever holds the token of the first start. */
@RestController
@RequestMapping("/api/bootstrap")
class BootstrapController {
  private final Bootstrap bootstrap;

  BootstrapController(Bootstrap bootstrap) {
    this.bootstrap = bootstrap;
  }

  @GetMapping
  BootstrapView bootstrap() {
    return new BootstrapView(bootstrap.needed());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  UserView firstAdministrator(@Valid @RequestBody FirstAdministrator wanted) {
    return UserView.of(
        bootstrap.firstAdministrator(wanted.token(), wanted.name(), wanted.password()));
  }

  record BootstrapView(boolean needed) {}

  record FirstAdministrator(@NotNull String token, @NotNull String name, @NotNull String password) {
    @Override
    public String toString() {
      return "FirstAdministrator";
    }
  }
}
