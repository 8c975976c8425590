package io.baton.campaign;

import io.baton.element.CampaignType.JourneyPart;
import io.baton.element.CampaignType.PlanField;
import io.baton.element.ElementKind;
import io.baton.element.Words;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The types a campaign can be planned with; they are written and approved as elements are. */
@RestController
class CampaignTypesController {
  private final CampaignTypes types;

  CampaignTypesController(CampaignTypes types) {
    this.types = types;
  }

  /**
   * What a campaign of a type has to have and gets, together with the types above it.
   *
   * @param channels the only ones; null for any
   * @param leastControl as a share of one
   * @param control as a share of one; null where the type does not say
   */
  record CampaignTypeItem(
      String key,
      int version,
      @Nullable Words name,
      @Nullable String parent,
      Set<PlanField> required,
      Set<PlanField> notAsked,
      Set<ElementKind> elementKinds,
      Set<JourneyPart> journeyParts,
      @Nullable List<String> channels,
      @Nullable String purpose,
      int signatures,
      boolean headOffice,
      double leastControl,
      @Nullable Double control,
      @Nullable Integer windowDays,
      @Nullable Integer openDays,
      @Nullable String successCriterion) {}

  /** By key. */
  @GetMapping("/api/campaign-types")
  @PreAuthorize("isAuthenticated()")
  List<CampaignTypeItem> all() {
    return types.usable().values().stream().map(this::item).toList();
  }

  private CampaignTypeItem item(CampaignTypes.Usable type) {
    TypeDemands demands = types.now(type.key());
    return new CampaignTypeItem(
        type.key(),
        type.version(),
        type.name(),
        type.parent(),
        demands.required(),
        demands.notAsked(),
        demands.elementKinds(),
        demands.journeyParts(),
        demands.channels(),
        demands.purpose(),
        demands.signatures(),
        demands.headOffice(),
        demands.leastControl(),
        demands.control(),
        demands.windowDays(),
        demands.openDays(),
        demands.successCriterion());
  }
}
