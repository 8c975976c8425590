package io.baton.decision;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts of a campaign as an index of one row, so that the compiled table serves them too. */
final class Facts {
  /** The single row. */
  static final CustomerSet THE_ONE = CustomerSet.of(0);

  private Facts() {}

  /** A missing or null fact is null. */
  static FieldIndex index(DecisionTable table, Map<String, ? extends @Nullable Object> facts) {
    List<Column> columns = new ArrayList<>();
    for (Field input : table.facts()) {
      Object fact = facts.get(input.code());
      columns.add(fact == null ? Column.unknown(input) : column(table, input, fact));
    }
    return FieldIndex.empty(Instant.EPOCH)
        .withEveryone(THE_ONE)
        .with(columns.toArray(Column[]::new));
  }

  /** Whether these facts alone pass a test. */
  static boolean passes(DecisionTable table, Rule test, Map<String, @Nullable Object> facts) {
    return !RuleCompiler.compile(test, index(table, facts)).members(THE_ONE).isEmpty();
  }

  private static Column column(DecisionTable table, Field input, Object fact) {
    try {
      return switch (input.type()) {
        case NUMBER -> number(input, new BigDecimal(((Number) fact).toString()));
        case BOOLEAN -> single(input, ((Boolean) fact).toString());
        case DATE -> single(input, LocalDate.parse(fact.toString()).toString());
        case ENUM, MULTI -> single(input, (String) fact);
      };
    } catch (RuntimeException e) {
      String message =
          "the fact %s is no %s".formatted(input.code(), FeelType.nameOf(input.type()));
      throw new BatonException(
          DecisionErrorCode.DECISION_INPUT_MISMATCH,
          message,
          List.of(
              new Finding(
                  "%s, column %s".formatted(table.key(), input.code()),
                  DecisionErrorCode.DECISION_INPUT_MISMATCH.name(),
                  message)));
    }
  }

  private static Column number(Field input, BigDecimal fact) {
    int scale = Math.max(0, fact.stripTrailingZeros().scale());
    return single(Field.number(input.code(), scale), fact.toPlainString());
  }

  private static Column single(Field field, String text) {
    ColumnBuilder builder = ColumnBuilder.of(field);
    builder.put(0, text);
    return builder.build();
  }

  /** An output as the Java value that a process variable can hold. */
  static Object value(Field output, String text) {
    if (output.type() == FieldType.NUMBER) {
      BigDecimal number = new BigDecimal(text);
      return number.stripTrailingZeros().scale() <= 0 ? (Object) number.longValueExact() : number;
    }
    return switch (output.type()) {
      case BOOLEAN -> Boolean.parseBoolean(text);
      case DATE -> LocalDate.parse(text);
      default -> text;
    };
  }
}
