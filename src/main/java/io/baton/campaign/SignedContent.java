package io.baton.campaign;

import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The wording an approver signed, by campaign and element; read from the manifest, then kept. */
@Component
class SignedContent {
  private final CampaignRows campaigns;
  private final Templates templates;
  private final Map<Long, Signed> launched = new ConcurrentHashMap<>();

  SignedContent(CampaignRows campaigns, Templates templates) {
    this.campaigns = campaigns;
    this.templates = templates;
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
    Signed signed = new Signed(campaign.code, manifest.hash(), Map.copyOf(wording));
    launched.put(campaignId, signed);
    return signed;
  }

  record Signed(String code, String manifestHash, Map<String, TemplateVersion> wording) {
    Optional<TemplateVersion> wordingAt(String element) {
      return Optional.ofNullable(wording.get(element));
    }
  }
}
