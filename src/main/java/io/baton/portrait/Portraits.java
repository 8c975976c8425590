package io.baton.portrait;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Disclosure;
import io.baton.portrait.Counting.Counted;
import io.baton.portrait.Groups.Meant;
import io.baton.portrait.Placing.Spot;
import io.baton.portrait.Portrait.Cell;
import io.baton.portrait.Portrait.Measure;
import io.baton.portrait.Portrait.PortraitGroup;
import io.baton.portrait.Portrait.Remaining;
import io.baton.portrait.Portrait.TagPortrait;
import io.baton.portrait.Portrait.Warning;
import io.baton.segment.Segment;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.tag.Tag;
import io.baton.tag.TagPlaces;
import io.baton.tag.TagPlaces.Place;
import io.baton.tag.Tags;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Portraits of groups of customers, exact or as much of them as the caller may see. */
@Component
public class Portraits {
  /** More slots of a tag are not listed. */
  private static final int MOST_CELLS = 12;

  private final Groups groups;
  private final FieldIndexes indexes;
  private final Edges edges;
  private final Tags tags;
  private final TagPlaces places;
  private final PortraitModels models;
  private final PortraitSettings settings;
  private final Warnings warnings;
  private final BatonClock clock;

  Portraits(
      Groups groups,
      FieldIndexes indexes,
      Edges edges,
      Tags tags,
      TagPlaces places,
      PortraitModels models,
      PortraitSettings settings,
      Warnings warnings,
      BatonClock clock) {
    this.groups = groups;
    this.indexes = indexes;
    this.edges = edges;
    this.tags = tags;
    this.places = places;
    this.models = models;
    this.settings = settings;
    this.warnings = warnings;
    this.clock = clock;
  }

  /**
   * @throws BatonException SEGMENT_UNKNOWN, PORTRAIT_TOO_MANY_SEGMENTS, PORTRAIT_SEGMENTS,
   *     PORTRAIT_STEP or one of the RULE_ codes
   */
  public Portrait of(Question question) {
    long start = System.nanoTime();
    FieldIndex index = indexes.current();
    Meant meant = groups.of(question, index);
    Map<String, Tag> known = new LinkedHashMap<>();
    tags.all().forEach(tag -> known.put(tag.code(), tag));
    Map<String, Place> where = places.all();
    Placing placing = new Placing(models.current());

    Disclosure disclosure = settings.forCaller();
    Shown shown = new Shown(disclosure, meant.last(), meant.base());
    List<TagPortrait> found = new ArrayList<>();
    List<Spot> spots = new ArrayList<>();
    for (Counted counted : count(question, meant, known, index)) {
      Tag tag = known.get(counted.field().code());
      if (tag != null) {
        Place place = where.getOrDefault(tag.code(), Place.NONE);
        Spot spot = placing.of(tag.code(), place);
        spots.add(spot);
        found.add(shown.portrait(tag, spot, place.unit(), counted));
      }
    }
    found.sort(Comparator.comparingDouble(TagPortrait::bits).reversed());
    return new Portrait(
        described(meant, disclosure),
        shown.base,
        trail(meant, disclosure),
        disclosure.coarse(),
        settings.smallestGroup(),
        warnings(meant, disclosure, shown.base, known, where),
        placing.sections(spots),
        found.size(),
        found.stream().skip(question.passed()).limit(question.most()).toList(),
        index.asOf(),
        Math.round((System.nanoTime() - start) / 1e4) / 100.0);
  }

  private List<Counted> count(
      Question question, Meant meant, Map<String, Tag> known, FieldIndex index) {
    if (question.most() == 0) {
      return List.of();
    }
    List<String> wanted =
        known.values().stream()
            .filter(tag -> index.column(tag.code()).isPresent())
            .filter(
                tag ->
                    (tag.code() + '\n' + tag.nameZh() + '\n' + tag.nameEn())
                        .toLowerCase(Locale.ROOT)
                        .contains(question.part()))
            .map(Tag::code)
            .toList();
    List<CustomerSet> all = new ArrayList<>(meant.last());
    all.add(meant.base());
    return Counting.of(index, edges, wanted, all);
  }

  private static List<PortraitGroup> described(Meant meant, Disclosure disclosure) {
    return meant.start().stream()
        .map(
            group ->
                new PortraitGroup(
                    group.segment().map(Segment::code).orElse(null),
                    group.segment().map(Segment::name).orElse(null),
                    total(disclosure, group.members())))
        .toList();
  }

  private static List<Remaining> trail(Meant meant, Disclosure disclosure) {
    List<Remaining> trail = new ArrayList<>();
    for (List<CustomerSet> left : meant.trail()) {
      List<@Nullable Long> counts = new ArrayList<>();
      left.forEach(group -> counts.add(total(disclosure, group)));
      trail.add(new Remaining(trail.size(), counts));
    }
    return trail;
  }

  private static @Nullable Long total(Disclosure disclosure, CustomerSet group) {
    return disclosure.total(disclosure.coarse() ? group.hash() : "", group.size());
  }

  private List<Warning> warnings(
      Meant meant,
      Disclosure disclosure,
      @Nullable Long base,
      Map<String, Tag> known,
      Map<String, Place> where) {
    List<Warning> found = new ArrayList<>();
    for (Groups.Group group : meant.start()) {
      group
          .segment()
          .ifPresent(
              segment ->
                  found.addAll(
                      warnings.of(
                          segment,
                          total(disclosure, group.members()),
                          base,
                          known,
                          where,
                          clock.instant())));
    }
    return found;
  }

  /** The counts as they are shown, and what is computed from them. */
  private static final class Shown {
    private final Disclosure disclosure;
    private final List<String> names = new ArrayList<>();
    private final List<@Nullable Long> totals = new ArrayList<>();
    private final @Nullable Long base;

    Shown(Disclosure disclosure, List<CustomerSet> groups, CustomerSet base) {
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
          java.util.stream.IntStream.range(0, counted.slots().size())
              .filter(slot -> occupied(cells, slot))
              .count();
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
        listed.sort(Comparator.comparingLong(Shown::weight).reversed());
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
      return counts.stream().mapToLong(Shown::plain).toArray();
    }
  }
}
