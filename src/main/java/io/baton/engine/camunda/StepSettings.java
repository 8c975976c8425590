package io.baton.engine.camunda;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large cohorts are worked off.
 *
 * @param chunk customers in one transaction
 * @param threads step workers of this node; 0 leaves the work to other nodes
 * @param attempts after which a step has failed for good
 * @param firstBackOff doubled after every further failure, up to an hour
 */
@ConfigurationProperties("baton.engine.steps")
record StepSettings(
    @DefaultValue("50000") int chunk,
    @DefaultValue("2") int threads,
    @DefaultValue("6") int attempts,
    @DefaultValue("2s") Duration firstBackOff) {

  private static final Duration LONGEST = Duration.ofHours(1);

  Duration backOff(int attempts) {
    Duration wait = firstBackOff.multipliedBy(1L << Math.min(attempts - 1, 20));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
