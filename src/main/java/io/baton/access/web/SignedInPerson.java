package io.baton.access.web;

import io.baton.access.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The person of this request. Made anew for each one and never stored. */
final class SignedInPerson extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient Person person;

  SignedInPerson(Person person) {
    super(person.roles().stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList());
    this.person = person;
    setAuthenticated(true);
  }

  @Override
  public Person getPrincipal() {
    return person;
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public String getName() {
    return person.name();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SignedInPerson that && person.equals(that.person);
  }

  @Override
  public int hashCode() {
    return person.hashCode();
  }
}
