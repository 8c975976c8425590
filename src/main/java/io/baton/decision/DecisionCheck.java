package io.baton.decision;

import io.baton.engine.ReferenceDecisions;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Issues certificates: runs one representative of every combination of input classes through the
 * official engine and through the compiled table, after each column on its own. Where time does not
 * suffice for all, it begins with those that decide most: for each row a combination that hits it,
 * for each two rows that meet one that hits both, and all that differ from the first kind in one
 * input; then random ones, from a fixed seed.
 */
@Component
class DecisionCheck {
  /** Whatever changes in what cells compile to, or in what is compared, counts this up. */
  static final int COMPILER = 5;

  /** The official engine runs some hundreds of combinations a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final long MOST_EXHAUSTIVE = 20_000;
  private static final int MOST_SAMPLES = 5_000;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final ReferenceDecisions reference;

  DecisionCheck(ReferenceDecisions reference) {
    this.reference = reference;
  }

  DecisionCertificate issue(DecisionTable table, byte[] dmn) {
    // Counted from the first comparison on: every cell on its own is compared however long it
    // takes.
    Supplier<Long> end = SingletonSupplier.of(() -> System.nanoTime() + PATIENCE.toNanos());
    return compare(table, dmn, reference, () -> System.nanoTime() - end.get() < 0);
  }

  /**
   * @throws BatonException DECISION_REFUSED with the facts that come out differently
   */
  DecisionCertificate require(DecisionTable table, byte[] dmn) {
    for (DecisionTable each : table.all()) {
      FeelCells.require(each, reference);
      CalculatedOutputs.require(each, reference);
    }
    DecisionCertificate certificate = issue(table, dmn);
    String difference = certificate.difference();
    if (difference != null) {
      throw new BatonException(
          DecisionErrorCode.DECISION_REFUSED,
          difference,
          List.of(
              new Finding(
                  Objects.requireNonNullElse(certificate.place(), table.key()),
                  "DMN_CERTIFICATE",
                  difference)));
    }
    return certificate;
  }

  /**
   * Each decision of a graph on its own, as a document of its own, and then the document as a
   * whole.
   *
   * @param mayGoOn asked before every comparison but the first of each
   */
  static DecisionCertificate compare(
      DecisionTable table, byte[] dmn, ReferenceDecisions reference, BooleanSupplier mayGoOn) {
    if (table.required().isEmpty() && DmnXml.decisions(dmn).size() == 1) {
      return new Comparison(table, dmn, reference, mayGoOn).run();
    }
    DecisionCertificate all = wholeDocument(table, dmn);
    for (DecisionTable each : all.difference() == null ? table.all() : List.<DecisionTable>of()) {
      byte[] alone = DmnXml.alone(dmn, each.key());
      all = both(all, new Comparison(each, alone, reference, mayGoOn).run());
    }
    return all.difference() != null
        ? all
        : both(all, new Comparison(table, dmn, reference, mayGoOn).run());
  }

  /**
   * What a decision gives must not be taken for something that is known from outside: then it would
   * be compared as such, and might be right by chance. Read from the author's text.
   */
  private static DecisionCertificate wholeDocument(DecisionTable table, byte[] dmn) {
    List<String> written = DmnXml.decisions(dmn);
    List<String> made = table.all().stream().map(DecisionTable::key).toList();
    boolean same = made.size() == written.size() && made.containsAll(written);
    return new DecisionCertificate(
        same,
        0,
        BigInteger.ZERO,
        same ? null : "the document has the decisions %s, and made are %s".formatted(written, made),
        same ? null : table.key());
  }

  /** The first difference counts. */
  private static DecisionCertificate both(DecisionCertificate one, DecisionCertificate other) {
    return one.difference() != null
        ? one
        : new DecisionCertificate(
            one.exhaustive() && other.exhaustive(),
            one.compared() + other.compared(),
            one.combinations().add(other.combinations()),
            other.difference(),
            other.place());
  }

  private static final class Comparison {
    private static final String REFUSED = "an error";

    private final DecisionTable table;
    private final byte[] dmn;
    private final ReferenceDecisions reference;
    private final BooleanSupplier mayGoOn;
    private final InputClasses classes;
    private final ClassHits hitting;
    private final ColumnsAlone columns;
    private final Set<List<Integer>> compared = new HashSet<>();
    private @Nullable String difference;
    private @Nullable String place;
    private boolean stopped;
    private boolean incomparable;

    Comparison(
        DecisionTable table, byte[] dmn, ReferenceDecisions reference, BooleanSupplier mayGoOn) {
      this.table = table;
      this.dmn = dmn;
      this.reference = reference;
      this.mayGoOn = mayGoOn;
      this.classes = new InputClasses(table);
      this.hitting = new ClassHits(table, classes);
      this.columns = new ColumnsAlone(table, classes, dmn);
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
        Random random = new Random(COMPILER);
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
      Object expected = official(facts);
      Object actual = ours(facts);
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

    private Object official(Map<String, @Nullable Object> facts) {
      try {
        // A decision without a result leaves its name to whoever asks: to nobody.
        Map<String, @Nullable Object> given = new HashMap<>(facts);
        table.given().forEach(name -> given.put(name, null));
        return reference.evaluate(dmn, table.key(), given).stream().map(this::spelled).toList();
      } catch (RuntimeException refused) {
        return REFUSED;
      }
    }

    /** Null where a result has more digits than are kept, which is refused and not rounded. */
    private @Nullable Object ours(Map<String, @Nullable Object> facts) {
      try {
        return TableRuns.run(table, Facts.index(table, facts), Facts.THE_ONE, reference).stream()
            .map(hit -> spelled(hit.values()))
            .toList();
      } catch (BatonException refused) {
        if (refused.code() == DecisionErrorCode.DECISION_AMBIGUOUS) {
          return REFUSED;
        }
        if (refused.code() == DecisionErrorCode.DECISION_RESULT_MISFIT) {
          return null;
        }
        throw refused;
      }
    }

    /** Numbers that are equal are spelled alike; an aggregate needs no name. */
    private Map<String, String> spelled(Map<String, ?> outputs) {
      Map<String, String> spelled = new TreeMap<>();
      outputs.forEach(
          (name, value) ->
              spelled.put(
                  name.isEmpty() ? table.outputs().get(0).code() : name,
                  value instanceof Number || value instanceof String text && isNumber(name, text)
                      ? new BigDecimal(value.toString()).stripTrailingZeros().toPlainString()
                      : value.toString()));
      return spelled;
    }

    private boolean isNumber(String name, String text) {
      return !text.isEmpty()
          && table.outputs().stream()
              .anyMatch(
                  output ->
                      output.code().equals(name)
                          && output.type() == io.baton.cohort.FieldType.NUMBER);
    }
  }
}
