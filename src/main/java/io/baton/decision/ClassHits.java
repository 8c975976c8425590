package io.baton.decision;

import io.baton.cohort.Rule;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Which classes of each input every row lets pass. From it, what any combination hits is known
 * without evaluating the table, so that telling combinations are found instead of guessed.
 */
final class ClassHits {
  private static final int TRIES = 100;

  private final InputClasses classes;

  /** By row and input. */
  private final BitSet[][] passing;

  private final Random random = new Random(DecisionCheck.COMPILER);

  ClassHits(DecisionTable table, InputClasses classes) {
    this.classes = classes;
    this.passing =
        table.rules().stream().map(rule -> passing(table, rule)).toArray(BitSet[][]::new);
  }

  private BitSet[] passing(DecisionTable table, DecisionTable.TableRule rule) {
    BitSet[] sets = new BitSet[classes.inputs()];
    for (int input = 0; input < sets.length; input++) {
      String code = classes.code(input);
      List<Rule> tests = rule.ofInput(code);
      sets[input] = new BitSet();
      int at = 0;
      for (Object value : classes.of(code)) {
        Map<String, @Nullable Object> fact = Collections.singletonMap(code, value);
        sets[input].set(at++, tests.stream().allMatch(test -> Facts.passes(table, test, fact)));
      }
    }
    return sets;
  }

  boolean passes(int row, int input, int at) {
    return passing[row][input].get(at);
  }

  boolean hits(int row, int[] choice) {
    for (int input = 0; input < choice.length; input++) {
      if (!passing[row][input].get(choice[input])) {
        return false;
      }
    }
    return true;
  }

  /** How many rows the combination hits. */
  int count(int[] choice) {
    int count = 0;
    for (int row = 0; row < passing.length; row++) {
      count += hits(row, choice) ? 1 : 0;
    }
    return count;
  }

  /**
   * A combination that hits all of these rows and as few others as some tries find.
   *
   * @return null where there is none
   */
  int @Nullable [] hitting(int... rows) {
    BitSet[] common = new BitSet[classes.inputs()];
    for (int input = 0; input < common.length; input++) {
      common[input] = (BitSet) passing[rows[0]][input].clone();
      for (int row : rows) {
        common[input].and(passing[row][input]);
      }
      if (common[input].isEmpty()) {
        return null;
      }
    }
    int[] best = pick(common);
    int fewest = count(best);
    for (int i = 0; i < TRIES && fewest > rows.length; i++) {
      int[] choice = pick(common);
      int count = count(choice);
      if (count < fewest) {
        best = choice;
        fewest = count;
      }
    }
    return best;
  }

  private int[] pick(BitSet[] among) {
    return Arrays.stream(among)
        .mapToInt(
            set -> {
              int nth = random.nextInt(set.cardinality());
              return set.stream().skip(nth).findFirst().orElseThrow();
            })
        .toArray();
  }
}
