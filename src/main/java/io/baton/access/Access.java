package io.baton.access;

import io.baton.shared.BatonException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is calling, and what they may do. */
@Component
public class Access {
  private final Users users;

  Access(Users users) {
    this.users = users;
  }

  /**
   * The signed-in person of this thread.
   *
   * @throws BatonException ACCESS_UNAUTHENTICATED where nobody is signed in, as in background work
   */
  public Person current() {
    return SignedIn.person()
        .orElseThrow(
            () ->
                new BatonException(AccessError.ACCESS_UNAUTHENTICATED, "nobody is signed in here"));
  }

  /** The name of the signed-in person; "system" in background work. For records of who did it. */
  public String callerName() {
    return SignedIn.person().map(Person::name).orElse("system");
  }

  /** The person of that name as the database knows them now; empty also while locked. */
  public Optional<Person> find(String name) {
    return users.person(name);
  }

  /** Whether the caller has the {@link Role} of that name; false where nobody is signed in. */
  public boolean has(String role) {
    return SignedIn.person().map(person -> person.has(role)).orElse(false);
  }
}
