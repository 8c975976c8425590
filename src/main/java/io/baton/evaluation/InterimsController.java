package io.baton.evaluation;

import io.baton.access.Access;
import io.baton.campaign.Campaigns;
import io.baton.campaign.EffectVerdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What was found at points of a journey while it ran. */
@RestController
class InterimsController {
  private final Access access;
  private final Campaigns campaigns;
  private final Interims interims;

  InterimsController(Access access, Campaigns campaigns, Interims interims) {
    this.access = access;
    this.campaigns = campaigns;
    this.interims = interims;
  }

  /** The newest first, 200 at most. */
  @GetMapping("/api/campaigns/{code}/evaluations")
  @PreAuthorize("isAuthenticated()")
  List<InterimView> ofCampaign(@PathVariable String code) {
    return interims.of(campaigns.require(code, access.current())).stream()
        .map(InterimView::of)
        .toList();
  }

  /**
   * @param element of the journey
   * @param effect null where nobody was in one of the groups
   * @param verdict BETTER, NO_DIFFERENCE or WORSE; what conditions of the journey read
   */
  record InterimView(
      String element,
      Instant at,
      Report.Group treated,
      Report.Group control,
      @Nullable Effect effect,
      EffectVerdict verdict) {
    static InterimView of(Interims.Interim interim) {
      Arms arms = interim.arms();
      return new InterimView(
          interim.element(),
          interim.at(),
          Report.Group.of(arms.treated()),
          Report.Group.of(arms.control()),
          arms.effect(),
          arms.verdict());
    }
  }
}
