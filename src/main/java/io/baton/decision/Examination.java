package io.baton.decision;

import io.baton.shared.Finding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a document would do, before it is in effect.
 *
 * @param findings why it is refused; everything else is empty then
 * @param asked the customers it was run over: those of the caller's branches
 * @param rows in the order of the table
 * @param undecided customers whom no row hits
 * @param overlaps rows that meet, with a case that hits both
 * @param gaps cases that no row hits
 * @param exhaustive whether overlaps and gaps are all there are
 * @param moves who gets something else than from the version in effect
 * @param inputs the names of the fields that it tests
 */
record Examination(
    List<Finding> findings,
    long asked,
    List<RowCount> rows,
    long undecided,
    List<Overlap> overlaps,
    List<Map<String, @Nullable Object>> gaps,
    boolean exhaustive,
    VersionMoves moves,
    List<Input> inputs) {

  record Input(String name, String type) {}

  /**
   * @param customers whom it hits at present; null where it was not run
   * @param reachable whether any customer there can be gets its result
   */
  record RowCount(int rule, @Nullable Long customers, boolean reachable) {}

  /**
   * @param harmless whether both rows say the same, or the hit policy allows both
   */
  record Overlap(int earlier, int later, boolean harmless, Map<String, @Nullable Object> example) {}

  static Examination refused(List<Finding> findings) {
    return new Examination(
        findings, 0, List.of(), 0, List.of(), List.of(), false, VersionMoves.none(), List.of());
  }
}
