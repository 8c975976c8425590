package io.baton.cohort;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What would have to be otherwise about one customer for another answer: for each field on its own
 * the value nearest to the present one that gives it. Constants of the question are the only places
 * where an answer can turn, so only they and their neighbours are tried.
 */
public final class SmallestChange {
  /** The one row of an index {@link #only} makes. */
  public static final CustomerSet THE_ONE = CustomerSet.of(0);

  private SmallestChange() {}

  /**
   * @param from null where there is no value
   */
  public record Change(String field, @Nullable String from, String to) {}

  /** The index with this customer alone, as number 0, and only the fields that are named. */
  public static FieldIndex only(FieldIndex index, int customer, Collection<String> fields) {
    List<Column> columns = new ArrayList<>();
    for (String code : fields) {
      index
          .column(code)
          .ifPresent(
              column -> {
                Field field = new Field(code, column.field().type(), column.field().scale());
                columns.add(single(field, column.textsAt(customer)));
              });
    }
    return FieldIndex.empty(index.asOf())
        .withEveryone(THE_ONE)
        .with(columns.toArray(Column[]::new));
  }

  /**
   * @param constants by field, what the question compares it with
   * @param one of {@link #only}
   * @param wanted whether an index of one gives the other answer
   * @return one change a field at most, in the order of the constants
   */
  public static List<Change> find(
      Map<String, ? extends Collection<String>> constants,
      FieldIndex one,
      Predicate<FieldIndex> wanted) {
    List<Change> changes = new ArrayList<>();
    constants.forEach(
        (code, named) ->
            one.column(code)
                .flatMap(column -> nearest(column, named, one, wanted))
                .ifPresent(changes::add));
    return changes;
  }

  /** The index of one as it would be after the change. */
  public static FieldIndex applied(FieldIndex one, Change change) {
    return one.with(single(one.require(change.field()).field(), List.of(change.to())));
  }

  /** The constants that a rule compares each of its fields with. */
  public static Map<String, Set<String>> constants(Rule rule) {
    Map<String, Set<String>> constants = new LinkedHashMap<>();
    collect(rule, constants);
    return constants;
  }

  private static void collect(Rule rule, Map<String, Set<String>> into) {
    if (rule instanceof Rule.All all) {
      all.rules().forEach(part -> collect(part, into));
    } else if (rule instanceof Rule.Any any) {
      any.rules().forEach(part -> collect(part, into));
    } else if (rule instanceof Rule.Not not) {
      collect(not.rule(), into);
    } else if (rule instanceof Rule.Leaf leaf) {
      Set<String> named = into.computeIfAbsent(leaf.field(), field -> new LinkedHashSet<>());
      leaf.values().forEach(value -> named.add(text(value)));
    }
  }

  private static String text(Literal literal) {
    return literal instanceof Literal.Decimal decimal
        ? decimal.value().toPlainString()
        : literal instanceof Literal.Truth truth
            ? Boolean.toString(truth.value())
            : ((Literal.Text) literal).text();
  }

  private static Optional<Change> nearest(
      Column column, Collection<String> named, FieldIndex one, Predicate<FieldIndex> wanted) {
    Field field = column.field();
    String now = column.textAt(0);
    Comparator<String> byDistance = Comparator.comparing(to -> distance(field, now, to));
    return candidates(field, named).stream()
        .filter(to -> !to.equals(now))
        .sorted(byDistance)
        .filter(to -> wanted.test(one.with(single(field, List.of(to)))))
        .findFirst()
        .map(to -> new Change(field.code(), now, to));
  }

  private static Set<String> candidates(Field field, Collection<String> named) {
    Set<String> values = new LinkedHashSet<>();
    if (field.type() == FieldType.BOOLEAN) {
      return new LinkedHashSet<>(List.of("true", "false"));
    }
    for (String constant : named) {
      switch (field.type()) {
        case NUMBER -> numbers(field, new BigDecimal(constant), values);
        case DATE -> {
          LocalDate day = LocalDate.parse(constant);
          values.addAll(
              List.of(day.toString(), day.minusDays(1).toString(), day.plusDays(1).toString()));
        }
        case BOOLEAN, ENUM, MULTI -> values.add(constant);
      }
    }
    return values;
  }

  /** The last number below, at and the first above, as exactly as the field keeps numbers. */
  private static void numbers(Field field, BigDecimal constant, Set<String> into) {
    BigDecimal step = BigDecimal.ONE.movePointLeft(field.scale());
    BigDecimal down = constant.setScale(field.scale(), RoundingMode.FLOOR);
    BigDecimal up = constant.setScale(field.scale(), RoundingMode.CEILING);
    for (BigDecimal value : List.of(down, up, down.subtract(step), up.add(step))) {
      into.add(value.toPlainString());
    }
  }

  private static BigDecimal distance(Field field, @Nullable String now, String to) {
    return now == null || !field.type().ordered()
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(field.number(now))
            .subtract(BigDecimal.valueOf(field.number(to)))
            .abs();
  }

  private static Column single(Field field, List<String> values) {
    ColumnBuilder builder = ColumnBuilder.of(field);
    values.forEach(value -> builder.put(0, value));
    return builder.build();
  }
}
