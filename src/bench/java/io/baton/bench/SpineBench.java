package io.baton.bench;

/**
 * A token that carries a cohort against a token per customer: touches planned and committed per
 * second, on the same database server in the same run.
 *
 * <p>The sizes differ, because a million process instances would take the better part of an hour;
 * the baseline's speed does not depend on how many came before, ours grows with the cohort. System
 * properties {@code spine.customers} and {@code spine.sample} change them.
 */
final class SpineBench implements Benchmark {
  private static final int CUSTOMERS = Integer.getInteger("spine.customers", 1_000_000);
  private static final int SAMPLE = Integer.getInteger("spine.sample", 3_000);
  private static final int WARM_UP = SAMPLE / 10;
  private static final int COMPARED = 500;
  private static final String BASELINE = "process per customer";

  private final CohortRun ours;

  SpineBench(CohortRun ours) {
    this.ours = ours;
  }

  @Override
  public String name() {
    return "spine";
  }

  @Override
  public void run(Report report) throws Exception {
    report.compare(
        "customers touched, of " + COMPARED,
        ours.carry(COMPARED).touched(),
        ProcessPerCustomer.carry(COMPARED, 0).touched());

    Carried single = ProcessPerCustomer.carry(SAMPLE, WARM_UP);
    report.note(
        "%s: %.0f touches/s, %.2f engine rows a customer"
            .formatted(BASELINE, single.touchesPerSecond(), single.engineRowsPerCustomer(SAMPLE)));

    try (PeakHeap heap = PeakHeap.measure()) {
      Carried cohort = ours.carry(CUSTOMERS);
      report.print(
          Figure.moreIsBetter(
              name(),
              "planned and committed touches",
              "touches/s",
              cohort.touchesPerSecond(),
              single.touchesPerSecond(),
              BASELINE,
              150));
      report.print(
          Figure.below(
              name(),
              "engine rows written per customer",
              "rows",
              cohort.engineRowsPerCustomer(CUSTOMERS),
              0.001));
      report.print(Figure.below(name(), "peak heap", "MB", heap.bytes() / 1e6, 1_000));
    }
  }
}
