package io.baton.tag.compute;

import io.baton.cohort.Field;

/**
 * One tag of a cube, as places in its arrays.
 *
 * @param measure place of the column it sums up; -1 where it counts rows or days
 * @param cell place of the combination of tested values
 * @param window place of its length
 */
record CubeMember(Field field, Aggregate aggregate, int measure, int cell, int window) {
  /** Whether values of the measure are needed, and not only rows and days. */
  boolean measured() {
    return measure >= 0;
  }

  boolean extreme() {
    return measured() && (aggregate instanceof Aggregate.Min || aggregate instanceof Aggregate.Max);
  }

  boolean average() {
    return aggregate instanceof Aggregate.Avg;
  }
}
