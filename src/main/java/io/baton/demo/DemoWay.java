package io.baton.demo;

/**
 * How far a demo customer came on the way to a wealth product, by construction. Of every thousand
 * customers 400 saw the page, 240 of them a product, 120 applied, 60 finished within two days and
 * 20 more after nine to twelve; the young and active go further than the others.
 */
enum DemoWay {
  NOWHERE,
  SAW_PAGE,
  SAW_PRODUCT,
  APPLIED,
  FINISHED_LATE,
  FINISHED;

  private static final DemoWay[] BY_CELL = plan();

  static DemoWay of(DemoCustomer customer) {
    return BY_CELL[customer.cell()];
  }

  boolean reaches(DemoWay other) {
    return compareTo(other) >= 0;
  }

  /** Cells of one group, taken in an order that has nothing to do with wealth or habit. */
  private static DemoWay[] plan() {
    DemoWay[] plan = new DemoWay[1_000];
    int young = 0;
    int others = 0;
    for (int i = 1; i <= 1_000; i++) {
      DemoCustomer customer = new DemoCustomer(Math.floorMod(i * 617, 1_000) + 1);
      plan[customer.cell()] =
          customer.young() && customer.active()
              ? at(young++, 64, 48, 32, 22, 16)
              : at(others++, 336, 192, 88, 58, 44);
    }
    return plan;
  }

  private static DemoWay at(int rank, int saw, int product, int applied, int late, int finished) {
    return rank < finished
        ? FINISHED
        : rank < late
            ? FINISHED_LATE
            : rank < applied
                ? APPLIED
                : rank < product ? SAW_PRODUCT : rank < saw ? SAW_PAGE : NOWHERE;
  }
}
