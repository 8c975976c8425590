package io.baton.standard;

import io.baton.shared.Finding;
import java.util.List;
import java.util.Set;

/**
 * Something that rests on standards: a bean of this type keeps what it needs from being removed.
 */
public interface StandardUsers {
  /** What would break if the standard went away. */
  List<Finding> usersOf(String standard);

  /** What would break if these values went away; one finding a place. */
  List<Finding> usersOf(String standard, Set<String> values);
}
