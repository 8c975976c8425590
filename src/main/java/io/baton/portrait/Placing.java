package io.baton.portrait;

import io.baton.portrait.Portrait.Section;
import io.baton.portrait.Portrait.SectionAttribute;
import io.baton.portrait.PortraitModel.Attribute;
import io.baton.portrait.PortraitModel.Dimension;
import io.baton.portrait.PortraitModel.Sort;
import io.baton.tag.TagPlaces.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where each tag stands in a model. Whoever names the tag itself has it; else who takes its theme
 * and class; else who takes its theme. What nobody takes stands last, in no dimension.
 */
final class Placing {
  private static final Spot NOWHERE = new Spot(Integer.MAX_VALUE, Integer.MAX_VALUE, null, null);

  private final PortraitModel model;
  private final Map<String, Spot> byTag = new HashMap<>();
  private final Map<Sort, Spot> bySort = new HashMap<>();

  /** Ordered as the portrait is. */
  record Spot(
      int dimensionPlace,
      int attributePlace,
      @Nullable String dimension,
      @Nullable String attribute)
      implements Comparable<Spot> {
    @Override
    public int compareTo(Spot other) {
      int order = Integer.compare(dimensionPlace, other.dimensionPlace);
      return order == 0 ? Integer.compare(attributePlace, other.attributePlace) : order;
    }
  }

  Placing(PortraitModel model) {
    this.model = model;
    for (int d = 0; d < model.dimensions().size(); d++) {
      Dimension dimension = model.dimensions().get(d);
      for (int a = 0; a < dimension.attributes().size(); a++) {
        Attribute attribute = dimension.attributes().get(a);
        Spot spot = new Spot(d, a, dimension.code(), attribute.code());
        attribute.tags().forEach(tag -> byTag.put(tag, spot));
        attribute.takes().forEach(sort -> bySort.put(sort, spot));
      }
    }
  }

  Spot of(String tag, Place place) {
    Spot named = byTag.get(tag);
    if (named != null || place.theme() == null) {
      return named == null ? NOWHERE : named;
    }
    Spot exact = bySort.get(new Sort(place.theme(), place.attribute()));
    return exact != null ? exact : bySort.getOrDefault(new Sort(place.theme(), null), NOWHERE);
  }

  /** The sections that these tags make, in the model's order. */
  List<Section> sections(List<Spot> spots) {
    Map<Spot, Integer> counts = new TreeMap<>();
    spots.forEach(spot -> counts.merge(spot, 1, Integer::sum));
    Map<Integer, List<SectionAttribute>> byDimension = new LinkedHashMap<>();
    counts.forEach(
        (spot, tags) ->
            byDimension
                .computeIfAbsent(spot.dimensionPlace(), any -> new ArrayList<>())
                .add(attribute(spot, tags)));
    List<Section> sections = new ArrayList<>();
    byDimension.forEach((place, attributes) -> sections.add(section(place, attributes)));
    return sections;
  }

  private Section section(int place, List<SectionAttribute> attributes) {
    if (place == NOWHERE.dimensionPlace()) {
      return new Section(null, null, null, attributes);
    }
    Dimension dimension = model.dimensions().get(place);
    return new Section(dimension.code(), dimension.nameZh(), dimension.nameEn(), attributes);
  }

  private SectionAttribute attribute(Spot spot, int tags) {
    if (spot.equals(NOWHERE)) {
      return new SectionAttribute(null, null, null, tags);
    }
    Attribute attribute =
        model.dimensions().get(spot.dimensionPlace()).attributes().get(spot.attributePlace());
    return new SectionAttribute(attribute.code(), attribute.nameZh(), attribute.nameEn(), tags);
  }
}
