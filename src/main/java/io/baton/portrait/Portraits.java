package io.baton.portrait;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Disclosure;
import io.baton.portrait.Counting.Counted;
import io.baton.portrait.Groups.Meant;
import io.baton.portrait.Placing.Spot;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Portraits of groups of customers, exact or as much of them as the caller may see. */
@Component
public class Portraits {
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
    ShownCounts shown = new ShownCounts(disclosure, meant.last(), meant.base());
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
        shown.base(),
        trail(meant, disclosure),
        disclosure.coarse(),
        settings.smallestGroup(),
        warnings(meant, disclosure, shown.base(), known, where),
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
                    ShownCounts.total(disclosure, group.members())))
        .toList();
  }

  private static List<Remaining> trail(Meant meant, Disclosure disclosure) {
    List<Remaining> trail = new ArrayList<>();
    for (List<CustomerSet> left : meant.trail()) {
      List<@Nullable Long> counts = new ArrayList<>();
      left.forEach(group -> counts.add(ShownCounts.total(disclosure, group)));
      trail.add(new Remaining(trail.size(), counts));
    }
    return trail;
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
                          ShownCounts.total(disclosure, group.members()),
                          base,
                          known,
                          where,
                          clock.instant())));
    }
    return found;
  }
}
