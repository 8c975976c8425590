package io.baton.tag;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people must know of a tag before they rely on it. All may be missing while it is a draft.
 *
 * @param type class of the tag in the bank's books
 * @param predicted whether a model says so; a fact otherwise
 * @param probability how sure the model is at its cut-off, 0 to 1
 * @param unit what a number counts
 * @param sourceColumns {@code <source>.<column>} of what it is computed from
 * @param freshWithinHours how old its values may be
 * @param outcomeTag boolean tag that says what really happened, to measure a predicted one by
 */
public record TagSheet(
    @Nullable Theme theme,
    @Nullable TagClass type,
    @Nullable TagKind kind,
    boolean predicted,
    @Nullable String modelVersion,
    @Nullable BigDecimal probability,
    @Nullable String unit,
    @Nullable String definition,
    @Nullable List<String> sourceColumns,
    @Nullable String businessContact,
    @Nullable String developerContact,
    @Nullable Integer freshWithinHours,
    @Nullable String outcomeTag) {

  /** 自然、资产、负债、风险、交易、行为、价值. */
  public enum Theme {
    NATURE,
    ASSETS,
    LIABILITIES,
    RISK,
    TRANSACTIONS,
    BEHAVIOUR,
    VALUE
  }

  /** 人口、行为、交易、消费、营销. */
  public enum TagClass {
    POPULATION,
    BEHAVIOUR,
    TRANSACTION,
    CONSUMPTION,
    MARKETING
  }

  /** How its values come about. */
  public enum TagKind {
    RULE,
    STATISTIC,
    EVENT_WINDOW,
    MODEL_SCORE,
    MANUAL_LIST
  }

  static final TagSheet EMPTY =
      new TagSheet(null, null, null, false, null, null, null, null, null, null, null, null, null);

  public TagSheet {
    sourceColumns = sourceColumns == null ? List.of() : List.copyOf(sourceColumns);
  }

  /** A sheet for a column of an imported file, as far as the file itself tells. */
  static TagSheet imported(String source, String column, String contact) {
    return new TagSheet(
        Theme.NATURE,
        TagClass.POPULATION,
        TagKind.MANUAL_LIST,
        false,
        null,
        null,
        null,
        "column " + column + " of the imported file " + source,
        List.of(source + "." + column),
        contact,
        contact,
        24,
        null);
  }

  /** Names of the fields without which the tag may not go online. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    require(missing, "theme", theme);
    require(missing, "type", type);
    require(missing, "kind", kind);
    require(missing, "definition", definition);
    require(missing, "businessContact", businessContact);
    require(missing, "developerContact", developerContact);
    require(missing, "freshWithinHours", freshWithinHours);
    if (predicted) {
      require(missing, "modelVersion", modelVersion);
      require(missing, "probability", probability);
    }
    return missing;
  }

  private static void require(List<String> missing, String field, @Nullable Object value) {
    if (value == null || value instanceof String text && text.isBlank()) {
      missing.add(field);
    }
  }
}
