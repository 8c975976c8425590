package io.baton.insight;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.insight.InsightBook.Proposal;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.tag.Prediction;
import io.baton.tag.Predictions;
import io.baton.tag.Tag;
import io.baton.tag.Tags;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says which score is to become an insight tag and leads. Only a score that somebody has reviewed
 * is proposed: its tag is online and its sheet says which model it is of and how sure that is.
 * Nothing is made before a second person has approved it.
 */
@Component
class ProposingModel {
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");
  private static final int LONGEST_REASON = 500;
  private static final int MOST_BECAUSE = 8;

  private final InsightBook book;
  private final Tags tags;
  private final Predictions predictions;
  private final FieldIndexes indexes;
  private final InsightHeadOffice headOffice;
  private final Access access;
  private final Audit audit;

  ProposingModel(
      InsightBook book,
      Tags tags,
      Predictions predictions,
      FieldIndexes indexes,
      InsightHeadOffice headOffice,
      Access access,
      Audit audit) {
    this.book = book;
    this.tags = tags;
    this.predictions = predictions;
    this.indexes = indexes;
    this.headOffice = headOffice;
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
   * @throws BatonException one of {@link InsightError}, TAG_NOT_ONLINE
   */
  @Transactional
  public Deployment propose(WantedInsight wanted) {
    headOffice.require();
    Tag score = score(wanted.scoreTag());
    tags.requireOnline(List.of(score.code()), List.of());
    BigDecimal cutOff = given(wanted.cutOff(), "/cutOff");
    Prediction model = model(score.code());
    Proposal proposal =
        new Proposal(
            free(wanted.tag()),
            text(wanted.nameZh(), 100, "/nameZh"),
            text(wanted.nameEn(), 100, "/nameEn"),
            score.code(),
            cutOff,
            given(model.modelVersion(), "/scoreTag"),
            given(model.probability(), "/scoreTag"),
            text(wanted.reason(), LONGEST_REASON, "/reason"),
            because(wanted.because()),
            score.computedAt());
    Deployment proposed = add(proposal);
    audit.record(
        "MODEL_PROPOSED",
        "tag:" + proposed.tag(),
        Map.of(
            "score",
            score.code(),
            "model",
            proposed.modelVersion(),
            "cutOff",
            cutOff.toPlainString()));
    return proposed;
  }

  private Deployment add(Proposal proposal) {
    try {
      return book.add(proposal, access.callerName());
    } catch (DuplicateKeyException e) {
      throw taken(proposal.tag());
    }
  }

  private Tag score(@Nullable String code) {
    return tags.find(given(code, "/scoreTag"))
        .filter(tag -> tag.type() == FieldType.NUMBER)
        .orElseThrow(() -> invalid("/scoreTag", "a tag that is a number"));
  }

  /**
   * The model that a score is of.
   *
   * @throws BatonException INSIGHT_NO_MODEL
   */
  Prediction model(String scoreTag) {
    return predictions.among(List.of(scoreTag)).stream()
        .filter(one -> one.modelVersion() != null && one.probability() != null)
        .findFirst()
        .orElseThrow(
            () ->
                new BatonException(
                    InsightError.INSIGHT_NO_MODEL,
                    scoreTag + " is no prediction: its data sheet names no model"));
  }

  /** A code that no tag has. */
  String free(@Nullable String wanted) {
    String code = given(wanted, "/tag");
    if (!CODE.matcher(code).matches()) {
      throw invalid("/tag", "a code of letters, digits, _ . -");
    }
    if (tags.find(code).isPresent()) {
      throw taken(code);
    }
    return code;
  }

  private static BatonException taken(String code) {
    return new BatonException(
        InsightError.INSIGHT_TAG_TAKEN, "there is a tag %s, or one is proposed".formatted(code));
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
