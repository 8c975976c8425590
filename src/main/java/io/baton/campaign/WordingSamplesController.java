package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.campaign.WordingSamples.WordingSample;
import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.content.Rendered;
import io.baton.content.TemplateDraft;
import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import io.baton.customer.Customers;
import io.baton.segment.Segments;
import io.baton.segment.Snapshot;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Wording on real customers, for who writes it and for who signs it. */
@RestController
class WordingSamplesController {
  private static final String READING = "hasAnyRole('MARKETER', 'APPROVER')";
  private static final int IN_EDITOR = 5;
  private static final int OF_TOUCH = 3;

  private final Access access;
  private final Campaigns campaigns;
  private final Blueprints blueprints;
  private final CurrentManifest current;
  private final Waves waves;
  private final Segments segments;
  private final Cohorts cohorts;
  private final Customers customers;
  private final Templates templates;
  private final WordingSamples samples;

  WordingSamplesController(
      Access access,
      Campaigns campaigns,
      Blueprints blueprints,
      CurrentManifest current,
      Waves waves,
      Segments segments,
      Cohorts cohorts,
      Customers customers,
      Templates templates,
      WordingSamples samples) {
    this.access = access;
    this.campaigns = campaigns;
    this.blueprints = blueprints;
    this.current = current;
    this.waves = waves;
    this.segments = segments;
    this.cohorts = cohorts;
    this.customers = customers;
    this.templates = templates;
    this.samples = samples;
  }

  /**
   * A draft of wording, not saved.
   *
   * @param campaign code of the one whose audience and offer are taken; null for any customers
   */
  record SampleWanted(
      @NotNull @Size(max = 20) String channel,
      @NotNull @Size(max = 20) String language,
      @NotNull @Size(max = 20) String purpose,
      @Nullable String subject,
      @NotNull String body,
      @Nullable String html,
      @NotNull @Size(max = 60) List<@NotNull String> declared,
      @Nullable String campaign) {}

  /**
   * @param element of the journey
   */
  record TouchSamples(
      String element, String channel, String template, int version, List<WordingSample> samples) {}

  @PostMapping("/api/template-samples")
  @PreAuthorize(READING)
  @Transactional
  public List<WordingSample> ofDraft(@Valid @RequestBody SampleWanted wanted) {
    Person person = access.current();
    TemplateDraft draft =
        new TemplateDraft(
            "preview",
            wanted.channel(),
            wanted.language(),
            wanted.purpose(),
            blankless(wanted.subject()),
            wanted.body(),
            blankless(wanted.html()),
            wanted.declared());
    Campaign campaign =
        wanted.campaign() == null ? null : campaigns.find(wanted.campaign(), person);
    return samples.of(
        templates.tryOut(draft),
        own(draft.fields()),
        campaign == null ? Map.of("offer", "offer", "campaign", "campaign") : words(campaign),
        campaign == null ? customers.everyone() : treated(campaign),
        IN_EDITOR,
        person,
        campaign == null ? "template" : "campaign:" + campaign.code);
  }

  /** Of each touch of a campaign, in the versions that run or would run. */
  @GetMapping("/api/campaigns/{code}/samples")
  @PreAuthorize(READING)
  @Transactional
  public List<TouchSamples> ofCampaign(@PathVariable String code) {
    Person person = access.current();
    Campaign campaign = campaigns.find(code, person);
    CustomerSet treated = treated(campaign);
    return blueprints.of(campaign).touchpoints().stream()
        .map(
            touchpoint -> {
              TemplateVersion wording = touchpoint.wording();
              Function<Map<String, String>, Rendered> render =
                  fields -> templates.render(wording, fields);
              return new TouchSamples(
                  touchpoint.element(),
                  touchpoint.channel(),
                  wording.key(),
                  wording.version(),
                  samples.of(
                      render,
                      wording.ownFields(),
                      words(campaign),
                      treated,
                      OF_TOUCH,
                      person,
                      "campaign:" + campaign.code));
            })
        .toList();
  }

  private static Map<String, String> words(Campaign campaign) {
    return Map.of("offer", campaign.offer, "campaign", campaign.name);
  }

  private List<String> own(List<String> declared) {
    return declared.stream().filter(field -> !TemplateVersion.isStandard(field)).toList();
  }

  private static @Nullable String blankless(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** Whom it would contact; any customers where events bring them and nothing says whom. */
  private CustomerSet treated(Campaign campaign) {
    if (campaign.segment == null) {
      return customers.everyone();
    }
    Snapshot frozen = current.snapshot(campaign);
    CustomerSet audience =
        frozen == null
            ? segments.evaluate(segments.visible(campaign.segment))
            : cohorts.members(frozen.cohortId());
    return audience.minus(waves.draw(campaign, audience));
  }
}
