package io.baton.decision;

import io.baton.engine.ReferenceDecisions;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One table beside itself as the official engine runs it, combination by combination. */
final class TableComparison {
  private static final long MOST_EXHAUSTIVE = 20_000;
  private static final int MOST_SAMPLES = 5_000;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final DecisionTable table;
  private final ReferenceDecisions reference;
  private final BooleanSupplier mayGoOn;
  private final InputClasses classes;
  private final ClassHits hitting;
  private final ColumnsAlone columns;
  private final BothAnswers answers;
  private final Set<List<Integer>> compared = new HashSet<>();
  private @Nullable String difference;
  private @Nullable String place;
  private boolean stopped;
  private boolean incomparable;

  TableComparison(
      DecisionTable table, byte[] dmn, ReferenceDecisions reference, BooleanSupplier mayGoOn) {
    this.table = table;
    this.reference = reference;
    this.mayGoOn = mayGoOn;
    this.classes = new InputClasses(table);
    this.hitting = new ClassHits(table, classes);
    this.columns = new ColumnsAlone(table, classes, dmn);
    this.answers = new BothAnswers(table, dmn, reference);
  }

  DecisionCertificate run() {
    BigInteger all = classes.combinations();
    // Of a graph the columns have been compared decision by decision.
    boolean alone = table.required().isEmpty() && columns.rows() > 0;
    for (int input = 0; alone && input < classes.inputs() && difference == null; input++) {
      column(input);
    }
    if (alone) {
      deciding();
    }
    if (difference == null && all.compareTo(BigInteger.valueOf(MOST_EXHAUSTIVE)) <= 0) {
      every(all.longValueExact());
    } else if (difference == null) {
      Random random = new Random(DecisionCheck.COMPILER);
      while (goesOn() && compared.size() < MOST_SAMPLES) {
        compare(classes.random(random));
      }
    }
    return new DecisionCertificate(
        difference == null
            && !table.asksFeel()
            && !incomparable
            && all.equals(BigInteger.valueOf(compared.size())),
        compared.size(),
        all,
        difference,
        place);
  }

  /**
   * All combinations, in strides that share no divisor with their number: where time ends before
   * them, every input has been through its classes, and not only the first ones.
   */
  private void every(long combinations) {
    long stride = Math.max(1, Math.round(combinations * GOLDEN));
    while (BigInteger.valueOf(stride).gcd(BigInteger.valueOf(combinations)).longValue() != 1) {
      stride++;
    }
    for (long i = 0; i < combinations && goesOn(); i++) {
      compare(classes.at(i * stride % combinations));
    }
  }

  /**
   * Each cell on its own: a row hits where all of its cells do, so what is found here for every
   * class of one input holds in every combination, however many there are.
   */
  private void column(int input) {
    String code = classes.code(input);
    int at = 0;
    for (Object value : classes.of(code)) {
      Map<String, @Nullable Object> fact = Collections.singletonMap(code, value);
      Set<Integer> expected = columns.rows(reference, input, fact);
      for (int row = 0; row < Math.max(columns.rows(), table.rules().size()); row++) {
        boolean hits = row < table.rules().size() && hitting.passes(row, input, at);
        if (hits != expected.contains(row + 1) && !table.asksFeel(row, code)) {
          difference =
              "on %s the official engine says the cell %s and the compiled one %s"
                  .formatted(fact, hits ? "does not hit" : "hits", hits ? "hits" : "does not");
          place = "%s, row %d, column %s".formatted(table.key(), row + 1, code);
          return;
        }
      }
      at++;
    }
  }

  /** For each row one that hits it alone, for each two that meet one that hits both. */
  private void deciding() {
    int rows = table.rules().size();
    List<int[]> alone = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int[] choice = hitting.hitting(row);
      if (choice != null) {
        alone.add(choice);
        compare(choice);
      }
    }
    for (int row = 1; row < rows; row++) {
      for (int earlier = row - 1; earlier >= 0; earlier--) {
        int[] choice = goesOn() ? hitting.hitting(earlier, row) : null;
        if (choice != null) {
          compare(choice);
        }
      }
    }
    for (int[] choice : alone) {
      for (int[] next : goesOn() ? classes.neighbours(choice) : List.<int[]>of()) {
        compare(next);
      }
    }
  }

  private boolean goesOn() {
    return difference == null && !stopped;
  }

  private void compare(int[] choice) {
    if (!goesOn() || compared.contains(asList(choice))) {
      return;
    }
    stopped = !compared.isEmpty() && !mayGoOn.getAsBoolean();
    if (stopped) {
      return;
    }
    compared.add(asList(choice));
    Map<String, @Nullable Object> facts = classes.facts(choice);
    Object expected = answers.official(facts);
    Object actual = answers.compiled(facts);
    if (actual == null) {
      incomparable = true;
    } else if (!expected.equals(actual)) {
      difference =
          "on %s the official engine gives %s and the compiled table gives %s"
              .formatted(new TreeMap<>(facts), expected, actual);
      place = table.key();
    }
  }

  private static List<Integer> asList(int[] choice) {
    return Arrays.stream(choice).boxed().toList();
  }
}
