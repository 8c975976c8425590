package io.baton.decision;

import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An input cell as a rule: the part of FEEL that depends on one field and on constants. {@code -},
 * constants, {@code null}, comparisons, intervals, lists of these with commas, and {@code not(…)}
 * around such a list.
 *
 * <p>The reference for null is FEEL-Scala as Camunda 7.24 runs it. A test of null is true for
 * {@code null}, false for a constant, and neither for a comparison or an interval; {@code not(…)}
 * is true of null only where every test in it is false, so it is true for {@code not("A")} and not
 * for {@code not(> 5)}. Inside a list or {@code not(…)} the reference reads a boolean constant as
 * the test's result instead of a value, so that {@code not(true)} hits nobody: such cells are
 * refused.
 */
final class UnaryTests {
  private static final int MOST = 500;

  private final Field field;
  private final List<FeelToken> tokens;
  private int at;

  /** Whether some test read so far is neither true nor false of null. */
  private boolean undecidedOnNull;

  private boolean trueOnNull;
  private int booleans;
  private int tests;

  private UnaryTests(Field field, List<FeelToken> tokens) {
    this.field = field;
    this.tokens = tokens;
  }

  /**
   * @return empty where the cell is {@code -}, which is always true
   * @throws CellFault if the cell is anything else than described above, or does not fit the type
   */
  static Optional<Rule> compile(String cell, Field field) {
    String text = cell.strip();
    if (text.isEmpty() || text.equals("-")) {
      return Optional.empty();
    }
    UnaryTests reader = new UnaryTests(field, FeelToken.split(text));
    boolean negated = reader.peek().is("not");
    Rule rule = negated ? reader.negation() : reader.list();
    if (reader.booleans > 0 && (negated || reader.tests > 1)) {
      throw new CellFault("a boolean stands alone: write true, false, null or -");
    }
    if (reader.peek().kind() != FeelToken.Kind.END) {
      throw new CellFault(
          "\"%s\" is not expected; only constants, comparisons, intervals, lists and not(…) are"
                  .formatted(reader.peek().text())
              + " supported");
    }
    return Optional.of(rule);
  }

  private Rule negation() {
    at++;
    expect("(");
    Rule rule = list();
    expect(")");
    Rule outside = new Rule.Not(rule);
    return undecidedOnNull && !trueOnNull
        ? new Rule.All(List.of(new Rule.Leaf(field.code(), Operator.NOT_NULL), outside))
        : outside;
  }

  private Rule list() {
    List<Rule> tests = new ArrayList<>(List.of(test()));
    while (take(",")) {
      tests.add(test());
      if (tests.size() > MOST) {
        throw new CellFault("a cell has %d tests at most".formatted(MOST));
      }
    }
    return tests.size() == 1 ? tests.get(0) : new Rule.Any(tests);
  }

  private Rule test() {
    tests++;
    if (take("null")) {
      trueOnNull = true;
      return new Rule.Leaf(field.code(), Operator.IS_NULL);
    }
    for (Comparison comparison : Comparison.values()) {
      if (take(comparison.sign)) {
        return ordered(comparison.operator, constant());
      }
    }
    if (take("[")) {
      return interval(Operator.GE);
    }
    if (take("(") || take("]")) {
      return interval(Operator.GT);
    }
    booleans += field.type() == FieldType.BOOLEAN ? 1 : 0;
    return new Rule.Leaf(field.code(), Operator.EQ, constant());
  }

  private Rule interval(Operator lower) {
    Literal low = constant();
    expect("..");
    Literal high = constant();
    boolean closed = take("]");
    if (!closed && !take(")") && !take("[")) {
      throw new CellFault("an interval ends with ], ) or [");
    }
    return new Rule.All(
        List.of(ordered(lower, low), ordered(closed ? Operator.LE : Operator.LT, high)));
  }

  private Rule ordered(Operator operator, Literal constant) {
    if (!field.type().ordered()) {
      throw new CellFault(
          "%s is of type %s and has no order"
              .formatted(field.code(), FeelType.nameOf(field.type())));
    }
    undecidedOnNull = true;
    return new Rule.Leaf(field.code(), operator, constant);
  }

  private Literal constant() {
    FeelConstant constant = FeelConstant.read(tokens, at);
    if (constant.type() != field.type()) {
      throw new CellFault(
          "%s is of type %s and the constant is of type %s"
              .formatted(
                  field.code(), FeelType.nameOf(field.type()), FeelType.nameOf(constant.type())));
    }
    at += constant.tokens();
    return constant.literal();
  }

  private FeelToken peek() {
    return tokens.get(at);
  }

  private boolean take(String sign) {
    boolean there = peek().is(sign);
    at += there ? 1 : 0;
    return there;
  }

  private void expect(String sign) {
    if (!take(sign)) {
      throw new CellFault("\"%s\" is missing".formatted(sign));
    }
  }

  private enum Comparison {
    LE("<=", Operator.LE),
    GE(">=", Operator.GE),
    LT("<", Operator.LT),
    GT(">", Operator.GT);

    private final String sign;
    private final Operator operator;

    Comparison(String sign, Operator operator) {
      this.sign = sign;
      this.operator = operator;
    }
  }
}
