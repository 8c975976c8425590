package io.baton.decision;

import io.baton.cohort.Conditions;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import io.baton.shared.BatonException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A comparison of inputs with constants, or a combination of such by {@code and}, {@code or} and
 * {@code not}, as two sets: those of whom it is true, and those of whom it is false. Of the others
 * it is null, as FEEL has it: a comparison with nothing is neither, equality with nothing is false.
 */
record FeelTruth(Rule isTrue, Rule isFalse) {
  private static final Map<Operator, Operator> OPPOSITE =
      Map.of(
          Operator.LT, Operator.GE,
          Operator.LE, Operator.GT,
          Operator.GT, Operator.LE,
          Operator.GE, Operator.LT);

  /** Empty where it is anything else; nothing is approximated. */
  static Optional<FeelTruth> read(String text, Field result, Collection<Field> reads) {
    // What reads like another literal, or only in the language of flows, is not for this.
    if (result.type() != FieldType.BOOLEAN || text.contains("'")) {
      return Optional.empty();
    }
    try {
      return of(Conditions.parse(text), reads);
    } catch (BatonException otherwise) {
      return Optional.empty();
    }
  }

  private static Optional<FeelTruth> of(Rule rule, Collection<Field> reads) {
    if (rule instanceof Rule.Not not) {
      return of(not.rule(), reads).map(part -> new FeelTruth(part.isFalse, part.isTrue));
    }
    if (rule instanceof Rule.Leaf leaf) {
      return leaf(leaf, reads);
    }
    boolean all = rule instanceof Rule.All;
    List<Rule> rules = rule instanceof Rule.All each ? each.rules() : ((Rule.Any) rule).rules();
    List<Rule> isTrue = new ArrayList<>();
    List<Rule> isFalse = new ArrayList<>();
    for (Rule each : rules) {
      Optional<FeelTruth> part = of(each, reads);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      isTrue.add(part.get().isTrue);
      isFalse.add(part.get().isFalse);
    }
    return Optional.of(
        all
            ? new FeelTruth(new Rule.All(isTrue), new Rule.Any(isFalse))
            : new FeelTruth(new Rule.Any(isTrue), new Rule.All(isFalse)));
  }

  private static Optional<FeelTruth> leaf(Rule.Leaf leaf, Collection<Field> reads) {
    Field field =
        reads.stream().filter(each -> each.code().equals(leaf.field())).findFirst().orElse(null);
    if (field == null || !fits(field, leaf.values())) {
      return Optional.empty();
    }
    return switch (leaf.operator()) {
      case EQ -> Optional.of(new FeelTruth(leaf, new Rule.Not(leaf)));
      case NE -> {
        Rule same = new Rule.Leaf(leaf.field(), Operator.EQ, leaf.values());
        yield Optional.of(new FeelTruth(new Rule.Not(same), same));
      }
      case LT, LE, GT, GE ->
          field.type() == FieldType.NUMBER
              ? Optional.of(
                  new FeelTruth(
                      leaf,
                      new Rule.Leaf(
                          leaf.field(),
                          OPPOSITE.getOrDefault(leaf.operator(), leaf.operator()),
                          leaf.values())))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Texts and numbers only: a truth value alone is not what it is compared with true. */
  private static boolean fits(Field field, List<Literal> values) {
    return values.stream()
        .allMatch(
            value ->
                field.type() == FieldType.NUMBER && value instanceof Literal.Decimal
                    || field.type() == FieldType.ENUM && value instanceof Literal.Text);
  }
}
