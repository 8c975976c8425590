package io.baton.campaign;

import io.baton.element.CampaignType;
import io.baton.element.Element;
import io.baton.element.ElementKind;
import io.baton.element.ElementVersion;
import io.baton.element.Elements;
import io.baton.element.Words;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The types of campaigns, each together with those above it. */
@Component
class CampaignTypes {
  private final Elements elements;

  CampaignTypes(Elements elements) {
    this.elements = elements;
  }

  /**
   * A type that a campaign can be planned with.
   *
   * @param version the approved one
   */
  record Usable(String key, int version, @Nullable Words name, @Nullable String parent) {}

  /** What a plan of this type is held against if it is submitted now. */
  TypeDemands now(@Nullable String key) {
    return line(key, at -> elements.find(at).flatMap(Element::usable));
  }

  /** What was pinned; the type and those above it are among the versions. */
  static TypeDemands pinned(@Nullable String key, List<ElementVersion> pinned) {
    return line(key, at -> pinned.stream().filter(version -> version.key().equals(at)).findFirst());
  }

  List<Finding> findings(@Nullable String key) {
    if (key == null) {
      return List.of();
    }
    boolean usable =
        elements
            .find(key)
            .filter(element -> element.kind() == ElementKind.CAMPAIGN_TYPE)
            .flatMap(Element::usable)
            .isPresent();
    return usable
        ? List.of()
        : List.of(new Finding("/campaignType", "CAMPAIGN_TYPE_UNKNOWN", "no approved type " + key));
  }

  /** By key. */
  Map<String, Usable> usable() {
    Map<String, Usable> usable = new LinkedHashMap<>();
    for (Element element : elements.all(ElementKind.CAMPAIGN_TYPE)) {
      element
          .usable()
          .map(ElementVersion::content)
          .map(CampaignType.class::cast)
          .ifPresent(
              type ->
                  usable.put(
                      element.key(),
                      new Usable(
                          element.key(),
                          element.usable().orElseThrow().number(),
                          type.name(),
                          type.parent())));
    }
    return usable;
  }

  private static TypeDemands line(
      @Nullable String key, Function<String, Optional<ElementVersion>> versions) {
    List<CampaignType> line = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    String at = key;
    while (at != null && seen.add(at)) {
      Optional<ElementVersion> version = versions.apply(at);
      if (version.isEmpty() || !(version.get().content() instanceof CampaignType type)) {
        break;
      }
      line.add(0, type);
      at = type.parent();
    }
    return line.isEmpty() ? TypeDemands.NONE : new TypeDemands(List.copyOf(line));
  }

  /** Name for people; the key where nothing is known of it. */
  String name(String key) {
    return elements.find(key).map(element -> element.newest().name()).orElse(key);
  }
}
