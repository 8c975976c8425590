package io.baton.campaign;

import io.baton.engine.Arrival;
import io.baton.engine.ElementInfo;
import io.baton.segment.Snapshot;
import io.baton.touch.StepCounts;
import io.baton.touch.Touches;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a campaign will still want to send and when, at most: everybody who is treated, at the
 * earliest time at which they can come to a place that has not planned anything yet. Of those whom
 * events bring nothing is known beforehand.
 */
@Component
class Expectations {
  private final Processes processes;
  private final CurrentManifest current;
  private final Waves waves;
  private final Touches touches;

  Expectations(Processes processes, CurrentManifest current, Waves waves, Touches touches) {
    this.processes = processes;
    this.current = current;
    this.waves = waves;
    this.touches = touches;
  }

  /** So many messages at most, at this time at the earliest. */
  record Expected(String element, String channel, Instant at, long touches) {}

  /** In order of time; nothing for one that is over or that nobody has submitted. */
  List<Expected> of(Campaign campaign, Instant now) {
    Instant start = start(campaign, now);
    if (start == null || campaign.triggered()) {
      return List.of();
    }
    long treated = treated(campaign);
    ProcessVersion journey = processes.journeyOf(campaign);
    Map<String, Arrival> arrivals = processes.arrivals(journey, start);
    Set<String> planned =
        campaign.launchedAt == null
            ? Set.of()
            : touches.steps(campaign.number()).stream()
                .map(StepCounts::origin)
                .collect(Collectors.toSet());
    List<Expected> expected = new ArrayList<>();
    for (ElementInfo element : processes.elements(journey)) {
      Arrival arrival = arrivals.get(element.id());
      if (TouchTask.KEY.equals(element.task())
          && arrival != null
          && !planned.contains(element.id())) {
        Instant at = arrival.earliest().isBefore(now) ? now : arrival.earliest();
        expected.add(
            new Expected(
                element.id(), element.parameters().getOrDefault("channel", ""), at, treated));
      }
    }
    expected.sort(java.util.Comparator.comparing(Expected::at));
    return expected;
  }

  private static @Nullable Instant start(Campaign campaign, Instant now) {
    return switch (campaign.state) {
      case LIVE -> campaign.launchedAt;
      case IN_APPROVAL, APPROVED ->
          campaign.startAt != null && campaign.startAt.isAfter(now) ? campaign.startAt : now;
      case DRAFT, FINISHED, STOPPED -> null;
    };
  }

  /** Drawn exactly once it is launched; before that by the share. */
  private long treated(Campaign campaign) {
    if (campaign.launchedAt != null) {
      return waves.groups(campaign.number()).treated().size();
    }
    Snapshot snapshot = current.snapshot(campaign);
    return snapshot == null ? 0 : Math.round(snapshot.count() * (1 - campaign.controlShare));
  }
}
