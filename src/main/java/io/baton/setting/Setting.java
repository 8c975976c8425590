package io.baton.setting;

import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything that may be changed while the application runs. What is not here is a property and
 * takes a restart.
 */
public enum Setting {
  /** Groups below it are not shown to those who see coarse counts. */
  SMALLEST_GROUP(
      "portrait.smallest-group", Group.PRIVACY, Kind.WHOLE, Unit.CUSTOMERS, "2", "1000", "10"),
  /** Tags whose data sheet does not say are stale after it. */
  TAG_FRESHNESS(
      "portrait.fresh-within-hours", Group.AUDIENCE, Kind.WHOLE, Unit.HOURS, "1", "8760", "48"),
  /** A segment of a larger share of all is warned about. */
  OVERSIZE("portrait.oversize", Group.AUDIENCE, Kind.DECIMAL, Unit.SHARE, "0.05", "1", "0.5"),
  /** Stability index above which a tag is reported. */
  DRIFT_THRESHOLD(
      "tag.drift-threshold", Group.AUDIENCE, Kind.DECIMAL, Unit.NONE, "0.05", "2", "0.25"),
  /** How long an approver has, unless the task says otherwise. */
  APPROVAL_WITHIN(
      "campaign.approval-within", Group.CAMPAIGNS, Kind.DURATION, Unit.HOURS, "1", "720", "48"),
  /** Whether a campaign without a type may be submitted. */
  TYPE_REQUIRED(
      "campaign.type-required", Group.CAMPAIGNS, Kind.FLAG, Unit.NONE, "false", "true", "false"),
  /** Whole months of touches that are kept in detail before the current one. */
  LEDGER_MONTHS(
      "ledger.retention-months", Group.RETENTION, Kind.WHOLE, Unit.MONTHS, "13", "120", "24"),
  /** How long an event is known as taken in. */
  INBOX_DAYS("event.inbox-retention", Group.RETENTION, Kind.DURATION, Unit.DAYS, "7", "730", "90"),
  /** How long a dead letter is kept for an operator. */
  DEAD_LETTER_DAYS(
      "event.dead-letter-retention", Group.RETENTION, Kind.DURATION, Unit.DAYS, "1", "365", "30");

  /** Where it stands on the page. */
  public enum Group {
    PRIVACY,
    AUDIENCE,
    CAMPAIGNS,
    RETENTION
  }

  /** How it is written; a duration is a whole number of its unit, and an ISO one as a property. */
  public enum Kind {
    WHOLE,
    DECIMAL,
    DURATION,
    FLAG
  }

  /** What it counts. */
  public enum Unit {
    NONE,
    CUSTOMERS,
    SHARE,
    HOURS,
    DAYS,
    MONTHS
  }

  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,4})?");

  private final String key;
  private final Group group;
  private final Kind kind;
  private final Unit unit;
  private final String least;
  private final String most;
  private final String usual;

  Setting(String key, Group group, Kind kind, Unit unit, String least, String most, String usual) {
    this.key = key;
    this.group = group;
    this.kind = kind;
    this.unit = unit;
    this.least = least;
    this.most = most;
    this.usual = usual;
  }

  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  String key() {
    return key;
  }

  /** The property that gives the default where the bank's configuration has it. */
  String property() {
    return "baton." + key;
  }

  Group group() {
    return group;
  }

  Kind kind() {
    return kind;
  }

  Unit unit() {
    return unit;
  }

  String least() {
    return least;
  }

  String most() {
    return most;
  }

  String usual() {
    return usual;
  }

  /** Why it can't be this; empty if it can. */
  Optional<Finding> fault(String text) {
    boolean written =
        switch (kind) {
          case FLAG -> text.equals("true") || text.equals("false");
          case DECIMAL -> DECIMAL.matcher(text).matches();
          case WHOLE, DURATION -> WHOLE.matcher(text).matches();
        };
    if (!written) {
      return Optional.of(finding("SETTING_FORM", "has to be " + form()));
    }
    if (kind == Kind.FLAG) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(text);
    return value.compareTo(new BigDecimal(least)) >= 0 && value.compareTo(new BigDecimal(most)) <= 0
        ? Optional.empty()
        : Optional.of(finding("SETTING_BOUNDS", "has to be between " + least + " and " + most));
  }

  private String form() {
    return switch (kind) {
      case FLAG -> "true or false";
      case DECIMAL -> "a number with at most four decimals";
      case WHOLE, DURATION -> "a whole number";
    };
  }

  private Finding finding(String code, String message) {
    return new Finding("/" + key, code, key + " " + message);
  }
}
