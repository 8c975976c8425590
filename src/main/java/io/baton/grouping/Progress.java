package io.baton.grouping;

/** How a division is getting on. */
interface Progress {
  /** For counts while somebody types: nobody is told. */
  Progress UNTOLD = (stage, done, total) -> {};

  /**
   * Says so; called often, it costs little.
   *
   * @param stage what is being done, a key of the screens' texts
   * @throws Stopped if the run was cancelled, or is another node's by now
   */
  void at(String stage, long done, long total);

  /** Ends a run in the middle. */
  @SuppressWarnings("serial")
  final class Stopped extends RuntimeException {
    Stopped() {
      super("stopped", null, false, false);
    }
  }
}
