package io.baton.demo;

import java.time.LocalDate;

/**
 * One step of loading the demo bank. A step that was interrupted runs again from its beginning, so
 * it must do no harm to what it did before; a step that is done never runs again.
 */
interface LoadingStep {
  /** Stable: the step is remembered as done under this name. */
  String name();

  /**
   * Does all of it.
   *
   * @param bank how large the bank is and with which day its year ends
   * @param progress hears how far it is
   */
  void run(Bank bank, BankTables.Progress progress);

  /** What was decided at the first start and stays. */
  record Bank(int customers, LocalDate today) {}
}
