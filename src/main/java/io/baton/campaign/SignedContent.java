package io.baton.campaign;

import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The wording an approver signed, by campaign and element; read from the manifest, then kept. */
@Component
class SignedContent {
  private final CampaignRows campaigns;
  private final Templates templates;
  private final CampaignElements elements;
  private final Map<Long, Signed> launched = new ConcurrentHashMap<>();

  SignedContent(CampaignRows campaigns, Templates templates, CampaignElements elements) {
    this.campaigns = campaigns;
    this.templates = templates;
    this.elements = elements;
  }

  /** Only for a launched campaign: its manifest can't change any more. */
  Signed of(long campaignId) {
    Signed known = launched.get(campaignId);
    if (known != null) {
      return known;
    }
    Campaign campaign = campaigns.findById(campaignId).orElseThrow();
    if (campaign.manifest == null || !campaign.approved()) {
      throw new IllegalStateException("campaign " + campaign.code + " runs without a signature");
    }
    Manifest manifest = Manifest.read(campaign.manifest);
    Map<String, TemplateVersion> wording = new LinkedHashMap<>();
    for (JsonNode touch : manifest.tree().get("touches")) {
      JsonNode template = touch.get("template");
      wording.put(
          touch.get("element").stringValue(),
          templates.get(template.get("key").stringValue(), template.get("version").intValue()));
    }
    String product = CampaignElements.productOf(elements.pinned(manifest));
    Signed signed =
        new Signed(
            campaign.code,
            manifest.hash(),
            Map.copyOf(wording),
            product,
            CampaignPriorities.facts(manifest.tree(), product),
            manifest.tree().path("trigger").isObject(),
            instant(manifest.tree().path("schedule").path("endAt")));
    launched.put(campaignId, signed);
    return signed;
  }

  private static @Nullable Instant instant(JsonNode text) {
    return text.isString() ? Instant.parse(text.stringValue()) : null;
  }

  /**
   * @param product code of what the campaign is for; null where it names none
   * @param facts what the table of priorities may ask about
   * @param byEvents a trigger brings the customers
   * @param endsAt null where it has no end
   */
  record Signed(
      String code,
      String manifestHash,
      Map<String, TemplateVersion> wording,
      @Nullable String product,
      Map<String, Object> facts,
      boolean byEvents,
      @Nullable Instant endsAt) {
    Optional<TemplateVersion> wordingAt(String element) {
      return Optional.ofNullable(wording.get(element));
    }
  }
}
