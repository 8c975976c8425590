package io.baton.touch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the dispatcher works.
 *
 * @param enabled false on nodes that only plan
 * @param lanes threads a channel; a slow channel never holds another one up
 * @param batchSize touches claimed at once
 * @param lease how long a claim lives without a sign of life; after a crash the touches wait so
 *     long
 * @param poll how long due touches may go unnoticed where nobody rang
 * @param attempts after so many "not now" a touch counts as refused
 * @param backOff wait after the first "not now"; doubles with each further one
 * @param firstWindow messages handed over at once to a channel of unknown speed; doubles while the
 *     channel is quick, so that a "stop" never waits for a long window of a slow one
 * @param breakerFailures windows that fail one after another until the channel counts as down; 0:
 *     never
 * @param breakerSilence so long without any answer, though something was handed over, until the
 *     channel counts as down, however few windows that was: a relay that says nothing may keep each
 *     of them for minutes
 * @param breakerWait until the first probe of a channel that is down; doubles to five minutes
 */
@ConfigurationProperties("baton.dispatch")
record DispatchSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("1") int lanes,
    @DefaultValue("10000") int batchSize,
    @DefaultValue("15s") Duration lease,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("8") int attempts,
    @DefaultValue("2s") Duration backOff,
    @DefaultValue("1") int firstWindow,
    @DefaultValue("5") int breakerFailures,
    @DefaultValue("1m") Duration breakerSilence,
    @DefaultValue("1s") Duration breakerWait) {

  @ConstructorBinding
  DispatchSettings {}

  /** With the usual patience. */
  DispatchSettings(
      boolean enabled,
      int lanes,
      int batchSize,
      Duration lease,
      Duration poll,
      int attempts,
      Duration backOff,
      int firstWindow,
      int breakerFailures,
      Duration breakerWait) {
    this(
        enabled,
        lanes,
        batchSize,
        lease,
        poll,
        attempts,
        backOff,
        firstWindow,
        breakerFailures,
        Duration.ofMinutes(1),
        breakerWait);
  }
}
