package io.baton.tag.compute;

import static io.baton.source.Warehouse.name;
import static io.baton.source.Warehouse.text;

import io.baton.cohort.Field;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rules about the rows of a table as conditions of a SELECT. */
final class RowConditions {
  private final Fit fit;

  RowConditions(Fit fit) {
    this.fit = fit;
  }

  /**
   * @param place of the rule in the definition
   */
  String of(Rule rule, String place) {
    if (rule instanceof Rule.All all) {
      return joined(all.rules(), " and ", place + "/all/");
    } else if (rule instanceof Rule.Any any) {
      return joined(any.rules(), " or ", place + "/any/");
    } else if (rule instanceof Rule.Not not) {
      return "not coalesce(" + of(not.rule(), place + "/not") + ", false)";
    }
    return leaf((Rule.Leaf) rule, place);
  }

  private String joined(List<Rule> rules, String word, String place) {
    List<String> tests = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      // Two-valued at every leaf, as rules are: null must not make a whole alternative unknown.
      tests.add(of(rules.get(i), place + i));
    }
    return tests.stream().collect(Collectors.joining(word, "(", ")"));
  }

  private String leaf(Rule.Leaf leaf, String place) {
    Field column = fit.column(leaf.field(), place + "/field");
    if (column == null) {
      return "true";
    }
    boolean order =
        switch (leaf.operator()) {
          case LT, LE, GT, GE, BETWEEN, HAS_ALL -> true;
          default -> false;
        };
    if (leaf.operator() == Operator.HAS_ALL || (order && !column.type().ordered())) {
      fit.fault(
          place + "/op", leaf.operator().code() + " does not fit the column " + column.code());
      return "true";
    }
    List<String> constants = new ArrayList<>();
    for (Literal literal : leaf.values()) {
      constants.add(constant(column, literal, place + "/value"));
    }
    String quoted = name(column.code());
    String test =
        switch (leaf.operator()) {
          case EQ -> quoted + " = " + constants.get(0);
          case NE -> quoted + " <> " + constants.get(0);
          case LT -> quoted + " < " + constants.get(0);
          case LE -> quoted + " <= " + constants.get(0);
          case GT -> quoted + " > " + constants.get(0);
          case GE -> quoted + " >= " + constants.get(0);
          case IN -> quoted + " in (" + String.join(", ", constants) + ")";
          case NOT_IN -> quoted + " not in (" + String.join(", ", constants) + ")";
          case BETWEEN -> quoted + " between " + String.join(" and ", constants);
          case HAS_ALL -> throw new IllegalStateException("rows have one value a column");
          case IS_NULL -> quoted + " is null";
          case NOT_NULL -> quoted + " is not null";
        };
    return leaf.operator() == Operator.IS_NULL ? test : "(" + test + ")";
  }

  private String constant(Field column, Literal literal, String place) {
    try {
      return switch (column.type()) {
        case NUMBER -> number(literal).toPlainString();
        case DATE -> "date '" + LocalDate.parse(((Literal.Text) literal).text()) + "'";
        case BOOLEAN -> Boolean.toString(((Literal.Truth) literal).value());
        case ENUM, MULTI -> text(safe(((Literal.Text) literal).text()));
      };
    } catch (ClassCastException
        | ArithmeticException
        | NumberFormatException
        | DateTimeException e) {
      fit.fault(place, "this is not a value of the column " + column.code());
      return "null";
    }
  }

  /** A NUL is no text in any engine. */
  private static String safe(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new NumberFormatException("NUL");
    }
    return value;
  }

  private static BigDecimal number(Literal literal) {
    BigDecimal value =
        literal instanceof Literal.Text text
            ? new BigDecimal(text.text())
            : ((Literal.Decimal) literal).value();
    if (value.precision() - value.scale() > 18 || value.scale() > 18) {
      throw new ArithmeticException("more digits than an engine keeps");
    }
    return value.setScale(Math.max(0, value.scale()), RoundingMode.UNNECESSARY);
  }
}
