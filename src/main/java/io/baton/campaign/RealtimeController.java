package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.touch.HandOvers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is happening right now: events in, customers matched, how late. */
@RestController
@RequestMapping("/api/realtime")
class RealtimeController {
  private final Access access;
  private final Campaigns campaigns;
  private final Triggers triggers;
  private final PulseReport report;
  private final HandOvers handOvers;
  private final MeterRegistry meters;

  RealtimeController(
      Access access,
      Campaigns campaigns,
      Triggers triggers,
      PulseReport report,
      HandOvers handOvers,
      MeterRegistry meters) {
    this.access = access;
    this.campaigns = campaigns;
    this.triggers = triggers;
    this.report = report;
    this.handOvers = handOvers;
    this.meters = meters;
  }

  /** Campaigns with an open trigger that the caller may see, and the intake they share. */
  @GetMapping
  @PreAuthorize("hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')")
  RealtimeView now() {
    Person person = access.current();
    Map<Long, Campaign> visible =
        campaigns.visibleTo(person).stream()
            .collect(Collectors.toMap(Campaign::number, Function.identity()));
    PulseReport.Recent recent = report.recent(visible.keySet());
    List<CampaignPulse> open =
        triggers.open().stream()
            .filter(trigger -> visible.containsKey(trigger.campaignId()))
            .map(
                trigger ->
                    pulse(
                        trigger, Objects.requireNonNull(visible.get(trigger.campaignId())), recent))
            .toList();
    Gauge lag = meters.find("consumer.lag").gauge();
    return new RealtimeView(
        recent.asOf(),
        lag == null ? null : (Long) (long) lag.value(),
        recent.of(Pulses.INTAKE).perSecond(),
        recent.course(),
        Arrays.stream(Pulses.CLASSES).boxed().toList(),
        handOvers.of(visible.keySet()),
        open);
  }

  private CampaignPulse pulse(
      Triggers.OpenTrigger trigger, Campaign campaign, PulseReport.Recent recent) {
    PulseReport.Sums sums = recent.of(trigger.campaignId());
    return new CampaignPulse(
        campaign.code,
        campaign.name,
        trigger.plan().eventType(),
        trigger.plan().condition(),
        sums.perSecond(),
        sums.matchedPerSecond(),
        sums.events(),
        sums.matched(),
        sums.entered(),
        sums.late(),
        handOvers.of(List.of(trigger.campaignId())),
        sums.lastAt());
  }

  /**
   * @param lag events on the topic that this node has not taken in; null if it follows none
   * @param eventsPerSecond of the last half minute
   * @param course of the last ten minutes, oldest first
   * @param classes upper ends of the classes of lateness, in milliseconds; one more is beyond
   * @param handOver from the receipt of events to the channel's answer, in the last ten minutes, of
   *     all campaigns that the caller may see
   */
  record RealtimeView(
      Instant asOf,
      @Nullable Long lag,
      double eventsPerSecond,
      List<PulseReport.Moment> course,
      List<Long> classes,
      HandOvers.Latency handOver,
      List<CampaignPulse> campaigns) {}

  /**
   * @param eventsPerSecond of the type, in the last half minute
   * @param events of the type, in the last ten minutes; so are {@code matched} and {@code entered}
   * @param late how many of those who came in were planned within each class of time from the event
   * @param handOver of this campaign's messages
   * @param lastAt when an event of the type came last, in the last ten minutes
   */
  record CampaignPulse(
      String code,
      String name,
      String eventType,
      @Nullable String condition,
      double eventsPerSecond,
      double matchedPerSecond,
      long events,
      long matched,
      long entered,
      List<Long> late,
      HandOvers.Latency handOver,
      @Nullable Instant lastAt) {}
}
