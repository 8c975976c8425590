package io.baton.bench;

/** One run that reports figures. */
interface Benchmark {
  /** What {@code -Dbench=} says, and the name of the result file. */
  String name();

  /**
   * Compares the answers first and measures afterwards.
   *
   * @throws AnswersDiffer if what is measured does not do what the baseline does
   */
  void run(Report report) throws Exception;
}
