package io.baton.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The six phases of every campaign, as far as this one has come. */
final class Phases {
  private Phases() {}

  static List<CampaignView.Phase> of(Campaign campaign, Instant now) {
    Instant windowEnds =
        campaign.launchedAt == null ? null : campaign.launchedAt.plus(campaign.window());
    boolean responding = windowEnds != null && now.isBefore(windowEnds);
    List<CampaignView.Phase> phases = new ArrayList<>();
    int reached = reached(campaign.state);
    add(phases, "PLAN", 0, reached, campaign.submittedAt);
    add(phases, "APPROVE", 1, reached, campaign.approvedAt);
    add(phases, "LAUNCH", 2, reached, campaign.launchedAt);
    add(phases, "TOUCH", 3, reached, campaign.finishedAt);
    boolean finished = campaign.state == CampaignState.FINISHED;
    phases.add(
        phase("RESPOND", reached < 3 ? "AHEAD" : responding ? "CURRENT" : "DONE", windowEnds));
    phases.add(
        phase(
            "EVALUATE",
            !finished ? "AHEAD" : responding ? "CURRENT" : "DONE",
            campaign.finishedAt));
    return phases;
  }

  private static int reached(CampaignState state) {
    return switch (state) {
      case DRAFT -> 0;
      case IN_APPROVAL -> 1;
      case APPROVED -> 2;
      case LIVE -> 3;
      case FINISHED, STOPPED -> 4;
    };
  }

  private static void add(
      List<CampaignView.Phase> phases, String name, int place, int reached, @Nullable Instant at) {
    phases.add(phase(name, place < reached ? "DONE" : place == reached ? "CURRENT" : "AHEAD", at));
  }

  private static CampaignView.Phase phase(String name, String state, @Nullable Instant at) {
    return new CampaignView.Phase(name, state, state.equals("AHEAD") ? null : at);
  }
}
