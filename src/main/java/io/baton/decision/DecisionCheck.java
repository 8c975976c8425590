package io.baton.decision;

import io.baton.cohort.Rule;
import io.baton.engine.ReferenceDecisions;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Issues certificates: runs one representative of every combination of input classes through the
 * official engine and through the compiled table, after each column on its own. Where time does not suffice for all, it begins
 * with those that decide most: for each row a combination that hits it, and all that differ from
 * that in one input; then random ones, from a fixed seed.
 */
@Component
class DecisionCheck {
  /** Whatever changes in what cells compile to, or in what is compared, counts this up. */
  static final int COMPILER = 2;

  /** The official engine runs some hundreds of combinations a second. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private static final long MOST_EXHAUSTIVE = 20_000;
  private static final int MOST_SAMPLES = 5_000;

  private final ReferenceDecisions reference;

  DecisionCheck(ReferenceDecisions reference) {
    this.reference = reference;
  }

  DecisionCertificate issue(DecisionTable table, byte[] dmn) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    return compare(table, dmn, reference, () -> System.nanoTime() - end < 0);
  }

  /**
   * @throws BatonException DECISION_REFUSED with the facts that come out differently
   */
  DecisionCertificate require(DecisionTable table, byte[] dmn) {
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
   * @param mayGoOn asked before every comparison but the first
   */
  static DecisionCertificate compare(
      DecisionTable table, byte[] dmn, ReferenceDecisions reference, BooleanSupplier mayGoOn) {
    return new Comparison(table, dmn, reference, mayGoOn).run();
  }

  private static final class Comparison {
    private static final String REFUSED = "an error";

    private final DecisionTable table;
    private final byte[] dmn;
    private final ReferenceDecisions reference;
    private final BooleanSupplier mayGoOn;
    private final InputClasses classes;
    private final Set<List<Integer>> compared = new HashSet<>();
    private @Nullable String difference;
    private @Nullable String place;

    Comparison(
        DecisionTable table, byte[] dmn, ReferenceDecisions reference, BooleanSupplier mayGoOn) {
      this.table = table;
      this.dmn = dmn;
      this.reference = reference;
      this.mayGoOn = mayGoOn;
      this.classes = new InputClasses(table);
    }

    DecisionCertificate run() {
      BigInteger all = classes.combinations();
      for (int column = 0; column < table.inputs().size() && difference == null; column++) {
        column(column);
      }
      deciding();
      if (all.compareTo(BigInteger.valueOf(MOST_EXHAUSTIVE)) <= 0) {
        int[] choice = classes.start();
        do {
          compare(choice);
        } while (goesOn() && classes.advance(choice));
      } else {
        Random random = new Random(COMPILER);
        while (goesOn() && compared.size() < MOST_SAMPLES) {
          compare(classes.random(random));
        }
      }
      return new DecisionCertificate(
          difference == null && all.equals(BigInteger.valueOf(compared.size())),
          compared.size(),
          all,
          difference,
          place);
    }

    /**
     * Each cell on its own: a row hits where all of its cells do, so what is found here for every
     * class of one input holds in every combination, however many there are.
     */
    private void column(int column) {
      byte[] alone = OneColumn.document(table, column);
      String code = table.inputs().get(column).code();
      for (Object value : classes.of(code)) {
        Map<String, @Nullable Object> fact = Collections.singletonMap(code, value);
        Set<Integer> expected = new TreeSet<>();
        reference
            .evaluate(alone, table.key(), fact)
            .forEach(hit -> expected.add(((Number) hit.get(OneColumn.ROW)).intValue()));
        for (DecisionTable.TableRule rule : table.rules()) {
          boolean hits = rule.ofInput(code).stream().allMatch(test -> passes(test, fact));
          if (hits != expected.contains(rule.number())) {
            difference =
                "on %s the official engine says the cell %s and the compiled one %s"
                    .formatted(fact, hits ? "does not hit" : "hits", hits ? "hits" : "does not");
            place = "%s, row %d, column %s".formatted(table.key(), rule.number(), code);
            return;
          }
        }
      }
    }

    private boolean passes(Rule test, Map<String, @Nullable Object> fact) {
      return Facts.passes(table, test, fact);
    }

    private void deciding() {
      if (difference != null) {
        return;
      }
      for (DecisionTable.TableRule row : table.rules()) {
        int[] hitting = classes.hitting(row, table);
        if (hitting != null) {
          for (int[] choice : classes.neighbours(hitting)) {
            if (!compared.isEmpty() && !goesOn()) {
              return;
            }
            compare(choice);
          }
        }
      }
    }

    private boolean goesOn() {
      return difference == null && mayGoOn.getAsBoolean();
    }

    private void compare(int[] choice) {
      if (!compared.add(java.util.Arrays.stream(choice).boxed().toList())) {
        return;
      }
      Map<String, @Nullable Object> facts = classes.facts(choice);
      Object expected = official(facts);
      Object actual = ours(facts);
      if (!expected.equals(actual)) {
        difference =
            "on %s the official engine gives %s and the compiled table gives %s"
                .formatted(new TreeMap<>(facts), expected, actual);
        place = table.key();
      }
    }

    private Object official(Map<String, @Nullable Object> facts) {
      try {
        return reference.evaluate(dmn, table.key(), facts).stream().map(this::spelled).toList();
      } catch (RuntimeException refused) {
        return REFUSED;
      }
    }

    private Object ours(Map<String, @Nullable Object> facts) {
      try {
        return TableEvaluation.run(table, Facts.index(table, facts), Facts.THE_ONE).stream()
            .map(hit -> spelled(hit.values()))
            .toList();
      } catch (BatonException refused) {
        if (refused.code() == DecisionErrorCode.DECISION_AMBIGUOUS) {
          return REFUSED;
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
