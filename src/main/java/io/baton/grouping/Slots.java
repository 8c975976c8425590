package io.baton.grouping;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Distribution;
import io.baton.cohort.Distributions.Wanted;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of a tag as few slots: each text, the quantiles of a number, and no value. Slots of a
 * tag with one value a customer are disjoint and complete but for texts beyond the most frequent.
 */
final class Slots {
  private static final int SAMPLE = 16_384;
  private static final int MOST_TEXTS = 50;

  private Slots() {}

  /**
   * One of them, as rules spell it.
   *
   * @param value a text or truth; null for a range, and for no value
   * @param from first value of a range, null where it is open below
   * @param to first value above the range, null where it is open above
   */
  record Slot(@Nullable String value, @Nullable String from, @Nullable String to, boolean missing) {
    static final Slot MISSING = new Slot(null, null, null, true);

    Rule rule(Field field) {
      if (missing) {
        return new Rule.Leaf(field.code(), Operator.IS_NULL);
      }
      if (value != null) {
        return new Rule.Leaf(
            field.code(),
            Operator.EQ,
            field.type() == FieldType.BOOLEAN
                ? Literal.of(Boolean.parseBoolean(value))
                : Literal.of(value));
      }
      List<Rule> ends = new ArrayList<>();
      if (from != null) {
        ends.add(new Rule.Leaf(field.code(), Operator.GE, literal(field, from)));
      }
      if (to != null) {
        ends.add(new Rule.Leaf(field.code(), Operator.LT, literal(field, to)));
      }
      return ends.isEmpty()
          ? new Rule.Leaf(field.code(), Operator.NOT_NULL)
          : ends.size() == 1 ? ends.get(0) : new Rule.All(ends);
    }

    private static Literal literal(Field field, String text) {
      return field.type() == FieldType.DATE ? Literal.of(text) : Literal.of(new BigDecimal(text));
    }
  }

  /**
   * Where ranges begin, so that each holds about as many of the customers; a number that many share
   * is not cut.
   *
   * @param parts how many ranges at most
   */
  static List<Long> edges(Column column, CustomerSet among, int parts) {
    if (!column.field().type().ordered()) {
      return List.of();
    }
    long[] sample = column.sample(among.and(column.exists()), SAMPLE);
    TreeSet<Long> edges = new TreeSet<>();
    for (int i = 1; i < parts && sample.length > 0; i++) {
      edges.add(sample[(int) ((long) sample.length * i / parts)]);
    }
    if (sample.length > 0) {
      edges.remove(sample[0]);
    }
    return List.copyOf(edges);
  }

  /** Slots of a tag, and how many of each group are in them. */
  record Counted(Field field, List<Slot> slots, long[][] counts, long[] sizes) {}

  /**
   * @param byGroup the distribution of the tag in each group
   */
  static Counted counted(Wanted wanted, List<Distribution> byGroup) {
    Field field = byGroup.get(0).field();
    List<Slot> slots = new ArrayList<>();
    if (field.type().ordered()) {
      slots.addAll(ranges(field, wanted.edges()));
    } else {
      slots.addAll(texts(byGroup));
    }
    int values = slots.size();
    slots.add(Slot.MISSING);
    long[][] counts = new long[byGroup.size()][slots.size()];
    long[] sizes = new long[byGroup.size()];
    for (int g = 0; g < counts.length; g++) {
      Distribution group = byGroup.get(g);
      sizes[g] = group.known() + group.nulls();
      counts[g][values] = group.nulls();
      for (int i = 0; i < group.buckets().size(); i++) {
        counts[g][i] = group.buckets().get(i);
      }
      for (Column.ValueCount value : group.values()) {
        int place = slots.indexOf(new Slot(value.value(), null, null, false));
        if (place >= 0) {
          counts[g][place] = value.count();
        }
      }
    }
    return new Counted(field, slots, counts, sizes);
  }

  /** Ranges in order, from below the first edge to above the last. */
  static List<Slot> ranges(Field field, List<Long> edges) {
    List<Slot> ranges = new ArrayList<>();
    String from = null;
    for (Long edge : edges) {
      String to = text(field, edge);
      ranges.add(new Slot(null, from, to, false));
      from = to;
    }
    ranges.add(new Slot(null, from, null, false));
    return ranges;
  }

  private static List<Slot> texts(List<Distribution> byGroup) {
    return byGroup.stream()
        .flatMap(
            group ->
                group.values().stream()
                    .sorted(
                        (a, b) ->
                            a.count() == b.count()
                                ? a.value().compareTo(b.value())
                                : Long.compare(b.count(), a.count()))
                    .limit(MOST_TEXTS))
        .map(Column.ValueCount::value)
        .distinct()
        .sorted()
        .map(value -> new Slot(value, null, null, false))
        .toList();
  }

  static String text(Field field, long value) {
    return field.type() == FieldType.DATE
        ? LocalDate.ofEpochDay(value).toString()
        : BigDecimal.valueOf(value, field.scale()).toPlainString();
  }
}
