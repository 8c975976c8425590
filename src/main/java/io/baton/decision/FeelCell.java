package io.baton.decision;

import io.baton.cohort.Field;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An input cell that no set algebra expresses: calculations, functions of texts, comparisons with
 * other inputs. The official engine decides it, once for every combination of values that the cell
 * reads and that is left after the row's other cells.
 *
 * @param field of the cell's column
 * @param reads all fields that it needs, the column's own among them
 */
record FeelCell(int row, Field field, String text, List<Field> reads) {

  /**
   * @param inputs whose names it may use
   * @return empty where it holds anything that {@link FeelWords} does not list
   */
  static Optional<FeelCell> read(String text, int row, Field field, List<Field> inputs) {
    Optional<Set<Field>> named = FeelWords.read(text, inputs, true);
    // Whoever means more than a comparison with constants says so by ? or by another input.
    if (named.isEmpty() || named.get().isEmpty() && !text.contains("?")) {
      return Optional.empty();
    }
    Set<Field> reads = new LinkedHashSet<>(List.of(field));
    reads.addAll(named.get());
    return Optional.of(new FeelCell(row, field, text, new ArrayList<>(reads)));
  }

  /** The name of the fact "this cell hits", which {@link FeelCells} finds out. */
  String code() {
    return "feel row " + row + " " + field.code();
  }

  Rule rule() {
    return new Rule.Leaf(code(), Operator.EQ, Literal.of(true));
  }
}
