package io.baton.campaign;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.segment.Snapshot;
import io.baton.shared.BatonException;
import io.baton.touch.Priorities;
import io.baton.touch.RoundSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Batch campaigns that would meet a campaign in the round of its launch. */
@Component
class Rivals {
  private final CampaignRows rows;
  private final Blueprints blueprints;
  private final CampaignElements elements;
  private final CurrentManifest current;
  private final Cohorts cohorts;
  private final Waves waves;
  private final Priorities overrides;
  private final RoundSettings rounds;

  Rivals(
      CampaignRows rows,
      Blueprints blueprints,
      CampaignElements elements,
      CurrentManifest current,
      Cohorts cohorts,
      Waves waves,
      Priorities overrides,
      RoundSettings rounds) {
    this.rows = rows;
    this.blueprints = blueprints;
    this.elements = elements;
    this.current = current;
    this.cohorts = cohorts;
    this.waves = waves;
    this.overrides = overrides;
    this.rounds = rounds;
  }

  /**
   * Submitted or signed, with a start that falls together with this one; one that has no start and
   * is signed starts now. Whose plan leads nowhere any more is not awaited.
   */
  List<Contestant> of(Campaign campaign, Instant start, Instant now) {
    List<Contestant> rivals = new ArrayList<>();
    if (campaign.triggered() || rounds.gather().isZero()) {
      return rivals;
    }
    for (Campaign other :
        rows.findByStateIn(List.of(CampaignState.IN_APPROVAL, CampaignState.APPROVED))) {
      Instant at = startOf(other, now);
      if (other.number() != campaign.number()
          && !other.triggered()
          && at != null
          && Duration.between(start, at).abs().compareTo(rounds.gather()) <= 0) {
        Contestant rival = contestant(other, at);
        if (rival != null) {
          rivals.add(rival);
        }
      }
    }
    return rivals;
  }

  @Nullable Integer override(Campaign campaign) {
    return overrides.all().get(campaign.code);
  }

  private static @Nullable Instant startOf(Campaign other, Instant now) {
    if (other.startAt != null) {
      return other.startAt.isAfter(now) ? other.startAt : now;
    }
    return other.state == CampaignState.APPROVED ? now : null;
  }

  private @Nullable Contestant contestant(Campaign other, Instant at) {
    Snapshot audience = current.snapshot(other);
    if (audience == null || other.manifest == null) {
      return null;
    }
    try {
      CustomerSet members = cohorts.members(audience.cohortId());
      String product = CampaignElements.productOf(elements.pinned(other));
      return new Contestant(
          other,
          blueprints.of(other),
          product,
          members.minus(waves.draw(other, members)),
          at,
          CampaignPriorities.facts(Manifest.read(other.manifest).tree(), product),
          override(other));
    } catch (BatonException incomplete) {
      return null;
    }
  }
}
