package io.baton.tag;

import java.util.List;
import java.util.Set;

/**
 * Answers who uses a tag. Modules that name tags implement it as a bean, so that the catalogue can
 * ask them without knowing them.
 */
public interface TagUsers {
  /** What would break if the tag went away, whoever asks. */
  List<TagUse> usersOf(String tag);

  /**
   * Codes of all tags for which {@link #usersOf} has an answer, in one look; codes that are of no
   * tag may be among them.
   */
  Set<String> used();
}
