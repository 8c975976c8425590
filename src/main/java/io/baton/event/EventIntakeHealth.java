package io.baton.event;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Degraded, never down: without the topic, campaigns go on and events arrive later. */
@Component
class EventIntakeHealth implements HealthIndicator {
  private static final Status DEGRADED = new Status("DEGRADED");

  private final EventTopic topic;

  EventIntakeHealth(EventTopic topic) {
    this.topic = topic;
  }

  @Override
  public Health health() {
    IntakeStatus status = topic.status();
    Health.Builder health =
        status.state() == IntakeState.FOLLOWING ? Health.up() : Health.status(DEGRADED);
    return health.withDetail("intake", status.state()).withDetail("lag", status.lag()).build();
  }
}
