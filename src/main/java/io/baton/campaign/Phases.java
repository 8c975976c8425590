package io.baton.campaign;

import io.baton.campaign.CampaignView.PhaseName;
import io.baton.campaign.CampaignView.PhaseState;
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
    add(phases, PhaseName.PLAN, 0, reached, campaign.submittedAt);
    add(phases, PhaseName.APPROVE, 1, reached, campaign.approvedAt);
    add(phases, PhaseName.LAUNCH, 2, reached, campaign.launchedAt);
    add(phases, PhaseName.TOUCH, 3, reached, campaign.finishedAt);
    boolean finished = campaign.state == CampaignState.FINISHED;
    phases.add(
        phase(
            PhaseName.RESPOND,
            reached < 3 ? PhaseState.AHEAD : responding ? PhaseState.CURRENT : PhaseState.DONE,
            windowEnds));
    phases.add(
        phase(
            PhaseName.EVALUATE,
            !finished ? PhaseState.AHEAD : responding ? PhaseState.CURRENT : PhaseState.DONE,
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
      List<CampaignView.Phase> phases,
      PhaseName name,
      int place,
      int reached,
      @Nullable Instant at) {
    phases.add(
        phase(
            name,
            place < reached
                ? PhaseState.DONE
                : place == reached ? PhaseState.CURRENT : PhaseState.AHEAD,
            at));
  }

  private static CampaignView.Phase phase(PhaseName name, PhaseState state, @Nullable Instant at) {
    return new CampaignView.Phase(name, state, state == PhaseState.AHEAD ? null : at);
  }
}
