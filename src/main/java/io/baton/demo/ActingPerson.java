package io.baton.demo;

import io.baton.access.Access;
import io.baton.access.Person;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Does something as one of the demo users, through the doors that ask who is there. */
@Component
class ActingPerson {
  private final Access access;

  ActingPerson(Access access) {
    this.access = access;
  }

  void as(String name, Runnable work) {
    Person person =
        access
            .find(name)
            .orElseThrow(() -> new IllegalStateException("the demo user " + name + " is gone"));
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            person,
            null,
            AuthorityUtils.createAuthorityList(
                person.roles().stream().map(role -> "ROLE_" + role).toList())));
    SecurityContextHolder.setContext(context);
    try {
      work.run();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }
}
