package io.baton.channel;

import io.baton.shared.BatonException;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SimulatorSettings.class)
class ChannelConfiguration {
  /** Every channel gets the adapter that its property names, the simulator where none is named. */
  @Bean
  Channels channels(List<ChannelAdapter> adapters, Environment environment) {
    return new Channels(
        Arrays.stream(ChannelCode.values())
            .map(code -> adapterFor(code, adapters, environment).open(code))
            .toList());
  }

  private static ChannelAdapter adapterFor(
      ChannelCode code, List<ChannelAdapter> adapters, Environment environment) {
    String wanted = environment.getProperty(code.property(), SimulatorAdapter.NAME);
    return adapters.stream()
        .filter(adapter -> adapter.name().equals(wanted) && adapter.serves().contains(code))
        .findFirst()
        .orElseThrow(
            () ->
                new BatonException(
                    ChannelError.CHANNEL_MISCONFIGURED,
                    "%s=%s: no such adapter for this channel".formatted(code.property(), wanted)));
  }
}
