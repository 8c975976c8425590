package io.baton.decision;

import io.baton.cohort.Column;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sums, differences and products of numbers, calculated exactly for each customer. Null where any
 * of the inputs is, as in FEEL. Division is left to the official engine, because its digits are.
 */
final class Arithmetic {
  /** Null for null. */
  private interface Term {
    @Nullable BigDecimal of(Function<String, @Nullable BigDecimal> values);
  }

  private final Term term;

  private Arithmetic(Term term) {
    this.term = term;
  }

  /** Empty where it is anything else than that. */
  static Optional<Arithmetic> read(String text, Field result, Collection<Field> reads) {
    boolean numbers =
        result.type() == FieldType.NUMBER
            && reads.stream().allMatch(field -> field.type() == FieldType.NUMBER);
    if (!numbers) {
      return Optional.empty();
    }
    try {
      Reader reader = new Reader(text);
      Term term = reader.sum();
      return reader.atEnd() ? Optional.of(new Arithmetic(term)) : Optional.empty();
    } catch (CellFault otherwise) {
      return Optional.empty();
    }
  }

  /** The result for one customer. */
  @Nullable BigDecimal of(FieldIndex index, int customer) {
    return term.of(
        name -> {
          String text =
              index.column(name).map((Column column) -> column.textAt(customer)).orElse(null);
          return text == null ? null : new BigDecimal(text);
        });
  }

  private static final class Reader {
    private static final Pattern TOKEN =
        Pattern.compile(
            "\\s*+(?:(?<number>[0-9]++(?:\\.[0-9]++)?+)|(?<name>[\\p{L}_][\\p{L}\\p{N}_.]*+)|(?<sign>[+*()-])|(?<end>$))");
    private static final int DEEPEST = 32;

    private final Matcher matcher;
    private int at;
    private int depth;

    Reader(String text) {
      this.matcher = TOKEN.matcher(text);
      next();
    }

    private void next() {
      if (!matcher.region(at, matcher.regionEnd()).lookingAt()) {
        throw new CellFault("no arithmetic");
      }
      at = matcher.end();
    }

    boolean atEnd() {
      return matcher.group("end") != null;
    }

    private boolean take(String sign) {
      boolean there = sign.equals(matcher.group("sign"));
      if (there) {
        next();
      }
      return there;
    }

    Term sum() {
      if (++depth > DEEPEST) {
        throw new CellFault("nested too deep");
      }
      Term left = product();
      while (true) {
        if (take("+")) {
          left = both(left, product(), BigDecimal::add);
        } else if (take("-")) {
          left = both(left, product(), BigDecimal::subtract);
        } else {
          depth--;
          return left;
        }
      }
    }

    private Term product() {
      Term left = factor();
      while (take("*")) {
        left = both(left, factor(), BigDecimal::multiply);
      }
      return left;
    }

    private Term factor() {
      if (take("(")) {
        Term inner = sum();
        if (!take(")")) {
          throw new CellFault("a bracket is not closed");
        }
        return inner;
      }
      String number = matcher.group("number");
      String name = matcher.group("name");
      if (number != null) {
        BigDecimal constant = new BigDecimal(number);
        next();
        return values -> constant;
      }
      if (name != null) {
        next();
        return values -> values.apply(name);
      }
      throw new CellFault("no arithmetic");
    }

    private static Term both(Term left, Term right, BinaryOperator<BigDecimal> operation) {
      return values -> {
        BigDecimal one = left.of(values);
        BigDecimal other = right.of(values);
        return one == null || other == null ? null : operation.apply(one, other);
      };
    }
  }
}
