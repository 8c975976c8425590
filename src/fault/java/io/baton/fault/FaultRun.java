package io.baton.fault;

import java.util.List;

/** One kind of fault and what must hold in spite of it. */
public interface FaultRun {
  /** What {@code -Dfault=} says. */
  String name();

  /**
   * @param seed draws everything that is random; printed before the run
   * @param size how long it runs, in the run's own unit
   * @return what did not hold; empty if all is well
   */
  List<String> run(long seed, long size) throws Exception;

  /** The size where {@code -Dfault.size} says none. */
  long defaultSize();
}
