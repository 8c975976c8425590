package io.baton.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model that answers at once. A bean of this type is all it takes; those that are asked by HTTP
 * are configured, see {@link ScoringSettings}.
 */
public interface OnlineModel {
  /** Names of facts begin with it: the score of {@code churn} is {@code score.churn}. */
  String code();

  String nameZh();

  String nameEn();

  /** What it wants to know: {@code event.amount}, or the code of a tag. */
  List<String> inputs();

  /** The tag whose value stands in for an answer that does not come; null if nothing does. */
  @Nullable String fallbackTag();

  /**
   * Called in a thread that is interrupted when the time is over.
   *
   * @param cases by input: text, {@code BigDecimal}, {@code Boolean} or a list of texts; what is
   *     not known is missing. Nothing says who the customer is.
   * @return one score a case, in their order; null where the model has none
   */
  List<@Nullable BigDecimal> score(List<Map<String, Object>> cases) throws Exception;
}
