package io.baton.cohort;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of a record that nobody typed, such as the fields of an event, as rules compare them. What
 * a rule compares a field with says of which type it has to be; a value of another type is none.
 */
public final class LooseValues {
  /** Decimals of a number that came without a type. */
  public static final int SCALE = 4;

  private static final int LONGEST_TEXT = 200;
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

  private LooseValues() {}

  /** Of what the rule compares the field with first; null where with nothing. */
  public static @Nullable FieldType typeIn(Rule rule, String field) {
    return leaves(rule).stream()
        .filter(leaf -> leaf.field().equals(field))
        .flatMap(leaf -> leaf.values().stream())
        .findFirst()
        .map(
            literal ->
                literal instanceof Literal.Decimal
                    ? FieldType.NUMBER
                    : literal instanceof Literal.Truth ? FieldType.BOOLEAN : FieldType.ENUM)
        .orElse(null);
  }

  /** The field of that type, numbers with {@link #SCALE} decimals. */
  public static Field typed(String code, FieldType type) {
    return new Field(code, type, type == FieldType.NUMBER ? SCALE : 0);
  }

  /** Null for what rules can't compare. */
  public static @Nullable FieldType typeOf(Object value) {
    if (value instanceof Long || value instanceof BigDecimal) {
      return FieldType.NUMBER;
    }
    return value instanceof Boolean
        ? FieldType.BOOLEAN
        : value instanceof String ? FieldType.ENUM : null;
  }

  /** As rules spell it; null where it is of another type, or too large to be compared. */
  public static @Nullable String text(Field field, @Nullable Object value) {
    if (value == null || typeOf(value) != field.type()) {
      return null;
    }
    if (field.type() == FieldType.NUMBER) {
      BigDecimal number = new BigDecimal(value.toString());
      return number.abs().compareTo(MOST) < 0
          ? number.setScale(field.scale(), RoundingMode.HALF_UP).toPlainString()
          : null;
    }
    String text = value.toString();
    return text.length() <= LONGEST_TEXT ? text : null;
  }

  /** The comparisons of a rule. */
  public static List<Rule.Leaf> leaves(Rule rule) {
    List<Rule.Leaf> leaves = new ArrayList<>();
    collect(rule, leaves);
    return leaves;
  }

  private static void collect(Rule rule, List<Rule.Leaf> into) {
    if (rule instanceof Rule.All all) {
      all.rules().forEach(each -> collect(each, into));
    } else if (rule instanceof Rule.Any any) {
      any.rules().forEach(each -> collect(each, into));
    } else if (rule instanceof Rule.Not not) {
      collect(not.rule(), into);
    } else if (rule instanceof Rule.Leaf leaf) {
      into.add(leaf);
    }
  }
}
