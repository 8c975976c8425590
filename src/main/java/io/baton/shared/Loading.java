package io.baton.shared;

import org.jspecify.annotations.Nullable;

/** Long work in the background that people should see. */
public interface Loading {
  /** Null while there is nothing to show. */
  @Nullable Progress progress();

  /**
   * @param what stable name of the work at hand, such as {@code CUSTOMERS}
   * @param done of {@code total}, in the unit of the work
   */
  record Progress(String what, long done, long total) {}
}
