package io.baton.tag;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A tag whose values a model predicts, where others are facts.
 *
 * @param modelVersion null on a draft whose sheet does not say it yet
 * @param probability how sure the model is at its cut-off, 0 to 1; null as {@code modelVersion}
 */
public record Prediction(
    String tag,
    String nameZh,
    String nameEn,
    @Nullable String modelVersion,
    @Nullable BigDecimal probability) {}
