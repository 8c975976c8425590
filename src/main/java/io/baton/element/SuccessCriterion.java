package io.baton.element;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By what a campaign's success is known: an event that happens, or a tag that reaches a value,
 * within so many days.
 *
 * @param comparison and {@code threshold}: what the tag has to reach; null where the event alone
 *     counts
 * @param uplift points of conversion above the control group that the campaign is meant to bring
 */
public record SuccessCriterion(
    @Nullable Words name,
    @Nullable Measure measure,
    @Nullable String eventType,
    @Nullable String tag,
    @Nullable Comparison comparison,
    @Nullable BigDecimal threshold,
    @Nullable Integer windowDays,
    @Nullable BigDecimal uplift)
    implements ElementContent {
  private static final Pattern TAG = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,119}");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What is looked at. */
  public enum Measure {
    EVENT,
    TAG
  }

  /** How the tag's value is held against the threshold. */
  public enum Comparison {
    EQUAL,
    AT_LEAST,
    AT_MOST
  }

  @Override
  public ElementKind kind() {
    return ElementKind.SUCCESS_CRITERION;
  }

  @Override
  public void check(ContentLook look) {
    look.name(name);
    look.present(measure, "/measure");
    if (measure == Measure.EVENT) {
      look.pattern(eventType, ContentLook.EVENT, "/eventType", "the type of an event");
    }
    if (measure == Measure.TAG) {
      look.pattern(tag, TAG, "/tag", "the code of a tag");
      look.present(comparison, "/comparison");
      look.present(threshold, "/threshold");
    }
    look.range(windowDays, 1, 365, "/windowDays");
    look.expect(
        uplift == null || (uplift.signum() > 0 && uplift.compareTo(HUNDRED) <= 0),
        "/uplift",
        "above 0, at most 100 points");
  }
}
