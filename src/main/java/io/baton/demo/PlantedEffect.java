package io.baton.demo;

/**
 * The truth a campaign's evaluation should find: how likely a customer converts anyway, and how
 * many more of a hundred do so because they were reached. The first group that fits counts.
 */
enum PlantedEffect {
  /** Nothing reaches them. */
  DORMANT(0.005, 0),
  YOUNG_ACTIVE(0.06, 0.09),
  SALARIED(0.05, 0.04),
  WEALTHY(0.04, 0.03),
  OTHERS(0.03, 0.015);

  private final double base;
  private final double effect;

  PlantedEffect(double base, double effect) {
    this.base = base;
    this.effect = effect;
  }

  static PlantedEffect of(DemoCustomer customer) {
    if (customer.dormant()) {
      return DORMANT;
    }
    if (customer.young() && customer.active()) {
      return YOUNG_ACTIVE;
    }
    if (customer.salaried()) {
      return SALARIED;
    }
    return customer.wealthy() ? WEALTHY : OTHERS;
  }

  /** Probability to convert within the campaign's window, contacted or not. */
  double base() {
    return base;
  }

  /** What reaching the customer by all planned channels adds to {@link #base}. */
  double effect() {
    return effect;
  }
}
