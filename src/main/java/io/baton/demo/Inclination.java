package io.baton.demo;

import java.time.Duration;

/**
 * What one customer will do in one campaign, drawn once: the same answer to every question, in both
 * arms, after every restart.
 */
final class Inclination {
  private static final int DECISION = 71;
  private static final int REACHED_BY = 72;
  private static final int HURRY = 73;
  private static final int DELAY = 74;

  private final long subject;
  private final PlantedEffect truth;

  private Inclination(long subject, PlantedEffect truth) {
    this.subject = subject;
    this.truth = truth;
  }

  static Inclination of(DemoCustomer customer, String campaignCode) {
    return new Inclination(
        Draw.drawn(customer.number(), Draw.saltOf(campaignCode)), PlantedEffect.of(customer));
  }

  /** Converts whether contacted or not. */
  boolean convertsAnyway() {
    return Draw.share(subject, DECISION) < truth.base();
  }

  /**
   * Converts because of a message on this channel. Of those who can be persuaded, 65 % answer to
   * what they read at leisure (e-mail, push, WeChat) and 35 % to what rings (SMS, calls).
   */
  boolean persuadedBy(String channel) {
    double share = Draw.share(subject, DECISION);
    boolean persuadable = share >= truth.base() && share < truth.base() + truth.effect();
    return persuadable && rings(channel) == Draw.lot(subject, REACHED_BY, 100) >= 65;
  }

  private static boolean rings(String channel) {
    return switch (channel) {
      case "SMS", "CALL", "RM_TASK" -> true;
      default -> false;
    };
  }

  /** How long after the message: a third within ten minutes, a third in hours, a third in days. */
  Duration delay() {
    int seconds =
        switch (Draw.lot(subject, HURRY, 3)) {
          case 0 -> 20 + Draw.lot(subject, DELAY, 580);
          case 1 -> 600 + Draw.lot(subject, DELAY, 6 * 3_600);
          default -> 6 * 3_600 + Draw.lot(subject, DELAY, 42 * 3_600);
        };
    return Duration.ofSeconds(seconds);
  }

  /** When in the window somebody who converts anyway does so: evenly spread. */
  Duration delayWithin(Duration window) {
    return Duration.ofMillis((long) (window.toMillis() * Draw.share(subject, DELAY)));
  }
}
