package io.baton.history;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The leaves of a pattern's JSON: filters, windows, numbers. Faults go where the tree keeps them.
 */
final class FilterReading {
  private static final int LONGEST = 200;
  private static final BigDecimal MOST = new BigDecimal("1e15");
  private static final int FINEST = 4;

  private final PatternFaults faults;
  private int codes;

  FilterReading(PatternFaults faults) {
    this.faults = faults;
  }

  EventFilter filter(JsonNode json, String place) {
    faults.requireKeys(json, place, Set.of("kind", "codes", "products", "merchants", "amount"));
    JsonNode amount = json.path("amount");
    if (!amount.isMissingNode()) {
      faults.requireKeys(amount, place + "/amount", Set.of("min", "max"));
    }
    BigDecimal min = number(amount.path("min"), place + "/amount/min");
    BigDecimal max = number(amount.path("max"), place + "/amount/max");
    if (min != null && max != null && min.compareTo(max) > 0) {
      faults.add(place + "/amount", "the smallest amount is above the largest");
    }
    EventFilter filter =
        new EventFilter(
            json.has("kind") ? text(json.path("kind"), place + "/kind") : null,
            texts(json.path("codes"), place + "/codes"),
            texts(json.path("products"), place + "/products"),
            texts(json.path("merchants"), place + "/merchants"),
            min,
            max);
    if (filter.kind() == null && filter.values() == 0 && min == null && max == null) {
      faults.add(place, "say which events: a kind, codes, products, merchants or an amount");
    }
    return filter;
  }

  private SortedSet<String> texts(JsonNode json, String place) {
    SortedSet<String> texts = new TreeSet<>();
    if (json.isMissingNode()) {
      return texts;
    }
    if (!json.isArray() || json.isEmpty()) {
      faults.add(place, "a list of codes, not empty");
      return texts;
    }
    codes += json.size();
    if (codes > Pattern.MOST_CODES) {
      faults.add(place, "at most %d codes in all".formatted(Pattern.MOST_CODES));
      return texts;
    }
    for (int i = 0; i < json.size() && faults.fewEnough(); i++) {
      texts.add(text(json.get(i), place + "/" + i));
    }
    return texts;
  }

  /** Neither NUL nor half a surrogate pair can be in a code, or reach the database. */
  private String text(JsonNode json, String place) {
    String text = json.isString() ? json.stringValue() : "";
    boolean fits =
        !text.isBlank()
            && text.length() <= LONGEST
            && text.codePoints()
                .noneMatch(
                    c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    if (!fits) {
      faults.add(place, "1 to %d printable characters".formatted(LONGEST));
      return "?";
    }
    return text;
  }

  private @Nullable BigDecimal number(JsonNode json, String place) {
    if (json.isMissingNode()) {
      return null;
    }
    try {
      BigDecimal number =
          json.isNumber()
              ? json.decimalValue()
              : json.isString() && json.stringValue().length() <= 40
                  ? new BigDecimal(json.stringValue())
                  : null;
      if (number != null
          && Math.abs((long) number.scale()) <= LONGEST
          && number.stripTrailingZeros().scale() <= FINEST
          && number.abs().compareTo(MOST) < 0) {
        return number.stripTrailingZeros();
      }
    } catch (NumberFormatException e) {
      // Refused below, as one too large is.
    }
    faults.add(place, "a number with at most %d decimals, below 10^15".formatted(FINEST));
    return null;
  }

  int whole(JsonNode json, String place, int most) {
    if (!json.isIntegralNumber()
        || !json.canConvertToInt()
        || json.intValue() < 1
        || json.intValue() > most) {
      faults.add(place, "a whole number from 1 to " + most);
      return 1;
    }
    return json.intValue();
  }

  Window window(JsonNode json, String place) {
    if (json.isMissingNode()) {
      return new Window.Ever();
    }
    if (json.has("days")) {
      faults.requireKeys(json, place, Set.of("days"));
      return new Window.LastDays(whole(json.path("days"), place + "/days", Pattern.MOST_DAYS));
    }
    faults.requireKeys(json, place, Set.of("from", "to"));
    LocalDate from = date(json.path("from"), place + "/from");
    LocalDate to = date(json.path("to"), place + "/to");
    if (from.isAfter(to)) {
      faults.add(place, "it ends before it begins");
    }
    return new Window.Dates(from, to);
  }

  private LocalDate date(JsonNode json, String place) {
    try {
      LocalDate date = LocalDate.parse(json.isString() ? json.stringValue() : "");
      if (date.getYear() >= 1900 && date.getYear() < 3000) {
        return date;
      }
    } catch (DateTimeException e) {
      // Refused below, as one out of range is.
    }
    faults.add(place, "a date such as 2026-11-28");
    return LocalDate.EPOCH;
  }
}
