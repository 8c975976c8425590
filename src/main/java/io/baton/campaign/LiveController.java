package io.baton.campaign;

import io.baton.access.Access;
import io.baton.engine.ElementCount;
import io.baton.engine.FlowCount;
import io.baton.engine.Journeys;
import io.baton.engine.LifeCycles;
import io.baton.engine.StepProgress;
import io.baton.shared.BatonClock;
import io.baton.touch.TouchCounts;
import io.baton.touch.Touches;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A campaign while it runs: its diagrams and the numbers on them. */
@RestController
@RequestMapping("/api/campaigns/{code}")
class LiveController {
  private final Access access;
  private final Campaigns campaigns;
  private final Processes processes;
  private final Journeys journeys;
  private final LifeCycles lifeCycles;
  private final Touches touches;
  private final BatonClock clock;

  LiveController(
      Access access,
      Campaigns campaigns,
      Processes processes,
      Journeys journeys,
      LifeCycles lifeCycles,
      Touches touches,
      BatonClock clock) {
    this.access = access;
    this.campaigns = campaigns;
    this.processes = processes;
    this.journeys = journeys;
    this.lifeCycles = lifeCycles;
    this.touches = touches;
    this.clock = clock;
  }

  @GetMapping("/live")
  @PreAuthorize("isAuthenticated()")
  Live live(@PathVariable String code) {
    Campaign campaign = campaigns.find(code, access.current());
    long id = campaign.number();
    return new Live(
        campaign.state,
        journeys.counts(id),
        journeys.flows(id),
        journeys.steps(id),
        touches.counts(id),
        touches.paused(id),
        journeys.settled(id) && touches.drained(id),
        clock.now());
  }

  @GetMapping(value = "/journey.bpmn", produces = MediaType.APPLICATION_XML_VALUE)
  @PreAuthorize("isAuthenticated()")
  String journey(@PathVariable String code) {
    return processes.require(campaigns.find(code, access.current()).journey).xml();
  }

  @GetMapping(value = "/life-cycle.bpmn", produces = MediaType.APPLICATION_XML_VALUE)
  @PreAuthorize("isAuthenticated()")
  String lifeCycle(@PathVariable String code) {
    long id = campaigns.find(code, access.current()).number();
    return new String(lifeCycles.diagram(id), StandardCharsets.UTF_8);
  }

  /**
   * @param settled nothing is on its way: no step at work, no timer due, no message open
   */
  record Live(
      CampaignState state,
      List<ElementCount> elements,
      List<FlowCount> flows,
      List<StepProgress> steps,
      TouchCounts touch,
      boolean paused,
      boolean settled,
      Instant asOf) {}
}
