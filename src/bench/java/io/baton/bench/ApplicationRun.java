package io.baton.bench;

/** Starts the application and sends a cohort through {@code two-wave-followup}. */
final class ApplicationRun implements CohortRun {
  @Override
  public Carried carry(int customers) {
    throw new UnsupportedOperationException("comes with the campaign module");
  }
}
