package io.baton.decision;

import io.baton.cohort.Field;
import java.util.List;
import java.util.Optional;

/**
 * A result that is calculated from inputs: a cell on the right of a row, or the text of a literal
 * expression.
 *
 * @param field of the result
 * @param reads the inputs that it names
 * @param truth the same as sets, where it is a comparison or a combination of such
 * @param sum the same as arithmetic, where it is nothing else
 */
record FeelOutput(
    int row,
    Field field,
    String text,
    List<Field> reads,
    Optional<FeelTruth> truth,
    Optional<Arithmetic> sum) {

  /**
   * @return empty where it names no input, or holds anything that {@link FeelWords} does not list
   */
  static Optional<FeelOutput> read(String text, int row, Field field, List<Field> inputs) {
    return FeelWords.read(text, inputs, false)
        .filter(reads -> !reads.isEmpty())
        .map(
            reads ->
                new FeelOutput(
                    row,
                    field,
                    text,
                    List.copyOf(reads),
                    FeelTruth.read(text, field, reads),
                    Arithmetic.read(text, field, reads)));
  }

  /** Whether all customers of one class of every input get the same. */
  boolean sameInEachClass() {
    return truth.isPresent();
  }
}
