package io.baton.touch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
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
 */
@ConfigurationProperties("baton.dispatch")
record DispatchSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("1") int lanes,
    @DefaultValue("10000") int batchSize,
    @DefaultValue("15s") Duration lease,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("8") int attempts,
    @DefaultValue("2s") Duration backOff) {

  static DispatchSettings standard() {
    return new DispatchSettings(
        true, 1, 10_000, Duration.ofSeconds(15), Duration.ofSeconds(1), 8, Duration.ofSeconds(2));
  }
}
