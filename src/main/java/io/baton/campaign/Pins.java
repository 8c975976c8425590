package io.baton.campaign;

import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The versions that a campaign has been submitted with. From then on these run, whatever is
 * published meanwhile; a draft is planned with the latest ones.
 */
record Pins(@Nullable JsonNode manifest) {
  static Pins of(Campaign campaign) {
    String manifest = campaign.state == CampaignState.DRAFT ? null : campaign.manifest;
    return new Pins(manifest == null ? null : Manifest.read(manifest).tree());
  }

  /** The version of that diagram; empty where the manifest names another, or none. */
  OptionalInt journey(String key) {
    return manifest == null ? OptionalInt.empty() : version(manifest.path("journey"), key);
  }

  OptionalInt lifeCycle(String key) {
    return manifest == null ? OptionalInt.empty() : version(manifest.path("lifeCycle"), key);
  }

  OptionalInt decision(String key) {
    return first("decisions", "", key);
  }

  /** Of the wording at that element of the journey. */
  OptionalInt wording(String element, String key) {
    return first("touches", element, key);
  }

  private OptionalInt first(String list, String element, String key) {
    if (manifest == null) {
      return OptionalInt.empty();
    }
    return StreamSupport.stream(manifest.path(list).spliterator(), false)
        .filter(each -> each.path("element").asString("").equals(element))
        .map(each -> version(element.isEmpty() ? each : each.path("template"), key))
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  private static OptionalInt version(JsonNode named, String key) {
    return named.path("key").asString("").equals(key) && named.path("version").isInt()
        ? OptionalInt.of(named.path("version").intValue())
        : OptionalInt.empty();
  }
}
