package io.baton.element;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer gets for taking part.
 *
 * @param amount worth of one, in {@code unit}
 * @param stock how many there are; null for without limit
 * @param perCustomer how many one customer may get
 */
public record Benefit(
    @Nullable Words name,
    @Nullable String code,
    @Nullable Form form,
    @Nullable BigDecimal amount,
    @Nullable Unit unit,
    @Nullable Integer stock,
    @Nullable Integer perCustomer,
    @Nullable String terms,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo)
    implements ElementContent {

  /** In what amounts are counted. */
  public enum Unit {
    CNY,
    PERCENT,
    BASIS_POINTS,
    POINTS,
    PIECES
  }

  /** How it is given, and the units in which that can be counted. */
  public enum Form {
    COUPON(Unit.CNY, Unit.PERCENT),
    POINTS(Unit.POINTS),
    CASHBACK(Unit.CNY, Unit.PERCENT),
    RATE(Unit.BASIS_POINTS, Unit.PERCENT),
    FEE_WAIVER(Unit.CNY, Unit.PERCENT),
    GIFT(Unit.PIECES);

    private final Set<Unit> units;

    Form(Unit... units) {
      this.units = Set.of(units);
    }
  }

  @Override
  public ElementKind kind() {
    return ElementKind.BENEFIT;
  }

  @Override
  public void check(ContentLook look) {
    look.name(name);
    look.pattern(code, ContentLook.CODE, "/code", "letters, digits, . _ and -, at most 40");
    look.present(form, "/form");
    look.positive(amount, "/amount");
    look.present(unit, "/unit");
    if (form != null && unit != null) {
      look.expect(form.units.contains(unit), "/unit", form + " is counted in " + form.units);
    }
    look.expect(
        unit != Unit.PERCENT || amount == null || amount.compareTo(BigDecimal.valueOf(100)) <= 0,
        "/amount",
        "at most 100 percent");
    if (stock != null) {
      look.range(stock, 1, 1_000_000_000, "/stock");
    }
    look.range(perCustomer, 1, 1_000, "/perCustomer");
    look.text(terms, 1, 2_000, "/terms");
    look.present(validFrom, "/validFrom");
    look.present(validTo, "/validTo");
    look.period(validFrom, validTo);
  }
}
