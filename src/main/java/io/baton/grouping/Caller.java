package io.baton.grouping;

import io.baton.access.Access;
import io.baton.access.AccessError;
import io.baton.access.Person;
import io.baton.shared.BatonException;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whoever asks; background work, such as loading the demo bank, acts for head office. */
@Component
class Caller {
  private static final Person SYSTEM = new Person(0, "system", Set.of(), "/");

  private final Access access;

  Caller(Access access) {
    this.access = access;
  }

  Person get() {
    try {
      return access.current();
    } catch (BatonException e) {
      if (e.code() == AccessError.ACCESS_UNAUTHENTICATED) {
        return SYSTEM;
      }
      throw e;
    }
  }
}
