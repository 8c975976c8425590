package io.baton.cohort;

import java.util.List;

/** A rule bound to one {@link FieldIndex}. Immutable; every call evaluates anew. */
public interface CompiledRule {
  /** Everyone for whom the rule is true. */
  CustomerSet members();

  /** Those of the given customers for whom the rule is true. */
  CustomerSet members(CustomerSet among);

  /** The size of {@link #members()}, without building the set. */
  long count();

  long count(CustomerSet among);

  /** How many of the given customers every part of the rule is true for, each part on its own. */
  List<ClauseCount> clauses(CustomerSet among);

  /**
   * @param path JSON pointer of the part; the whole rule has the empty one
   */
  record ClauseCount(String path, long count) {}
}
