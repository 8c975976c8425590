package io.baton.decision;

/** What a table gives where several rules hit. */
enum HitPolicy {
  UNIQUE(false),
  FIRST(false),
  ANY(false),
  RULE_ORDER(true),
  COLLECT(true),
  COLLECT_SUM(false),
  COLLECT_MIN(false),
  COLLECT_MAX(false),
  COLLECT_COUNT(false);

  private final boolean lists;

  HitPolicy(boolean lists) {
    this.lists = lists;
  }

  /** Whether one customer may get several results. */
  boolean givesLists() {
    return lists;
  }

  boolean aggregates() {
    return this == COLLECT_SUM
        || this == COLLECT_MIN
        || this == COLLECT_MAX
        || this == COLLECT_COUNT;
  }
}
