package io.baton.campaign;

import io.baton.engine.ElementCount;
import io.baton.engine.ElementPace;
import io.baton.engine.FlowCount;
import io.baton.engine.Journeys;
import io.baton.engine.StepProgress;
import io.baton.shared.BatonClock;
import io.baton.touch.PlacePulse;
import io.baton.touch.Pulses;
import io.baton.touch.TouchCounts;
import io.baton.touch.Touches;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The numbers of a running campaign, all of one moment. */
@Component
class LiveNumbers {
  private final Journeys journeys;
  private final Touches touches;
  private final Pulses pulses;
  private final BatonClock clock;

  LiveNumbers(Journeys journeys, Touches touches, Pulses pulses, BatonClock clock) {
    this.journeys = journeys;
    this.touches = touches;
    this.pulses = pulses;
    this.clock = clock;
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Live of(Campaign campaign) {
    long id = campaign.number();
    return new Live(
        campaign.state,
        journeys.counts(id),
        journeys.flows(id),
        journeys.steps(id),
        journeys.paces(id),
        pulses.of(id),
        touches.counts(id),
        touches.paused(id),
        journeys.settled(id) && touches.drained(id),
        clock.now());
  }

  /**
   * @param paces how many left each element lately
   * @param places what became of the messages of each place that contacts
   * @param settled nothing is on its way: no step at work, no timer due, no message open
   */
  record Live(
      CampaignState state,
      List<ElementCount> elements,
      List<FlowCount> flows,
      List<StepProgress> steps,
      List<ElementPace> paces,
      List<PlacePulse> places,
      TouchCounts touch,
      boolean paused,
      boolean settled,
      Instant asOf) {
    /** The same numbers at another time, to compare them by. */
    Live asOf(Instant time) {
      return new Live(state, elements, flows, steps, paces, places, touch, paused, settled, time);
    }
  }
}
