package io.baton.insight;

import io.baton.access.Audit;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.shared.BatonException;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a model that is in use. */
@Component
class DeployingModel {
  private final InsightBook book;
  private final MakingLeads leads;
  private final FieldIndexes indexes;
  private final InsightHeadOffice headOffice;
  private final Audit audit;

  DeployingModel(
      InsightBook book,
      MakingLeads leads,
      FieldIndexes indexes,
      InsightHeadOffice headOffice,
      Audit audit) {
    this.book = book;
    this.leads = leads;
    this.indexes = indexes;
    this.headOffice = headOffice;
    this.audit = audit;
  }

  /**
   * Leads for those who came above the cut-off since.
   *
   * @throws BatonException INSIGHT_HEAD_OFFICE_ONLY, INSIGHT_UNKNOWN, INSIGHT_WAITING,
   *     INSIGHT_ENDED
   */
  @Transactional
  public LeadRound makeLeads(String tag) {
    headOffice.require();
    Deployment deployment = locked(tag);
    if (deployment.state() == Deployment.State.WAITING) {
      throw new BatonException(InsightError.INSIGHT_WAITING, "nobody has approved it yet");
    }
    if (!deployment.live()) {
      throw ended();
    }
    FieldIndex index = indexes.current();
    return leads.make(
        deployment, ScoredCustomers.of(index, deployment.scoreTag(), deployment.cutOff()));
  }

  /**
   * Takes back what nobody has worked on, or the proposal where it is one; the insight tag keeps
   * its last values.
   *
   * @throws BatonException INSIGHT_HEAD_OFFICE_ONLY, INSIGHT_UNKNOWN, INSIGHT_ENDED
   */
  @Transactional
  public void end(String tag) {
    headOffice.require();
    Deployment deployment = locked(tag);
    if (!deployment.open()) {
      throw ended();
    }
    book.end(deployment);
    if (deployment.live()) {
      leads.withdraw(deployment);
    }
    audit.record("MODEL_WITHDRAWN", "tag:" + tag, Map.of("state", deployment.state().name()));
  }

  private Deployment locked(String tag) {
    return book.lock(tag)
        .orElseThrow(
            () -> new BatonException(InsightError.INSIGHT_UNKNOWN, "no model made " + tag));
  }

  private static BatonException ended() {
    return new BatonException(InsightError.INSIGHT_ENDED, "this deployment has ended");
  }
}
