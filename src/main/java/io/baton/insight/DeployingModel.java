package io.baton.insight;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.cohort.WrittenColumn;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.tag.Prediction;
import io.baton.tag.Predictions;
import io.baton.tag.Tag;
import io.baton.tag.TagDraft;
import io.baton.tag.TagSheet;
import io.baton.tag.Tags;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns the score of a model into an insight tag and leads. Only a score that somebody has reviewed
 * is deployed: its tag is online and its sheet says which model it is of and how sure that is.
 */
@Component
class DeployingModel {
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");
  private static final int LONGEST_REASON = 500;
  private static final int MOST_BECAUSE = 8;
  private static final int FRESH_HOURS = 48;

  private final InsightBook book;
  private final MakingLeads leads;
  private final Tags tags;
  private final Predictions predictions;
  private final FieldIndexes indexes;
  private final Access access;
  private final Audit audit;

  DeployingModel(
      InsightBook book,
      MakingLeads leads,
      Tags tags,
      Predictions predictions,
      FieldIndexes indexes,
      Access access,
      Audit audit) {
    this.book = book;
    this.leads = leads;
    this.tags = tags;
    this.predictions = predictions;
    this.indexes = indexes;
    this.access = access;
    this.audit = audit;
  }

  /**
   * What is to be deployed.
   *
   * @param tag code of the insight tag to make
   */
  record WantedInsight(
      @Nullable String tag,
      @Nullable String nameZh,
      @Nullable String nameEn,
      @Nullable String scoreTag,
      @Nullable BigDecimal cutOff,
      @Nullable String reason,
      @Nullable List<String> because) {}

  /** How many would be meant, of how many who have a score. */
  record InsightReach(long above, long scored) {}

  InsightReach reach(@Nullable String scoreTag, @Nullable BigDecimal cutOff) {
    Tag score = score(scoreTag);
    ScoredCustomers cut =
        ScoredCustomers.of(indexes.current(), score.code(), given(cutOff, "/cutOff"));
    return new InsightReach(cut.above().size(), cut.scores().exists().size());
  }

  /**
   * Makes the insight tag, and a lead for each customer above the cut-off whom the contact policy
   * lets be called.
   *
   * @throws BatonException one of {@link InsightError}, TAG_NOT_ONLINE
   */
  @Transactional
  public LeadRound deploy(WantedInsight wanted) {
    headOffice();
    Tag score = score(wanted.scoreTag());
    tags.requireOnline(List.of(score.code()), List.of());
    Prediction model = model(score);
    BigDecimal cutOff = given(wanted.cutOff(), "/cutOff");
    TagDraft draft = draft(wanted);
    List<String> because = because(wanted.because());
    tags.define(List.of(draft));
    tags.install(Map.of(draft.code(), sheet(score, model, cutOff)));
    ScoredCustomers cut = ScoredCustomers.of(indexes.current(), score.code(), cutOff);
    tags.take(List.of(WrittenColumn.of(cut.insight(draft.code()))));
    Deployment made =
        book.add(
            draft.code(),
            score.code(),
            cutOff,
            given(model.modelVersion(), "/scoreTag"),
            given(model.probability(), "/scoreTag"),
            text(wanted.reason(), LONGEST_REASON, "/reason"),
            because,
            score.computedAt(),
            access.callerName());
    audit.record(
        "MODEL_DEPLOYED",
        "tag:" + made.tag(),
        Map.of(
            "score", score.code(), "model", made.modelVersion(), "cutOff", cutOff.toPlainString()));
    return leads.make(made, cut);
  }

  /** Leads for those who came above the cut-off since. */
  @Transactional
  public LeadRound makeLeads(String tag) {
    headOffice();
    Deployment deployment = underWay(tag);
    FieldIndex index = indexes.current();
    return leads.make(
        deployment, ScoredCustomers.of(index, deployment.scoreTag(), deployment.cutOff()));
  }

  /** Takes back what nobody has worked on; the insight tag keeps its last values. */
  @Transactional
  public void end(String tag) {
    headOffice();
    Deployment deployment = underWay(tag);
    book.end(deployment);
    leads.withdraw(deployment);
    audit.record("MODEL_WITHDRAWN", "tag:" + tag, Map.of());
  }

  private Deployment underWay(String tag) {
    Deployment deployment =
        book.lock(tag)
            .orElseThrow(
                () -> new BatonException(InsightError.INSIGHT_UNKNOWN, "no model made " + tag));
    if (deployment.endedAt() != null) {
      throw new BatonException(InsightError.INSIGHT_ENDED, "this deployment has ended");
    }
    return deployment;
  }

  private Tag score(@Nullable String code) {
    return tags.find(given(code, "/scoreTag"))
        .filter(tag -> tag.type() == FieldType.NUMBER)
        .orElseThrow(() -> invalid("/scoreTag", "a tag that is a number"));
  }

  private Prediction model(Tag score) {
    return predictions.among(List.of(score.code())).stream()
        .filter(one -> one.modelVersion() != null && one.probability() != null)
        .findFirst()
        .orElseThrow(
            () ->
                new BatonException(
                    InsightError.INSIGHT_NO_MODEL,
                    score.code() + " is no prediction: its data sheet names no model"));
  }

  private TagDraft draft(WantedInsight wanted) {
    String code = given(wanted.tag(), "/tag");
    if (!CODE.matcher(code).matches()) {
      throw invalid("/tag", "a code of letters, digits, _ . -");
    }
    if (tags.find(code).isPresent()) {
      throw new BatonException(InsightError.INSIGHT_TAG_TAKEN, "there is a tag " + code);
    }
    return new TagDraft(
        code,
        text(wanted.nameZh(), 100, "/nameZh"),
        text(wanted.nameEn(), 100, "/nameEn"),
        FieldType.BOOLEAN,
        0);
  }

  private TagSheet sheet(Tag score, Prediction model, BigDecimal cutOff) {
    return new TagSheet(
        TagSheet.Theme.VALUE,
        TagSheet.TagClass.MARKETING,
        TagSheet.TagKind.MODEL_SCORE,
        true,
        model.modelVersion(),
        model.probability(),
        null,
        "%s ≥ %s".formatted(score.code(), cutOff.toPlainString()),
        List.of(score.code()),
        access.callerName(),
        access.callerName(),
        FRESH_HOURS,
        null);
  }

  private List<String> because(@Nullable List<String> codes) {
    List<String> wanted = codes == null ? List.of() : codes.stream().distinct().toList();
    if (wanted.size() > MOST_BECAUSE) {
      throw invalid("/because", "at most " + MOST_BECAUSE + " tags");
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (tags.find(wanted.get(i)).isEmpty()) {
        throw invalid("/because/" + i, "there is no such tag");
      }
    }
    return wanted;
  }

  private void headOffice() {
    if (!access.current().branchPath().equals("/")) {
      throw new BatonException(
          InsightError.INSIGHT_HEAD_OFFICE_ONLY, "models are deployed by head office");
    }
  }

  private static String text(@Nullable String text, int longest, String place) {
    if (text == null || text.isBlank() || text.length() > longest) {
      throw invalid(place, "1 to " + longest + " characters");
    }
    return text.strip();
  }

  private static <T> T given(@Nullable T value, String place) {
    if (value == null) {
      throw invalid(place, "missing");
    }
    return value;
  }

  private static BatonException invalid(String place, String fault) {
    return new BatonException(
        InsightError.INSIGHT_INVALID,
        fault,
        List.of(new Finding(place, InsightError.INSIGHT_INVALID.name(), fault)));
  }
}
