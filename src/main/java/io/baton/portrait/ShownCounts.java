package io.baton.portrait;

import io.baton.cohort.CustomerSet;
import io.baton.customer.Disclosure;
import io.baton.portrait.Counting.Counted;
import io.baton.portrait.Placing.Spot;
import io.baton.portrait.Portrait.Cell;
import io.baton.portrait.Portrait.Measure;
import io.baton.portrait.Portrait.TagPortrait;
import io.baton.tag.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The counts as they are shown, and what is computed from them. */
final class ShownCounts {
  /** More slots of a tag are not listed. */
  private static final int MOST_CELLS = 12;

  private final Disclosure disclosure;
  private final List<String> names = new ArrayList<>();
  private final List<@Nullable Long> totals = new ArrayList<>();
  private final @Nullable Long base;

  ShownCounts(Disclosure disclosure, List<CustomerSet> groups, CustomerSet base) {
    this.disclosure = disclosure;
    for (CustomerSet group : groups) {
      names.add(disclosure.coarse() ? group.hash() : "");
      totals.add(total(disclosure, group));
    }
    names.add(disclosure.coarse() ? base.hash() : "");
    this.base = total(disclosure, base);
    totals.add(this.base);
  }

  TagPortrait portrait(Tag tag, Spot spot, @Nullable String unit, Counted counted) {
    List<List<@Nullable Long>> cells = new ArrayList<>();
    for (int g = 0; g < names.size(); g++) {
      cells.add(
          disclosure.cells(
              names.get(g),
              tag.code() + '@' + tag.computedAt(),
              totals.get(g),
              counted.cells()[g],
              counted.partition()));
    }
    List<Cell> listed = listed(counted, cells);
    long there =
        IntStream.range(0, counted.slots().size()).filter(slot -> occupied(cells, slot)).count();
    return new TagPortrait(
        tag.code(),
        tag.nameZh(),
        tag.nameEn(),
        tag.type(),
        spot.dimension(),
        spot.attribute(),
        unit,
        bits(counted, cells),
        means(counted),
        listed,
        (int) there - listed.size());
  }

  private List<@Nullable BigDecimal> means(Counted counted) {
    List<@Nullable BigDecimal> means = new ArrayList<>();
    if (!disclosure.coarse()) {
      for (Optional<BigDecimal> mean : counted.means()) {
        means.add(mean.orElse(null));
      }
    }
    return means;
  }

  private double bits(Counted counted, List<List<@Nullable Long>> cells) {
    long[] all = plain(cells.get(cells.size() - 1));
    double best = 0;
    for (int g = 0; g < cells.size() - 1; g++) {
      long[] group = plain(cells.get(g));
      best =
          Math.max(
              best,
              counted.partition()
                  ? Gain.bits(group, all)
                  : Gain.bestBits(group, plain(totals.get(g)), all, plain(base)));
    }
    return Math.round(best * 1e6) / 1e6;
  }

  /** The fullest values, or all ranges that somebody is in; those without a value last. */
  private List<Cell> listed(Counted counted, List<List<@Nullable Long>> cells) {
    List<Cell> listed = new ArrayList<>();
    int missing = counted.slots().size() - 1;
    for (int slot = 0; slot < missing; slot++) {
      if (occupied(cells, slot)) {
        listed.add(cell(counted.slots().get(slot), slot, cells));
      }
    }
    if (!counted.field().type().ordered()) {
      listed.sort(Comparator.comparingLong(ShownCounts::weight).reversed());
      if (listed.size() > MOST_CELLS) {
        listed.subList(MOST_CELLS, listed.size()).clear();
      }
    }
    if (occupied(cells, missing)) {
      listed.add(cell(Slot.MISSING, missing, cells));
    }
    return listed;
  }

  private static long weight(Cell cell) {
    long weight = 0;
    for (Measure measure : cell.groups()) {
      weight = Math.max(weight, plain(measure.count()));
    }
    return weight;
  }

  private Cell cell(Slot slot, int place, List<List<@Nullable Long>> cells) {
    Long of = cells.get(cells.size() - 1).get(place);
    Double baseShare = share(of, base);
    List<Measure> measures = new ArrayList<>();
    for (int g = 0; g < cells.size() - 1; g++) {
      Long count = cells.get(g).get(place);
      Double share = share(count, totals.get(g));
      measures.add(
          new Measure(
              count,
              share,
              share == null || baseShare == null || baseShare == 0
                  ? null
                  : rounded(100 * share / baseShare)));
    }
    return new Cell(slot, measures, of, baseShare);
  }

  /** Whether it is worth a line: some of all customers are there. */
  private static boolean occupied(List<List<@Nullable Long>> cells, int slot) {
    Long all = cells.get(cells.size() - 1).get(slot);
    return all != null && all > 0;
  }

  private static @Nullable Double share(@Nullable Long part, @Nullable Long whole) {
    return part == null || whole == null || whole == 0
        ? null
        : Math.round(1e6 * Math.min(1.0, (double) part / whole)) / 1e6;
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private static long plain(@Nullable Long count) {
    return count == null ? 0 : count;
  }

  private static long[] plain(List<@Nullable Long> counts) {
    return counts.stream().mapToLong(ShownCounts::plain).toArray();
  }

  /** Of all customers; null where it is not shown. */
  @Nullable Long base() {
    return base;
  }

  static @Nullable Long total(Disclosure disclosure, CustomerSet group) {
    return disclosure.total(disclosure.coarse() ? group.hash() : "", group.size());
  }
}
