package io.baton.insight;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.access.SecondLook;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.cohort.WrittenColumn;
import io.baton.shared.BatonException;
import io.baton.tag.Prediction;
import io.baton.tag.Tag;
import io.baton.tag.TagDraft;
import io.baton.tag.TagSheet;
import io.baton.tag.Tags;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second person's look at a model before it reaches customers. Approved, it makes its insight
 * tag and a lead for each customer above the cut-off whom the contact policy lets be called.
 */
@Component
class ReviewingModel {
  private static final SecondLook LOOK =
      new SecondLook(
          InsightError.INSIGHT_NOTE_MISSING,
          InsightError.INSIGHT_OWN_REVIEW,
          InsightError.INSIGHT_DECIDED);
  private static final int FRESH_HOURS = 48;

  private final InsightBook book;
  private final ProposingModel proposing;
  private final MakingLeads leads;
  private final Tags tags;
  private final FieldIndexes indexes;
  private final InsightHeadOffice headOffice;
  private final Access access;
  private final Audit audit;

  ReviewingModel(
      InsightBook book,
      ProposingModel proposing,
      MakingLeads leads,
      Tags tags,
      FieldIndexes indexes,
      InsightHeadOffice headOffice,
      Access access,
      Audit audit) {
    this.book = book;
    this.proposing = proposing;
    this.leads = leads;
    this.tags = tags;
    this.indexes = indexes;
    this.headOffice = headOffice;
    this.access = access;
    this.audit = audit;
  }

  /** Nothing for people of a branch: they don't decide for the others. */
  List<Deployment> waiting() {
    return headOffice.here() ? book.waiting() : List.of();
  }

  /**
   * @throws BatonException INSIGHT_UNKNOWN
   */
  Deployment get(long id) {
    return book.find(id)
        .orElseThrow(
            () -> new BatonException(InsightError.INSIGHT_UNKNOWN, "nobody proposed that"));
  }

  /**
   * @throws BatonException INSIGHT_UNKNOWN, INSIGHT_OWN_REVIEW, INSIGHT_DECIDED,
   *     INSIGHT_NOTE_MISSING; INSIGHT_CHANGED, INSIGHT_TAG_TAKEN or TAG_NOT_ONLINE where things are
   *     not as they were proposed
   */
  @Transactional
  public Deployment decide(long id, boolean accept, @Nullable String note) {
    headOffice.require();
    Deployment proposed = get(id);
    Deployment.State state = accept ? Deployment.State.LIVE : Deployment.State.RETURNED;
    LOOK.take(
        new SecondLook.Word(access.callerName(), accept, note),
        proposed.madeBy(),
        (by, said) -> book.decide(id, state, by, said));
    audit.record(
        accept ? "MODEL_DEPLOYED" : "MODEL_RETURNED",
        "tag:" + proposed.tag(),
        Map.of(
            "score",
            proposed.scoreTag(),
            "model",
            proposed.modelVersion(),
            "cutOff",
            proposed.cutOff().toPlainString(),
            "proposedBy",
            proposed.madeBy()));
    if (accept) {
      deploy(proposed);
    }
    return get(id);
  }

  private void deploy(Deployment proposed) {
    requireAsProposed(proposed);
    TagDraft draft =
        new TagDraft(
            proposing.free(proposed.tag()),
            proposed.nameZh(),
            proposed.nameEn(),
            FieldType.BOOLEAN,
            0);
    tags.define(List.of(draft));
    tags.install(Map.of(draft.code(), sheet(proposed)));
    ScoredCustomers cut =
        ScoredCustomers.of(indexes.current(), proposed.scoreTag(), proposed.cutOff());
    tags.take(List.of(WrittenColumn.of(cut.insight(proposed.tag()))));
    tags.find(proposed.scoreTag())
        .map(Tag::computedAt)
        .ifPresent(scored -> book.scored(proposed, scored));
    leads.make(proposed, cut);
  }

  /** Whoever approves has read which model it is; another one is another proposal. */
  private void requireAsProposed(Deployment proposed) {
    tags.requireOnline(List.of(proposed.scoreTag()), List.of());
    Prediction model = proposing.model(proposed.scoreTag());
    if (!proposed.modelVersion().equals(model.modelVersion())
        || proposed.probability().compareTo(model.probability()) != 0) {
      throw new BatonException(
          InsightError.INSIGHT_CHANGED,
          "the score is of the model %s now; return it, to be proposed again"
              .formatted(model.modelVersion()));
    }
  }

  private static TagSheet sheet(Deployment deployed) {
    return new TagSheet(
        TagSheet.Theme.VALUE,
        TagSheet.TagClass.MARKETING,
        TagSheet.TagKind.MODEL_SCORE,
        true,
        deployed.modelVersion(),
        deployed.probability(),
        null,
        "%s ≥ %s".formatted(deployed.scoreTag(), deployed.cutOff().toPlainString()),
        List.of(deployed.scoreTag()),
        deployed.madeBy(),
        deployed.madeBy(),
        FRESH_HOURS,
        null);
  }
}
