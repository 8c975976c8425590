package io.baton.insight;

import io.baton.access.Access;
import io.baton.insight.ProposingModel.InsightReach;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proposed models, for whoever approves them. */
@RestController
@RequestMapping("/api/insight-reviews")
@PreAuthorize("hasRole('APPROVER')")
class InsightReviewController {
  private final ReviewingModel reviewing;
  private final ProposingModel proposing;
  private final Access access;

  InsightReviewController(ReviewingModel reviewing, ProposingModel proposing, Access access) {
    this.reviewing = reviewing;
    this.proposing = proposing;
    this.access = access;
  }

  /**
   * @param reach whom it means now
   * @param own whether the caller has proposed it, and so can't approve it
   */
  record InsightReview(Deployment deployment, InsightReach reach, boolean own) {}

  record InsightDecision(boolean accept, @Nullable String note) {}

  @GetMapping
  List<InsightReview> waiting() {
    return reviewing.waiting().stream().map(this::view).toList();
  }

  @GetMapping("/{id}")
  InsightReview one(@PathVariable long id) {
    return view(reviewing.get(id));
  }

  @PostMapping("/{id}/decision")
  InsightReview decide(@PathVariable long id, @RequestBody InsightDecision decision) {
    return view(reviewing.decide(id, decision.accept(), decision.note()));
  }

  private InsightReview view(Deployment deployment) {
    return new InsightReview(
        deployment,
        proposing.reach(deployment.scoreTag(), deployment.cutOff()),
        deployment.madeBy().equals(access.callerName()));
  }
}
