package io.baton.campaign;

import io.baton.engine.Journeys;
import io.baton.engine.LifeCycles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The life cycle of a campaign as it runs, from the plan on. */
@Component
class RunningLifeCycle {
  private final LifeCycles lifeCycles;
  private final Journeys journeys;

  RunningLifeCycle(LifeCycles lifeCycles, Journeys journeys) {
    this.lifeCycles = lifeCycles;
    this.journeys = journeys;
  }

  void start(Campaign campaign) {
    lifeCycles.start(campaign.lifeCycle, campaign.number(), Map.of());
  }

  void startAnew(Campaign campaign) {
    journeys.stop(campaign.number());
    start(campaign);
  }

  /** What is signed is what runs, also where a newer version has come since the plan. */
  void follow(Campaign campaign, ProcessVersion signed) {
    byte[] xml = signed.xml().getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(lifeCycles.diagram(campaign.number()), xml)) {
      lifeCycles.deploy(signed.key(), xml);
      startAnew(campaign);
    }
  }
}
