package io.baton.campaign;

import io.baton.element.CampaignType;
import io.baton.element.CampaignType.JourneyPart;
import io.baton.element.CampaignType.PlanField;
import io.baton.element.ElementKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a type and those above it demand of a campaign together, and what they give it where its
 * plan is silent.
 *
 * @param line the types, the uppermost first
 */
record TypeDemands(List<CampaignType> line) {
  /** What a campaign without a type has to have. */
  static final TypeDemands NONE = new TypeDemands(List.of());

  Set<PlanField> required() {
    return fields(CampaignType::required);
  }

  Set<PlanField> notAsked() {
    Set<PlanField> fields = fields(CampaignType::notAsked);
    fields.removeAll(required());
    return fields;
  }

  Set<ElementKind> elementKinds() {
    Set<ElementKind> kinds = EnumSet.noneOf(ElementKind.class);
    all(CampaignType::elementKinds).forEach(kinds::add);
    return kinds;
  }

  Set<JourneyPart> journeyParts() {
    Set<JourneyPart> parts = EnumSet.noneOf(JourneyPart.class);
    all(CampaignType::journeyParts).forEach(parts::add);
    return parts;
  }

  /** The channels that every type of the line allows; null for any. */
  @Nullable List<String> channels() {
    List<String> allowed = null;
    for (CampaignType type : line) {
      List<String> these = present(type.channels());
      if (!these.isEmpty()) {
        allowed = allowed == null ? these : allowed.stream().filter(these::contains).toList();
      }
    }
    return allowed;
  }

  @Nullable String purpose() {
    return nearest(CampaignType::purpose);
  }

  int signatures() {
    return line.stream()
        .map(CampaignType::signatures)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(1);
  }

  boolean headOffice() {
    return line.stream().anyMatch(CampaignType::headOffice);
  }

  /** As a share of one. */
  double leastControl() {
    return line.stream()
        .map(CampaignType::leastControlPercent)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .map(TypeDemands::share)
        .orElse(0d);
  }

  /** As a share of one; null where no type says. */
  @Nullable Double control() {
    BigDecimal percent = nearest(CampaignType::controlPercent);
    return percent == null ? null : Math.max(share(percent), leastControl());
  }

  @Nullable Integer windowDays() {
    return nearest(CampaignType::windowDays);
  }

  @Nullable Integer openDays() {
    return nearest(CampaignType::openDays);
  }

  @Nullable String successCriterion() {
    return nearest(CampaignType::successCriterion);
  }

  private static double share(BigDecimal percent) {
    return percent.movePointLeft(2).doubleValue();
  }

  private Set<PlanField> fields(Function<CampaignType, @Nullable List<@Nullable PlanField>> said) {
    Set<PlanField> fields = EnumSet.noneOf(PlanField.class);
    all(said).forEach(fields::add);
    return fields;
  }

  private <T> Stream<T> all(Function<CampaignType, @Nullable List<@Nullable T>> said) {
    return line.stream().flatMap(type -> present(said.apply(type)).stream());
  }

  private static <T> List<T> present(@Nullable Collection<@Nullable T> values) {
    List<T> present = new ArrayList<>();
    if (values != null) {
      for (T value : values) {
        if (value != null) {
          present.add(value);
        }
      }
    }
    return present;
  }

  /** What the lowest type says that says anything. */
  private <T> @Nullable T nearest(Function<CampaignType, @Nullable T> said) {
    List<T> values = line.stream().map(said).filter(Objects::nonNull).collect(Collectors.toList());
    return values.isEmpty() ? null : values.get(values.size() - 1);
  }
}
