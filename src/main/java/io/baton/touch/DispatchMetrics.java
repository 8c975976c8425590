package io.baton.touch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What operators watch. The only label is the channel. */
@Component
class DispatchMetrics {
  private final MeterRegistry registry;
  private final ChannelHealth health;
  private final Map<String, AtomicLong> values = new ConcurrentHashMap<>();

  DispatchMetrics(MeterRegistry registry, ChannelHealth health) {
    this.registry = registry;
    this.health = health;
  }

  @Scheduled(fixedDelay = 10_000, initialDelay = 10_000)
  void look() {
    for (ChannelView channel : health.all()) {
      set("dispatch.breaker.open", channel.channel(), channel.breaker() == null ? 0 : 1);
      set("dispatch.in.doubt", channel.channel(), channel.inDoubt());
      set("dispatch.open", channel.channel(), channel.open());
      set("dispatch.hung", channel.channel(), channel.hung());
      set("dispatch.held", channel.channel(), channel.held().isEmpty() ? 0 : 1);
      set("dispatch.last.minute", channel.channel(), channel.pace().lastMinute());
    }
  }

  private void set(String name, String channel, long value) {
    values
        .computeIfAbsent(
            name + '/' + channel,
            key -> {
              AtomicLong fresh = new AtomicLong();
              Gauge.builder(name, fresh, AtomicLong::doubleValue)
                  .tag("channel", channel)
                  .register(registry);
              return fresh;
            })
        .set(value);
  }
}
