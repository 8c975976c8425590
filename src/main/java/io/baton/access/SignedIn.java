package io.baton.access;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Reads who is signed in from the thread's security context; knows no store. */
final class SignedIn {
  private SignedIn() {}

  static Optional<Person> person() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Person person
        ? Optional.of(person)
        : Optional.empty();
  }
}
