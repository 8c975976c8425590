package io.baton.campaign;

import io.baton.element.Element;
import io.baton.element.ElementKind;
import io.baton.element.ElementVersion;
import io.baton.element.Elements;
import io.baton.element.Product;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import io.baton.shared.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The managed elements of a campaign. A draft names them; submission pins the version of each, and
 * from then on the campaign keeps what it pinned, whatever is approved later. Only a version that
 * was withdrawn, retired or is out of date stops it before it is live.
 */
@Component
class CampaignElements {
  private static final int MOST = 50;

  private final Elements elements;
  private final TypeCheck types;
  private final BatonClock clock;
  private final ZoneId bank;
  private final JsonMapper json;

  CampaignElements(
      Elements elements,
      TypeCheck types,
      BatonClock clock,
      @Value("${baton.zone}") ZoneId bank,
      JsonMapper json) {
    this.elements = elements;
    this.types = types;
    this.clock = clock;
    this.bank = bank;
    this.json = json;
  }

  /** Names that lead nowhere, and a second product: what caps count by is one. */
  List<Finding> findings(@Nullable List<String> keys) {
    if (keys == null || keys.isEmpty()) {
      return List.of();
    }
    if (keys.size() > MOST || keys.stream().anyMatch(Objects::isNull)) {
      return List.of(new Finding("/elements", "CAMPAIGN_FIELD", "at most " + MOST + " keys"));
    }
    Map<String, Element> known =
        elements.find(keys).stream().collect(Collectors.toMap(Element::key, Function.identity()));
    List<Finding> findings = new ArrayList<>();
    keys.stream()
        .filter(key -> !known.containsKey(key))
        .forEach(
            key ->
                findings.add(
                    new Finding("/elements/" + key, "ELEMENT_UNKNOWN", "no element " + key)));
    known.values().stream()
        .filter(each -> each.kind() == ElementKind.CAMPAIGN_TYPE)
        .forEach(
            each ->
                findings.add(
                    new Finding(
                        "/elements/" + each.key(),
                        "CAMPAIGN_FIELD",
                        "a type is named as the campaign's type")));
    List<Element> products =
        known.values().stream().filter(each -> each.kind() == ElementKind.PRODUCT).toList();
    if (products.size() > 1) {
      findings.add(
          new Finding("/elements", "SECOND_PRODUCT", "a campaign is for one product at most"));
    }
    return findings;
  }

  List<String> keysOf(Campaign campaign) {
    return json.readValue(campaign.elements, new TypeReference<List<String>>() {});
  }

  /**
   * The versions that a submission pins now.
   *
   * @throws BatonException ELEMENT_NOT_USABLE or CAMPAIGN_INCOMPLETE, each with the names
   */
  List<ElementVersion> pin(Campaign campaign, Blueprint blueprint) {
    return fitting(campaign, blueprint, elements.usable(named(campaign)));
  }

  /**
   * What {@link #pin} would give, without holding it.
   *
   * @throws BatonException as {@link #pin}
   */
  List<ElementVersion> wouldPin(Campaign campaign, Blueprint blueprint) {
    return fitting(campaign, blueprint, elements.usableNow(named(campaign)));
  }

  private List<String> named(Campaign campaign) {
    List<String> keys = new ArrayList<>(keysOf(campaign));
    if (campaign.campaignType != null) {
      keys.add(campaign.campaignType);
    }
    return keys;
  }

  private List<ElementVersion> fitting(
      Campaign campaign, Blueprint blueprint, List<ElementVersion> pinned) {
    List<Finding> findings = new ArrayList<>(hindrances(campaign, pinned));
    findings.addAll(ElementsFit.findings(pinned, blueprint));
    findings.addAll(types.findings(campaign, blueprint, pinned));
    if (!findings.isEmpty()) {
      throw new BatonException(
          CampaignError.CAMPAIGN_INCOMPLETE, "the campaign is not what it has to be", findings);
    }
    return pinned;
  }

  /** The versions that were pinned, out of the manifest; none before the first submission. */
  List<ElementVersion> pinned(Campaign campaign) {
    return campaign.manifest == null ? List.of() : pinned(Manifest.read(campaign.manifest));
  }

  List<ElementVersion> pinned(Manifest manifest) {
    List<ElementVersion> pinned = new ArrayList<>();
    for (JsonNode element : manifest.tree().path("elements")) {
      pinned.add(
          elements.version(element.get("key").stringValue(), element.get("version").intValue()));
    }
    return pinned;
  }

  /** What keeps these versions from going out now, or when the campaign starts. */
  List<Finding> hindrances(Campaign campaign, List<ElementVersion> pinned) {
    Instant now = clock.now();
    Instant start =
        campaign.startAt != null && campaign.startAt.isAfter(now) ? campaign.startAt : now;
    LocalDate until = campaign.endAt == null ? null : day(campaign.endAt);
    return pinned.stream()
        .flatMap(version -> elements.hindrance(version, day(start), until).stream())
        .toList();
  }

  /** What the manifest says of them; the hash is of what is stored at this moment. */
  static List<Map<String, Object>> signed(List<ElementVersion> pinned) {
    return pinned.stream()
        .map(
            version -> {
              Map<String, Object> entry = new LinkedHashMap<>();
              entry.put("key", version.key());
              entry.put("kind", version.kind().name());
              entry.put("name", version.name());
              entry.put("version", version.number());
              entry.put("sha256", Canonical.hashOfJson(version.stored()));
              return entry;
            })
        .toList();
  }

  /** Code of the product the campaign is for; null where it names none. */
  static @Nullable String productOf(List<ElementVersion> pinned) {
    return pinned.stream()
        .map(ElementVersion::content)
        .filter(Product.class::isInstance)
        .map(content -> ((Product) content).code())
        .findFirst()
        .orElse(null);
  }

  private LocalDate day(Instant at) {
    return at.atZone(bank).toLocalDate();
  }
}
