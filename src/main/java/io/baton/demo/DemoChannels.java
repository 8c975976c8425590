package io.baton.demo;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Calls of the demo bank are made by people, from lists, unless a property says otherwise; all its
 * other channels are simulated.
 */
class DemoChannels implements EnvironmentPostProcessor {
  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (DemoSize.wanted(environment)) {
      environment
          .getPropertySources()
          .addLast(
              new MapPropertySource("demo channels", Map.of("baton.channel.call", "worklist")));
    }
  }
}
