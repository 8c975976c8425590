package io.baton.engine.camunda;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the engine remembers instances that are over.
 *
 * @param keep of journeys whose campaign has a younger instance
 */
@ConfigurationProperties("baton.engine.ended")
record EndedSettings(@DefaultValue("3d") Duration keep) {
  private static final Duration LEAST = Duration.ofHours(1);

  EndedSettings {
    if (keep.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "baton.engine.ended.keep must be at least an hour, not " + keep);
    }
  }
}
