package io.baton.insight;

import io.baton.shared.BatonException;
import io.baton.tag.Tag;
import io.baton.tag.Tags;
import io.baton.worklist.LeadCounts;
import io.baton.worklist.Leads;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Models for the front line: proposed, in use, ended. */
@RestController
@RequestMapping("/api/insights")
@PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
class InsightController {
  private static final String DEPLOYERS = "hasAnyRole('MARKETER', 'ADMINISTRATOR')";

  private final ProposingModel proposing;
  private final DeployingModel deploying;
  private final InsightBook book;
  private final Leads leads;
  private final Tags tags;

  InsightController(
      ProposingModel proposing,
      DeployingModel deploying,
      InsightBook book,
      Leads leads,
      Tags tags) {
    this.proposing = proposing;
    this.deploying = deploying;
    this.book = book;
    this.leads = leads;
    this.tags = tags;
  }

  /** A deployment with what has become of its leads. */
  record InsightView(Deployment deployment, long known, LeadCounts leads, List<LeadRound> rounds) {}

  record ReachQuestion(@Nullable String scoreTag, @Nullable BigDecimal cutOff) {}

  @GetMapping
  List<InsightView> all() {
    return book.all().stream().map(this::view).toList();
  }

  @GetMapping("/{tag}")
  InsightView one(@PathVariable String tag) {
    return view(
        book.find(tag)
            .orElseThrow(
                () -> new BatonException(InsightError.INSIGHT_UNKNOWN, "no model made " + tag)));
  }

  /** How many would be meant, without saving anything. */
  @PostMapping("/reach")
  ProposingModel.InsightReach reach(@RequestBody ReachQuestion question) {
    return proposing.reach(question.scoreTag(), question.cutOff());
  }

  /** It waits for a second person; nothing is made yet. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize(DEPLOYERS)
  InsightView propose(@RequestBody ProposingModel.WantedInsight wanted) {
    return view(proposing.propose(wanted));
  }

  @PostMapping("/{tag}/leads")
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize(DEPLOYERS)
  LeadRound makeLeads(@PathVariable String tag) {
    return deploying.makeLeads(tag);
  }

  @PostMapping("/{tag}/end")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(DEPLOYERS)
  void end(@PathVariable String tag) {
    deploying.end(tag);
  }

  private InsightView view(Deployment deployment) {
    return new InsightView(
        deployment,
        tags.find(deployment.tag()).map(Tag::known).orElse(0L),
        leads.counts(deployment.tag()),
        book.rounds(deployment));
  }
}
