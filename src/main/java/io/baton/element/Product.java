package io.baton.element;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something the bank sells.
 *
 * @param code as the product system and the table {@code frequency-caps} name it
 * @param riskGrade R1 to R5; required where the law asks to match it with the customer's
 * @param registration number under which the product is registered, for the same ones
 */
public record Product(
    @Nullable Words name,
    @Nullable String code,
    @Nullable Category category,
    @Nullable RiskGrade riskGrade,
    @Nullable String registration,
    @Nullable String summary,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo)
    implements ElementContent {
  private static final Set<Category> GRADED =
      EnumSet.of(Category.WEALTH, Category.FUND, Category.INSURANCE);

  /** What sort of product it is. */
  public enum Category {
    DEPOSIT,
    WEALTH,
    FUND,
    INSURANCE,
    LOAN,
    CREDIT_CARD,
    PRECIOUS_METAL,
    SERVICE
  }

  /** From the most careful to the most daring. */
  public enum RiskGrade {
    R1,
    R2,
    R3,
    R4,
    R5
  }

  @Override
  public ElementKind kind() {
    return ElementKind.PRODUCT;
  }

  @Override
  public void check(ContentLook look) {
    look.name(name);
    look.pattern(code, ContentLook.CODE, "/code", "letters, digits, . _ and -, at most 40");
    look.present(category, "/category");
    if (category != null && GRADED.contains(category)) {
      look.present(riskGrade, "/riskGrade");
      look.oneLine(registration, 1, 60, "/registration");
    } else {
      look.oneLine(registration, 0, 60, "/registration");
    }
    look.text(summary, 0, 1_000, "/summary");
    look.present(validFrom, "/validFrom");
    look.period(validFrom, validTo);
  }
}
