package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.element.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns from templates, and the figures that help to decide what a template leaves open. */
@RestController
class TemplatesController {
  private final Access access;
  private final TemplateShelf shelf;
  private final PlanningFromTemplate planning;
  private final PreparingPreflight preparing;
  private final Campaigns campaigns;
  private final CampaignViews views;
  private final CampaignTypes types;
  private final Processes processes;

  TemplatesController(
      Access access,
      TemplateShelf shelf,
      PlanningFromTemplate planning,
      PreparingPreflight preparing,
      Campaigns campaigns,
      CampaignViews views,
      CampaignTypes types,
      Processes processes) {
    this.access = access;
    this.shelf = shelf;
    this.planning = planning;
    this.preparing = preparing;
    this.campaigns = campaigns;
    this.views = views;
    this.types = types;
    this.processes = processes;
  }

  /**
   * @param family key of the type above; its own type's where there is none
   * @param channels by which its journey contacts, in the order of the drawing
   * @param segments those it suits that the bank has
   * @param usable false where the bank has withdrawn the type or has no such journey
   */
  record CampaignTemplateItem(
      String key,
      String type,
      String family,
      CampaignTemplate.Dimension dimension,
      Words name,
      Words about,
      String journey,
      List<String> channels,
      List<String> segments,
      boolean triggered,
      boolean usable) {}

  /**
   * @param segment instead of the one that the template proposes
   * @param language in which the draft's name and goal are written
   */
  record TemplateChoice(@Nullable String segment, @Nullable Locale language) {}

  @GetMapping("/api/campaign-templates")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  List<CampaignTemplateItem> all() {
    Map<String, CampaignTypes.Usable> usable = types.usable();
    return shelf.all().stream().map(template -> item(template, usable)).toList();
  }

  /** A draft of the caller's with everything from the template and its type. */
  @PostMapping("/api/campaign-templates/{key}/campaigns")
  @PreAuthorize("hasRole('MARKETER')")
  @ResponseStatus(HttpStatus.CREATED)
  CampaignView plan(@PathVariable String key, @RequestBody TemplateChoice choice) {
    Person person = access.current();
    Locale language = Optional.ofNullable(choice.language()).orElse(Locale.SIMPLIFIED_CHINESE);
    return views.view(planning.plan(key, choice.segment(), language, person), person);
  }

  /** What a control group of each size could show. */
  @GetMapping("/api/campaigns/{code}/power")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR')")
  PowerCurve power(@PathVariable String code) {
    Person person = access.current();
    return preparing.power(campaigns.find(code, person), person);
  }

  private CampaignTemplateItem item(
      CampaignTemplate template, Map<String, CampaignTypes.Usable> usable) {
    CampaignTypes.Usable type = usable.get(template.type());
    Optional<ProcessVersion> journey = processes.latest(template.journey());
    String above = type == null ? null : type.parent();
    return new CampaignTemplateItem(
        template.key(),
        template.type(),
        above == null ? template.type() : above,
        template.dimension(),
        template.name(),
        template.about(),
        template.journey(),
        journey.map(this::channels).orElse(List.of()),
        planning.known(template),
        template.trigger() != null,
        type != null && journey.isPresent());
  }

  private List<String> channels(ProcessVersion journey) {
    return processes.elements(journey).stream()
        .filter(element -> TouchTask.KEY.equals(element.task()))
        .map(element -> element.parameters().getOrDefault("channel", ""))
        .distinct()
        .toList();
  }
}
