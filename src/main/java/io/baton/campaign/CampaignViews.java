package io.baton.campaign;

import io.baton.access.Person;
import io.baton.access.Role;
import io.baton.campaign.CampaignView.CampaignAction;
import io.baton.engine.ElementInfo;
import io.baton.response.Responses;
import io.baton.shared.BatonClock;
import io.baton.touch.Touches;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what the screens show of a campaign. */
@Component
class CampaignViews {
  private final CampaignRows rows;
  private final Waves waves;
  private final Touches touches;
  private final Responses responses;
  private final Remarks remarks;
  private final CurrentManifest current;
  private final Blueprints blueprints;
  private final Processes processes;
  private final CampaignParts parts;
  private final BatonClock clock;
  private final JsonMapper json;

  CampaignViews(
      CampaignRows rows,
      Waves waves,
      Touches touches,
      Responses responses,
      Remarks remarks,
      CurrentManifest current,
      Blueprints blueprints,
      Processes processes,
      CampaignParts parts,
      BatonClock clock,
      JsonMapper json) {
    this.rows = rows;
    this.waves = waves;
    this.touches = touches;
    this.responses = responses;
    this.remarks = remarks;
    this.current = current;
    this.blueprints = blueprints;
    this.processes = processes;
    this.parts = parts;
    this.clock = clock;
    this.json = json;
  }

  CampaignSummary summary(Campaign campaign) {
    CampaignGroups groups = waves.groups(campaign.number());
    boolean launched = campaign.launchedAt != null;
    return new CampaignSummary(
        campaign.code,
        campaign.name,
        campaign.state,
        campaign.start(),
        campaign.journey,
        campaign.owner,
        campaign.segment,
        launched ? Long.valueOf(groups.audience().size()) : planned(campaign),
        groups.control().size(),
        launched ? touches.touched(campaign.number()).size() : 0,
        launched ? responses.responders(campaign.number()).and(groups.treated()).size() : 0,
        campaign.createdAt,
        campaign.launchedAt,
        campaign.finishedAt,
        campaign.updatedAt);
  }

  CampaignView view(Campaign campaign, Person person) {
    Map<String, String> content = blueprints.contentOf(campaign);
    return new CampaignView(
        summary(campaign),
        campaign.version,
        campaign.goal,
        campaign.offer,
        campaign.lifeCycle,
        campaign.trigger == null ? null : json.readTree(campaign.trigger),
        content,
        parts.of(campaign),
        campaign.campaignType,
        campaign.template,
        campaign.controlShare,
        campaign.seed,
        campaign.windowDays,
        campaign.budget,
        campaign.startAt,
        campaign.endAt,
        campaign.manifest == null ? null : json.readTree(campaign.manifest),
        campaign.manifestHash,
        campaign.approvedHash,
        touches.paused(campaign.number()),
        touchpoints(campaign, content),
        Phases.of(campaign, clock.now()),
        remarks.of(campaign.number()),
        delivered(campaign),
        parent(campaign, person),
        may(campaign, person));
  }

  private @Nullable Long planned(Campaign campaign) {
    var snapshot = current.snapshot(campaign);
    return snapshot == null ? null : Long.valueOf(snapshot.count());
  }

  private CampaignView.@Nullable Delivered delivered(Campaign campaign) {
    return current
        .bound(campaign)
        .map(
            bound ->
                new CampaignView.Delivered(bound.id(), bound.count(), bound.hash(), bound.at()))
        .orElse(null);
  }

  private CampaignView.@Nullable CampaignParent parent(Campaign campaign, Person person) {
    return Optional.ofNullable(campaign.parentId)
        .flatMap(rows::findById)
        .filter(parent -> Campaigns.visible(parent, person))
        .map(parent -> new CampaignView.CampaignParent(parent.code, parent.name))
        .orElse(null);
  }

  private List<CampaignView.Touch> touchpoints(Campaign campaign, Map<String, String> content) {
    List<CampaignView.Touch> found = new ArrayList<>();
    for (ElementInfo element : processes.elements(processes.journeyOf(campaign))) {
      if (TouchTask.KEY.equals(element.task())) {
        Map<String, String> said = element.parameters();
        found.add(
            new CampaignView.Touch(
                element.id(),
                element.name(),
                said.getOrDefault("channel", ""),
                content.getOrDefault(element.id(), said.getOrDefault("template", ""))));
      }
    }
    return found;
  }

  private List<CampaignAction> may(Campaign campaign, Person person) {
    List<CampaignAction> may = new ArrayList<>();
    if (person.has(Role.MARKETER.name())) {
      switch (campaign.state) {
        case DRAFT -> may.addAll(List.of(CampaignAction.REVISE, CampaignAction.SUBMIT));
        case IN_APPROVAL -> may.add(CampaignAction.WITHDRAW);
        default -> {}
      }
    }
    boolean running = campaign.state == CampaignState.LIVE;
    if (running && (person.has(Role.MARKETER.name()) || person.has(Role.OPERATOR.name()))) {
      may.add(touches.paused(campaign.number()) ? CampaignAction.RESUME : CampaignAction.PAUSE);
      may.add(CampaignAction.STOP);
    }
    return may;
  }
}
