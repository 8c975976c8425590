package io.baton.tag;

import java.util.Map;
import java.util.Set;

/** A module that knows of tags whose values rest on those of other tags. */
public interface TagNeeds {
  /** By the code of a tag, the codes of those that have to be computed before it. */
  Map<String, Set<String>> needs();
}
