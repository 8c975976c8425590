package io.baton.touch;

/** How long the ledger remembers each single touch. */
@FunctionalInterface
interface LedgerSettings {
  /** Whole months that are kept before the current one. */
  int retentionMonths();
}
