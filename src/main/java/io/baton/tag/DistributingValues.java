package io.baton.tag;

import io.baton.cohort.Column;
import io.baton.cohort.Column.ValueCount;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Distribution;
import io.baton.cohort.Distributions;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.customer.Disclosure;
import io.baton.customer.SmallGroups;
import io.baton.tag.ValueDistribution.Bin;
import io.baton.tag.ValueDistribution.Item;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Spreads a tag's values out: counted from the set engine's bitmaps and slices in one pass, shown
 * as much of as the caller may see. A portrait of all customers says the same of a tag's values,
 * with the same coins, so that one door tells nothing that the other one hides.
 */
@Component
class DistributingValues {
  private static final int MOST = 100;

  private final SmallGroups groups;

  DistributingValues(SmallGroups groups) {
    this.groups = groups;
  }

  /**
   * @param place of this computation of the tag, as {@link #place} names it
   * @param search only values that contain it, in upper or lower case
   */
  ValueDistribution of(
      Column column, FieldIndex index, CustomerSet visible, String place, String search) {
    Disclosure disclosure = groups.forCaller();
    String group = disclosure.coarse() ? visible.hash() : "";
    Long customers = disclosure.total(group, visible.size());
    boolean ordered = column.field().type().ordered();
    CustomerSet having = column.exists().and(visible);
    List<Long> edges =
        ordered
            // Whose values set the edges must not show through them.
            ? Bins.edges(column, disclosure.coarse() ? column.exists() : having)
            : List.of();
    Distribution found =
        Distributions.of(
                index, List.of(new Distributions.Wanted(column.field().code(), edges)), visible)
            .get(0);
    List<@Nullable Long> cells =
        disclosure.cells(
            group,
            ordered ? place + "/bins" : place,
            customers,
            counts(found, ordered),
            !column.field().type().multiple());
    Long nulls = cells.get(cells.size() - 1);
    if (ordered) {
      boolean exact = !disclosure.coarse();
      Column.Extent extent = exact ? extent(column, having) : null;
      return new ValueDistribution(
          customers,
          nulls,
          null,
          0,
          bins(column, edges, cells, exact),
          extent == null ? null : text(column, extent.min()),
          extent == null ? null : text(column, extent.max()),
          exact ? found.mean().orElse(null) : null,
          !exact,
          groups.smallest());
    }
    List<Item> items = items(found.values(), cells, search);
    return new ValueDistribution(
        customers,
        nulls,
        items.stream().limit(MOST).toList(),
        Math.max(0, items.size() - MOST),
        null,
        null,
        null,
        null,
        disclosure.coarse(),
        groups.smallest());
  }

  /** Another computation is another table: who compares the two learns what has changed anyway. */
  static String place(Tag tag) {
    return tag.code() + '@' + tag.computedAt();
  }

  /** Those without a value come last, as in portraits. */
  private static long[] counts(Distribution found, boolean ordered) {
    Stream<Long> counts =
        ordered ? found.buckets().stream() : found.values().stream().map(ValueCount::count);
    return Stream.concat(counts, Stream.of(found.nulls())).mapToLong(Long::longValue).toArray();
  }

  private static List<Item> items(
      List<ValueCount> values, List<@Nullable Long> cells, String search) {
    String part = search.strip().toLowerCase(Locale.ROOT);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i).value();
      Long count = cells.get(i);
      if (count != null && count > 0 && value.toLowerCase(Locale.ROOT).contains(part)) {
        items.add(new Item(value, count));
      }
    }
    items.sort(Comparator.comparingLong(Item::count).reversed());
    return items;
  }

  /** In an exact answer the open bars are left out where nobody is in them. */
  private static List<Bin> bins(
      Column column, List<Long> edges, List<@Nullable Long> cells, boolean exact) {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i <= edges.size() && !edges.isEmpty(); i++) {
      boolean open = i == 0 || i == edges.size();
      Long count = cells.get(i);
      if (!(exact && open && count != null && count == 0)) {
        bins.add(
            new Bin(
                i == 0 ? null : text(column, edges.get(i - 1)),
                i == edges.size() ? null : text(column, edges.get(i)),
                count));
      }
    }
    return bins;
  }

  private static Column.@Nullable Extent extent(Column column, CustomerSet having) {
    if (having.isEmpty()) {
      return null;
    }
    if (having.size() == column.known()) {
      return column.extent().orElseThrow();
    }
    long[] ends = {Long.MAX_VALUE, Long.MIN_VALUE};
    having.forEach(
        customer -> {
          long value = column.valueAt(customer);
          ends[0] = Math.min(ends[0], value);
          ends[1] = Math.max(ends[1], value);
        });
    return new Column.Extent(ends[0], ends[1]);
  }

  private static String text(Column column, long value) {
    return column.field().type() == FieldType.DATE
        ? LocalDate.ofEpochDay(value).toString()
        : BigDecimal.valueOf(value, column.field().scale()).toPlainString();
  }
}
