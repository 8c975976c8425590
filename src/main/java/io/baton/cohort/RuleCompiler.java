package io.baton.cohort;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds a rule to the columns of an index: looks up every field, checks every operator and value
 * against its type, and makes the tests that are run block by block.
 */
public final class RuleCompiler {
  private final FieldIndex index;
  private final RuleFindings findings = new RuleFindings();

  private RuleCompiler(FieldIndex index) {
    this.index = index;
  }

  /**
   * @throws BatonException RULE_UNKNOWN_FIELD or RULE_TYPE_MISMATCH with findings
   */
  public static CompiledRule compile(Rule rule, FieldIndex index) {
    RuleCompiler compiler = new RuleCompiler(index);
    RulePart whole = compiler.part(rule, "");
    compiler.findings.requireNone();
    return new BlockwiseRule(whole, index.everyone());
  }

  /** The rule as a test of blocks, without its parts. */
  static BlockTest blockTest(Rule rule, FieldIndex index) {
    RuleCompiler compiler = new RuleCompiler(index);
    RulePart whole = compiler.part(rule, "");
    compiler.findings.requireNone();
    return whole.test();
  }

  /** What {@link #compile} would refuse; empty where it would not. */
  public static List<Finding> check(Rule rule, FieldIndex index) {
    RuleCompiler compiler = new RuleCompiler(index);
    compiler.part(rule, "");
    return compiler.findings.list();
  }

  private static final BlockTest NOBODY = new BlockTest.InSets(List.of());

  private RulePart part(Rule rule, String place) {
    if (rule instanceof Rule.All all) {
      List<RulePart> inner = parts(all.rules(), place + "/all");
      return new RulePart(place, new BlockTest.Every(tests(inner)), inner);
    }
    if (rule instanceof Rule.Any any) {
      List<RulePart> inner = parts(any.rules(), place + "/any");
      return new RulePart(place, new BlockTest.Some(tests(inner)), inner);
    }
    if (rule instanceof Rule.Not not) {
      RulePart inner = part(not.rule(), place + "/not");
      return new RulePart(place, new BlockTest.Complement(inner.test()), List.of(inner));
    }
    return new RulePart(place, leaf((Rule.Leaf) rule, place));
  }

  private List<RulePart> parts(List<Rule> rules, String place) {
    List<RulePart> parts = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      parts.add(part(rules.get(i), place + "/" + i));
    }
    return parts;
  }

  private static List<BlockTest> tests(List<RulePart> parts) {
    return parts.stream().map(RulePart::test).toList();
  }

  private BlockTest leaf(Rule.Leaf leaf, String place) {
    Optional<Column> found = index.column(leaf.field());
    if (found.isEmpty()) {
      findings.add(
          place + "/field",
          CohortErrorCode.RULE_UNKNOWN_FIELD,
          "there is no field " + leaf.field());
      return NOBODY;
    }
    Column column = found.get();
    if (!leaf.operator().fits(column.field().type())) {
      findings.add(
          place + "/op",
          CohortErrorCode.RULE_TYPE_MISMATCH,
          "%s cannot compare %s, which is of type %s"
              .formatted(leaf.operator().code(), leaf.field(), column.field().type()));
      return NOBODY;
    }
    return column instanceof NumberColumn numbers
        ? onNumbers(leaf, numbers, place)
        : onValues(leaf, (ValueColumn) column, place);
  }

  private BlockTest onValues(Rule.Leaf leaf, ValueColumn column, String place) {
    List<BlockSet> sets = new ArrayList<>();
    boolean unheard = false;
    for (int i = 0; i < leaf.values().size(); i++) {
      Optional<String> text = text(column.field(), leaf.values().get(i));
      if (text.isEmpty()) {
        misfit(leaf, i, column.field(), place);
        return NOBODY;
      }
      BlockSet set = column.having(text.get());
      if (set == null) {
        unheard = true;
      } else {
        sets.add(set);
      }
    }
    return switch (leaf.operator()) {
      case EQ, IN -> new BlockTest.InSets(sets);
      case NE, NOT_IN -> new BlockTest.OutsideSets(column.existing(), sets);
      case HAS_ALL -> unheard ? NOBODY : all(sets);
      case NOT_NULL -> new BlockTest.InSets(List.of(column.existing()));
      case IS_NULL -> new BlockTest.Complement(new BlockTest.InSets(List.of(column.existing())));
      default -> throw new IllegalStateException(leaf.operator() + " needs an order");
    };
  }

  private BlockTest onNumbers(Rule.Leaf leaf, NumberColumn column, String place) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (int i = 0; i < leaf.values().size(); i++) {
      Optional<BigDecimal> number = number(column.field(), leaf.values().get(i));
      if (number.isEmpty()) {
        misfit(leaf, i, column.field(), place);
        return NOBODY;
      }
      numbers.add(number.get());
    }
    int scale = column.field().scale();
    return switch (leaf.operator()) {
      case EQ, IN -> new BlockTest.InRanges(column, points(numbers, scale));
      case NE, NOT_IN -> new BlockTest.OutsideRanges(column, points(numbers, scale));
      case LT -> in(column, LongRange.below(numbers.get(0), scale));
      case LE -> in(column, LongRange.atMost(numbers.get(0), scale));
      case GT -> in(column, LongRange.above(numbers.get(0), scale));
      case GE -> in(column, LongRange.atLeast(numbers.get(0), scale));
      case BETWEEN -> in(column, LongRange.between(numbers.get(0), numbers.get(1), scale));
      case NOT_NULL -> new BlockTest.HasNumber(column);
      case IS_NULL -> new BlockTest.Complement(new BlockTest.HasNumber(column));
      case HAS_ALL -> throw new IllegalStateException("a number is one value");
    };
  }

  private static BlockTest all(List<BlockSet> sets) {
    List<BlockTest> tests = new ArrayList<>();
    sets.forEach(set -> tests.add(new BlockTest.InSets(List.of(set))));
    return new BlockTest.Every(tests);
  }

  private static BlockTest in(NumberColumn column, LongRange range) {
    return new BlockTest.InRanges(column, List.of(range));
  }

  private static List<LongRange> points(List<BigDecimal> numbers, int scale) {
    return numbers.stream().map(number -> LongRange.between(number, number, scale)).toList();
  }

  private static Optional<String> text(Field field, Literal literal) {
    if (field.type() == FieldType.ENUM || field.type() == FieldType.MULTI) {
      return literal instanceof Literal.Text text ? Optional.of(text.text()) : Optional.empty();
    }
    String text =
        literal instanceof Literal.Truth truth
            ? Boolean.toString(truth.value())
            : literal instanceof Literal.Text given ? given.text() : "";
    return Optional.of(text).filter(value -> value.equals("true") || value.equals("false"));
  }

  private static Optional<BigDecimal> number(Field field, Literal literal) {
    try {
      if (literal instanceof Literal.Text text) {
        return Optional.of(
            field.type() == FieldType.DATE
                ? BigDecimal.valueOf(FieldText.date(text.text()).toEpochDay())
                : FieldText.decimal(text.text()));
      }
      return literal instanceof Literal.Decimal decimal && field.type() == FieldType.NUMBER
          ? Optional.of(decimal.value())
          : Optional.empty();
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private void misfit(Rule.Leaf leaf, int value, Field field, String place) {
    String expected =
        switch (field.type()) {
          case BOOLEAN -> "true or false";
          case ENUM, MULTI -> "a text";
          case NUMBER -> "a number";
          case DATE -> "a date such as 2026-11-22";
        };
    findings.add(
        place + (leaf.operator().takesList() ? "/value/" + value : "/value"),
        CohortErrorCode.RULE_TYPE_MISMATCH,
        "%s is compared with %s".formatted(leaf.field(), expected));
  }
}
