package io.baton.cohort;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * The condition language of sequence flows, a small text form of {@link Rule}:
 *
 * <pre>
 * age &gt;= 30 and (job = "student" or not(vip)) and city in ("A", "B") and phone is not null
 * </pre>
 *
 * Comparisons are {@code = != < <= > >=}, {@code in (…)}, {@code not in (…)}, {@code between … and
 * …}, {@code is null} and {@code is not null}; a name alone means "is true". Constants are texts in
 * single or double quotes (dates too), numbers, {@code true} and {@code false}. There are no
 * functions and no arithmetic.
 */
public final class Conditions {
  private final List<ConditionToken> tokens;
  private int at;
  private int depth;
  private int leaves;

  private Conditions(List<ConditionToken> tokens) {
    this.tokens = tokens;
  }

  /**
   * @throws BatonException CONDITION_SYNTAX with the position as "column n"
   */
  public static Rule parse(String text) {
    Conditions parser = new Conditions(ConditionToken.split(text));
    Rule rule = parser.alternatives();
    if (!parser.peek().isEnd()) {
      throw parser.fault("expected \"and\", \"or\" or the end");
    }
    return rule;
  }

  private Rule alternatives() {
    if (++depth > Rule.DEEPEST / 2) {
      throw fault("the condition is nested too deep");
    }
    List<Rule> rules = new ArrayList<>(List.of(conjunction()));
    while (takeWord("or")) {
      rules.add(conjunction());
    }
    depth--;
    return rules.size() == 1 ? rules.get(0) : new Rule.Any(rules);
  }

  private Rule conjunction() {
    List<Rule> rules = new ArrayList<>(List.of(unit()));
    while (takeWord("and")) {
      rules.add(unit());
    }
    return rules.size() == 1 ? rules.get(0) : new Rule.All(rules);
  }

  private Rule unit() {
    if (takeWord("not")) {
      expect("(");
      Rule rule = alternatives();
      expect(")");
      return new Rule.Not(rule);
    }
    if (take("(")) {
      Rule rule = alternatives();
      expect(")");
      return rule;
    }
    return comparison();
  }

  private Rule comparison() {
    if (++leaves > Rule.MOST_LEAVES) {
      throw fault("a condition has %d comparisons at most".formatted(Rule.MOST_LEAVES));
    }
    ConditionToken name = peek();
    if (!name.isName()) {
      throw fault("expected the name of a field");
    }
    at++;
    for (Comparison comparison : Comparison.values()) {
      if (take(comparison.sign)) {
        return new Rule.Leaf(name.text(), comparison.operator, constant());
      }
    }
    if (takeWord("is")) {
      Operator operator = takeWord("not") ? Operator.NOT_NULL : Operator.IS_NULL;
      expect("null");
      return new Rule.Leaf(name.text(), operator);
    }
    if (takeWord("between")) {
      Literal low = constant();
      expect("and");
      return new Rule.Leaf(name.text(), Operator.BETWEEN, low, constant());
    }
    if (takeWord("in")) {
      return new Rule.Leaf(name.text(), Operator.IN, list());
    }
    if (takeWord("not")) {
      expect("in");
      return new Rule.Leaf(name.text(), Operator.NOT_IN, list());
    }
    return new Rule.Leaf(name.text(), Operator.EQ, Literal.of(true));
  }

  private List<Literal> list() {
    expect("(");
    List<Literal> values = new ArrayList<>(List.of(constant()));
    while (take(",")) {
      values.add(constant());
    }
    expect(")");
    return values;
  }

  private Literal constant() {
    ConditionToken token = peek();
    at++;
    return switch (token.kind()) {
      case TEXT -> Literal.of(token.text());
      case NUMBER -> number(token);
      case WORD -> {
        if (token.isWord("true") || token.isWord("false")) {
          yield Literal.of(token.isWord("true"));
        }
        at--;
        throw fault("expected a text in quotes, a number, true or false");
      }
      default -> {
        at--;
        throw fault("expected a text in quotes, a number, true or false");
      }
    };
  }

  private Literal number(ConditionToken token) {
    try {
      return Literal.of(FieldText.decimal(token.text()));
    } catch (NumberFormatException e) {
      at--;
      throw fault("this is not a number");
    }
  }

  private ConditionToken peek() {
    return tokens.get(at);
  }

  private boolean take(String sign) {
    boolean there = peek().isSign(sign);
    at += there ? 1 : 0;
    return there;
  }

  private boolean takeWord(String word) {
    boolean there = peek().isWord(word);
    at += there ? 1 : 0;
    return there;
  }

  private void expect(String token) {
    if (!take(token) && !takeWord(token)) {
      throw fault("expected \"" + token + "\"");
    }
  }

  private BatonException fault(String message) {
    return fault(peek().column(), message);
  }

  static BatonException fault(int column, String message) {
    return new BatonException(
        CohortErrorCode.CONDITION_SYNTAX,
        "column %d: %s".formatted(column, message),
        List.of(new Finding("column " + column, CohortErrorCode.CONDITION_SYNTAX.name(), message)));
  }

  /** The signs, and what they mean. */
  private enum Comparison {
    NE("!=", Operator.NE),
    LE("<=", Operator.LE),
    GE(">=", Operator.GE),
    EQ("=", Operator.EQ),
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
