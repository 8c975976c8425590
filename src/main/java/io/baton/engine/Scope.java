package io.baton.engine;

/** The two kinds of process that make a campaign. */
public enum Scope {
  /** Drawn by the marketer; its tokens carry cohorts. */
  JOURNEY,
  /** Plan, approve, launch, call the journey, evaluate; its token carries campaign facts. */
  LIFE_CYCLE
}
