package io.baton.portrait;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Distribution;
import io.baton.cohort.Distributions;
import io.baton.cohort.Distributions.Wanted;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Exact counts of many tags over several groups, laid out so that groups can be compared. */
final class Counting {
  private Counting() {}

  /**
   * One tag.
   *
   * @param slots the same for all groups, the last one for those without a value
   * @param cells customers by group and slot
   * @param means of numbers, by group
   */
  record Counted(Field field, List<Slot> slots, long[][] cells, List<Optional<BigDecimal>> means) {
    boolean partition() {
      return !field.type().multiple();
    }
  }

  static List<Counted> of(
      FieldIndex index, Edges edges, List<String> tags, List<CustomerSet> groups) {
    List<Wanted> wanted =
        tags.parallelStream().map(tag -> new Wanted(tag, edges.of(index.require(tag)))).toList();
    List<List<Distribution>> found = Distributions.of(index, wanted, groups);
    return IntStream.range(0, tags.size())
        .mapToObj(
            i -> counted(wanted.get(i).edges(), found.stream().map(group -> group.get(i)).toList()))
        .toList();
  }

  private static Counted counted(List<Long> edges, List<Distribution> byGroup) {
    Field field = byGroup.get(0).field();
    List<Slot> slots =
        new ArrayList<>(field.type().ordered() ? ranges(field, edges) : values(byGroup));
    slots.add(Slot.MISSING);
    long[][] cells = byGroup.stream().map(group -> cells(group, slots)).toArray(long[][]::new);
    return new Counted(field, slots, cells, byGroup.stream().map(Distribution::mean).toList());
  }

  private static List<Slot> values(List<Distribution> byGroup) {
    TreeSet<String> values = new TreeSet<>();
    for (Distribution group : byGroup) {
      group.values().forEach(value -> values.add(value.value()));
    }
    return values.stream().map(Slot::of).toList();
  }

  private static List<Slot> ranges(Field field, List<Long> edges) {
    List<Slot> ranges = new ArrayList<>();
    String from = null;
    for (Long edge : edges) {
      String to = text(field, edge);
      ranges.add(Slot.range(from, to));
      from = to;
    }
    ranges.add(Slot.range(from, null));
    return ranges;
  }

  private static long[] cells(Distribution group, List<Slot> slots) {
    long[] cells = new long[slots.size()];
    for (int i = 0; i < group.buckets().size(); i++) {
      cells[i] = group.buckets().get(i);
    }
    // Both are in the order of text.
    int place = 0;
    for (Column.ValueCount value : group.values()) {
      while (!value.value().equals(slots.get(place).value())) {
        place++;
      }
      cells[place] = value.count();
    }
    cells[slots.size() - 1] = group.nulls();
    return cells;
  }

  private static @Nullable String text(Field field, long value) {
    return field.type() == FieldType.DATE
        ? LocalDate.ofEpochDay(value).toString()
        : BigDecimal.valueOf(value, field.scale()).toPlainString();
  }
}
