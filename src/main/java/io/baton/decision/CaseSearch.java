package io.baton.decision;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the combinations of input classes for rows that nobody can reach, rows that meet
 * and cases that no row covers: through all of them where they are not too many.
 */
final class CaseSearch {
  private static final int MOST = 200_000;
  private static final int SHOWN = 50;

  private final DecisionTable table;
  private final InputClasses classes;
  private final ClassHits hits;
  private final BitSet reached = new BitSet();
  private final List<Map<String, @Nullable Object>> gaps = new ArrayList<>();
  private final boolean exhaustive;

  CaseSearch(DecisionTable table) {
    this.table = table;
    this.classes = new InputClasses(table);
    this.hits = new ClassHits(table, classes);
    long most = Math.max(2_000, MOST / table.rules().size());
    this.exhaustive =
        !table.asksFeel()
            && table.required().isEmpty()
            && classes.combinations().compareTo(BigInteger.valueOf(most)) <= 0;
    for (int row = 0; row < table.rules().size(); row++) {
      int[] own = hits.hitting(row);
      if (own != null) {
        look(own);
      }
    }
    if (exhaustive) {
      int[] choice = classes.start();
      do {
        look(choice);
      } while (classes.advance(choice));
    } else {
      Random random = new Random(most);
      for (int i = 0; i < most; i++) {
        look(classes.random(random));
      }
    }
  }

  private void look(int[] choice) {
    boolean any = false;
    for (int row = 0; row < table.rules().size(); row++) {
      if (hits.hits(row, choice)) {
        reached.set(row);
        any = true;
        if (table.hitPolicy() == HitPolicy.FIRST) {
          return;
        }
      }
    }
    if (!any && gaps.size() < SHOWN) {
      gaps.add(classes.facts(choice));
    }
  }

  boolean exhaustive() {
    return exhaustive;
  }

  /** Whether the row's result can come out for anybody; doubt counts for it. */
  boolean reachable(int row) {
    return reached.get(row) || !exhaustive && hits.hitting(row) != null;
  }

  List<Map<String, @Nullable Object>> gaps() {
    return gaps.stream().distinct().toList();
  }

  List<Examination.Overlap> overlaps() {
    List<Examination.Overlap> overlaps = new ArrayList<>();
    for (int row = 1; row < table.rules().size(); row++) {
      for (int earlier = 0; earlier < row && overlaps.size() < SHOWN; earlier++) {
        boolean told =
            table.rules().get(row).feel().isEmpty() && table.rules().get(earlier).feel().isEmpty();
        int[] both = told ? hits.hitting(earlier, row) : null;
        if (both != null) {
          overlaps.add(
              new Examination.Overlap(
                  earlier + 1, row + 1, harmless(earlier, row), classes.facts(both)));
        }
      }
    }
    return overlaps;
  }

  private boolean harmless(int earlier, int row) {
    boolean same = table.rules().get(earlier).values().equals(table.rules().get(row).values());
    return switch (table.hitPolicy()) {
      case UNIQUE -> false;
      case ANY -> same;
      default -> true;
    };
  }
}
