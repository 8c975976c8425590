package io.baton.campaign;

import io.baton.shared.BatonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The templates that the product comes with. */
@Component
class TemplateShelf {
  private final List<CampaignTemplate> templates;

  TemplateShelf(JsonMapper json) {
    try (InputStream file = new ClassPathResource("campaign-templates.json").getInputStream()) {
      this.templates = json.readValue(file, new TypeReference<List<CampaignTemplate>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<CampaignTemplate> all() {
    return templates;
  }

  /**
   * @throws BatonException CAMPAIGN_TEMPLATE_UNKNOWN
   */
  CampaignTemplate require(String key) {
    return templates.stream()
        .filter(template -> template.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new BatonException(
                    CampaignError.CAMPAIGN_TEMPLATE_UNKNOWN, "there is no template " + key));
  }
}
