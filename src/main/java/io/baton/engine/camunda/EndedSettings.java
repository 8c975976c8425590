package io.baton.engine.camunda;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the engine remembers instances that are over.
 *
 * @param keep of journeys whose campaign has a younger instance
 * @param history what the engine wrote down about any other
 */
@ConfigurationProperties("baton.engine.ended")
record EndedSettings(@DefaultValue("3d") Duration keep, @DefaultValue("365d") Duration history) {
  private static final Duration LEAST = Duration.ofHours(1);

  EndedSettings {
    require("keep", keep);
    require("history", history);
  }

  private static void require(String name, Duration time) {
    if (time.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "baton.engine.ended." + name + " must be at least an hour, not " + time);
    }
  }
}
