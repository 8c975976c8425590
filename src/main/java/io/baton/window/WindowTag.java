package io.baton.window;

import io.baton.cohort.Conditions;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.cohort.Rule;
import io.baton.window.WindowDefinition.Events;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A real-time tag as nodes compute it.
 *
 * @param generation names this definition's state; another definition has another one
 * @param words the texts that its values can be, by place; empty for numbers
 */
record WindowTag(
    String code,
    long generation,
    Instant since,
    WindowDefinition definition,
    Field field,
    List<String> words,
    WindowPlan plan) {
  private static final int MOST_PARSED = 1_000;
  private static final Map<String, Rule> PARSED = new ConcurrentHashMap<>();

  static WindowTag of(
      String code,
      long generation,
      Instant since,
      WindowDefinition definition,
      FieldType type,
      int scale,
      List<String> words,
      ZoneId zone) {
    return new WindowTag(
        code,
        generation,
        since,
        definition,
        new Field(code, type, scale),
        List.copyOf(words),
        WindowPlan.of(definition, zone));
  }

  /** Null takes all. */
  static @Nullable Rule rule(Events events) {
    String condition = events.condition();
    if (condition == null) {
      return null;
    }
    if (PARSED.size() > MOST_PARSED) {
      PARSED.clear();
    }
    return PARSED.computeIfAbsent(condition, Conditions::parse);
  }

  /** As rules spell it. */
  String text(long value) {
    return switch (field.type()) {
      case NUMBER -> BigDecimal.valueOf(value, field.scale()).toPlainString();
      default -> words.get((int) value);
    };
  }

  /** From when on the windows have seen everything. */
  Instant completeFrom() {
    return since.plusNanos(plan.horizon() * 1_000);
  }
}
