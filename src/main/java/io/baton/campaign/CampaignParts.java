package io.baton.campaign;

import io.baton.element.Element;
import io.baton.element.ElementVersion;
import io.baton.element.Elements;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Which elements a campaign is made of, in which version, and whether a newer one is there. */
@Component
class CampaignParts {
  private final CampaignElements campaigns;
  private final Elements elements;

  CampaignParts(CampaignElements campaigns, Elements elements) {
    this.campaigns = campaigns;
    this.elements = elements;
  }

  List<CampaignView.CampaignPart> of(Campaign campaign) {
    List<String> named = campaigns.keysOf(campaign);
    Map<String, ElementVersion> pinned = new TreeMap<>();
    if (campaign.state != CampaignState.DRAFT) {
      campaigns.pinned(campaign).forEach(version -> pinned.put(version.key(), version));
    }
    TreeMap<String, Element> known = new TreeMap<>();
    elements.find(named).forEach(element -> known.put(element.key(), element));
    if (campaign.campaignType != null) {
      elements.find(campaign.campaignType).ifPresent(element -> known.put(element.key(), element));
    }
    elements.find(pinned.keySet()).forEach(element -> known.put(element.key(), element));
    return known.values().stream()
        .map(element -> part(element, pinned.get(element.key()), named.contains(element.key())))
        .toList();
  }

  private static CampaignView.CampaignPart part(
      Element element, @org.jspecify.annotations.Nullable ElementVersion pinned, boolean named) {
    Integer usable = element.usable().map(ElementVersion::number).orElse(null);
    ElementVersion shown = pinned != null ? pinned : element.usable().orElse(element.newest());
    return new CampaignView.CampaignPart(
        element.key(),
        element.kind().name(),
        shown.name(),
        pinned != null ? Integer.valueOf(pinned.number()) : usable,
        usable,
        named);
  }
}
