package io.baton.channel;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What one message of a channel costs the bank, in its currency. A channel nobody has said it of
 * has no cost that is known, which is another thing than none.
 */
@Component
public class ChannelCosts {
  private final JdbcClient jdbc;

  ChannelCosts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<BigDecimal> of(String channel) {
    return Optional.ofNullable(all().get(channel));
  }

  public Map<String, BigDecimal> all() {
    Map<String, BigDecimal> costs = new TreeMap<>();
    jdbc.sql("select channel, per_message from channel_cost")
        .query(
            row -> {
              costs.put(row.getString(1), row.getBigDecimal(2));
            });
    return costs;
  }

  /** Null forgets what was said. */
  void set(String channel, @Nullable BigDecimal perMessage) {
    if (perMessage == null) {
      jdbc.sql("delete from channel_cost where channel = ?").param(channel).update();
      return;
    }
    jdbc.sql(
            """
            insert into channel_cost (channel, per_message) values (?, ?)
            on conflict (channel) do update set per_message = excluded.per_message
            """)
        .params(channel, perMessage)
        .update();
  }
}
