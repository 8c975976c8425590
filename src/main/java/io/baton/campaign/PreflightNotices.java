package io.baton.campaign;

import io.baton.campaign.Preflight.Level;
import io.baton.campaign.Preflight.PreflightChannel;
import io.baton.campaign.Preflight.PreflightFigures;
import io.baton.campaign.Preflight.PreflightNotice;
import io.baton.policy.RefusalReason;
import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What somebody should look at before a campaign goes on, the worst first. */
final class PreflightNotices {
  private static final double MANY = 0.5;
  private static final double CROWDED = 0.3;

  private final PreflightFigures preflight;
  private final List<PreflightNotice> notices = new ArrayList<>();

  private PreflightNotices(PreflightFigures preflight) {
    this.preflight = preflight;
  }

  /**
   * @param blocking what would be refused
   * @param approvals names of those in the journey
   */
  static List<PreflightNotice> of(
      PreflightFigures preflight,
      Campaign campaign,
      List<Finding> blocking,
      List<String> approvals) {
    PreflightNotices made = new PreflightNotices(preflight);
    blocking.forEach(
        finding ->
            made.add(Level.BLOCKS, finding.code(), finding.place(), finding.message(), Map.of()));
    made.audience();
    made.control(campaign);
    preflight.channels().forEach(made::channel);
    made.cost();
    made.contest();
    made.overlap();
    approvals.forEach(made::approval);
    return made.notices.stream().sorted(Comparator.comparing(PreflightNotice::level)).toList();
  }

  private void approval(String name) {
    add(
        Level.TELLS,
        "RELEASE_NEEDED",
        name,
        "an approver releases who goes on from here",
        Map.of());
  }

  private void audience() {
    Long audience = preflight.audience();
    if (audience == null) {
      add(Level.TELLS, "AUDIENCE_BY_EVENTS", "/segment", "events bring the customers", Map.of());
      return;
    }
    if (audience == 0) {
      Level level = preflight.atMost() ? Level.WARNS : Level.BLOCKS;
      add(level, "AUDIENCE_EMPTY", "/segment", "the segment has no customers now", Map.of());
      return;
    }
    if (preflight.places().isEmpty()) {
      return;
    }
    if (preflight.contacted() == 0) {
      add(Level.WARNS, "NOBODY_REACHED", "/segment", "nobody would get a message", Map.of());
      return;
    }
    long without = preflight.treated() - preflight.contacted();
    if (without > MANY * preflight.treated()) {
      add(
          Level.WARNS,
          "MANY_EXCLUDED",
          "/segment",
          "more than half of the treated would get no message",
          Map.of("customers", without, "of", preflight.treated()));
    }
  }

  private void control(Campaign campaign) {
    DetectableEffect effect = preflight.effect();
    if (campaign.controlShare == 0) {
      add(
          Level.WARNS,
          "NO_CONTROL",
          "/controlShare",
          "without a control group no effect can be shown",
          Map.of());
    } else if (effect != null && effect.treated() > 0) {
      Double smallest = effect.smallest();
      if (smallest == null || smallest > effect.base()) {
        add(
            Level.WARNS,
            "CONTROL_TOO_SMALL",
            "/controlShare",
            "even a doubled response would probably not be shown",
            Map.of("control", effect.control()));
      }
    }
  }

  private void channel(PreflightChannel channel) {
    long noRoom = channel.wanted() - channel.granted();
    if (noRoom > 0) {
      add(
          Level.WARNS,
          "CAPACITY_SHORT",
          channel.channel(),
          "the channel has no room for all; who finds none within the time is refused",
          Map.of(
              "customers",
              noRoom,
              "of",
              channel.wanted(),
              "days",
              Objects.requireNonNullElse(channel.days(), 0L)));
    }
    if (channel.unitCost() == null) {
      add(
          Level.TELLS,
          "COST_UNKNOWN",
          channel.channel(),
          "nobody has said what a message costs",
          Map.of());
    }
  }

  private void cost() {
    BigDecimal known =
        preflight.channels().stream()
            .map(PreflightChannel::cost)
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal budget = preflight.budget();
    if (budget != null && known.compareTo(budget) > 0) {
      add(
          Level.WARNS,
          "BUDGET_EXCEEDED",
          "/budget",
          "the messages alone may cost more than the budget",
          Map.of("cost", known, "budget", budget));
    }
  }

  private void contest() {
    if (preflight.lost() > 0) {
      add(
          Level.WARNS,
          "LOST_TO_PRIORITY",
          "/startAt",
          "places would go to campaigns of higher priority that start at the same time",
          Map.of("touches", preflight.lost(), "campaigns", preflight.rivals().size()));
    }
  }

  private void overlap() {
    if (preflight.overlapping() > CROWDED * preflight.treated()) {
      add(
          Level.WARNS,
          "OVERLAP",
          "/segment",
          "many of the treated are in other campaigns as well",
          Map.of("customers", preflight.overlapping(), "of", preflight.treated()));
    }
    long capped =
        preflight.places().stream()
            .mapToLong(place -> place.refused().getOrDefault(RefusalReason.FREQUENCY_CAP, 0L))
            .sum();
    if (capped > 0) {
      add(
          Level.TELLS,
          "CAPPED",
          "/journey",
          "messages would be refused by frequency caps",
          Map.of("touches", capped));
    }
  }

  private void add(
      Level level, String code, String place, String message, Map<String, Object> values) {
    notices.add(new PreflightNotice(level, code, place, message, values));
  }
}
