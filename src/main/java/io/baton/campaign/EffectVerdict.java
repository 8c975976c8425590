package io.baton.campaign;

/** What the data show of a campaign's effect; what conditions of a journey read. */
public enum EffectVerdict {
  BETTER,
  /** None yet: it need not stay so. */
  NO_DIFFERENCE,
  WORSE
}
