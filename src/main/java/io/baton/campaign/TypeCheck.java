package io.baton.campaign;

import io.baton.element.CampaignType.JourneyPart;
import io.baton.element.CampaignType.PlanField;
import io.baton.element.ElementVersion;
import io.baton.engine.ElementInfo;
import io.baton.setting.Setting;
import io.baton.setting.Settings;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Holds a campaign against its type: the plan, what it is made of and its journey. */
@Component
class TypeCheck {
  private static final String SAYS = "this type of campaign ";

  private final Processes processes;
  private final Settings settings;

  TypeCheck(Processes processes, Settings settings) {
    this.processes = processes;
    this.settings = settings;
  }

  /** One for each place where the type demands something else. */
  List<Finding> findings(Campaign campaign, Blueprint blueprint, List<ElementVersion> pinned) {
    TypeDemands demands = CampaignTypes.pinned(campaign.campaignType, pinned);
    List<Finding> findings = new ArrayList<>();
    if (campaign.campaignType == null && settings.flag(Setting.TYPE_REQUIRED)) {
      findings.add(new Finding("/campaignType", "TYPE_MISSING", "a campaign has a type"));
    }
    plan(campaign, demands, findings);
    elements(demands, pinned, findings);
    journey(demands, blueprint, findings);
    return findings;
  }

  private static void plan(Campaign campaign, TypeDemands demands, List<Finding> findings) {
    for (PlanField field : demands.required()) {
      if (!said(field, campaign)) {
        findings.add(new Finding(place(field), "TYPE_FIELD_MISSING", SAYS + "has to say it"));
      }
    }
    for (PlanField field : demands.notAsked()) {
      if (said(field, campaign)) {
        findings.add(new Finding(place(field), "TYPE_FIELD_NOT_ASKED", SAYS + "does not say it"));
      }
    }
    if (campaign.controlShare < demands.leastControl()) {
      findings.add(
          new Finding(
              "/controlShare",
              "TYPE_CONTROL_TOO_SMALL",
              SAYS + "leaves at least " + demands.leastControl() + " alone"));
    }
  }

  private static boolean said(PlanField field, Campaign campaign) {
    return switch (field) {
      case OFFER -> !campaign.offer.equals(campaign.name);
      case SEGMENT -> campaign.segment != null;
      case BUDGET -> campaign.budget != null;
      case START_AT -> campaign.startAt != null;
      case END_AT -> campaign.endAt != null;
    };
  }

  private static String place(PlanField field) {
    return switch (field) {
      case OFFER -> "/offer";
      case SEGMENT -> "/segment";
      case BUDGET -> "/budget";
      case START_AT -> "/startAt";
      case END_AT -> "/endAt";
    };
  }

  private static void elements(
      TypeDemands demands, List<ElementVersion> pinned, List<Finding> findings) {
    demands.elementKinds().stream()
        .filter(kind -> pinned.stream().noneMatch(version -> version.kind() == kind))
        .forEach(
            kind ->
                findings.add(
                    new Finding("/elements/" + kind, "TYPE_ELEMENT_MISSING", SAYS + "names one")));
  }

  private void journey(TypeDemands demands, Blueprint blueprint, List<Finding> findings) {
    List<ElementInfo> drawn = processes.elements(blueprint.journey());
    demands.journeyParts().stream()
        .filter(part -> !has(part, drawn, blueprint))
        .forEach(
            part ->
                findings.add(
                    new Finding("/journey/" + part, "TYPE_JOURNEY_LACKS", SAYS + "has one")));
    List<String> channels = demands.channels();
    String purpose = demands.purpose();
    for (Touchpoint touch : blueprint.touchpoints()) {
      if (channels != null && !channels.contains(touch.channel())) {
        findings.add(
            new Finding(
                "/journey/" + touch.element(),
                "TYPE_OTHER_CHANNEL",
                touch.name() + ": " + SAYS + "contacts by " + channels));
      }
      if (purpose != null && !purpose.equals(touch.purpose())) {
        findings.add(
            new Finding(
                "/journey/" + touch.element(),
                "TYPE_OTHER_PURPOSE",
                touch.name() + ": " + SAYS + "is for " + purpose));
      }
    }
  }

  private static boolean has(JourneyPart part, List<ElementInfo> drawn, Blueprint blueprint) {
    return switch (part) {
      case RESPONSE -> drawn.stream().anyMatch(element -> element.type().equals("receiveTask"));
      case DECISION -> drawn.stream().anyMatch(element -> element.decision() != null);
      case SPLIT -> drawn.stream().anyMatch(element -> element.type().endsWith("Gateway"));
      case SECOND_CHANNEL -> Manifests.channels(blueprint).size() > 1;
    };
  }
}
