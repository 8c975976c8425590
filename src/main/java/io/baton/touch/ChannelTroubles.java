package io.baton.touch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Why nothing leaves on a channel. */
@Component
public class ChannelTroubles {
  private static final String SILENT = "SILENT";

  private final Holds holds;
  private final JdbcClient jdbc;

  ChannelTroubles(Holds holds, JdbcClient jdbc) {
    this.holds = holds;
    this.jdbc = jdbc;
  }

  /**
   * By channel: PAUSED, STOPPED, RESTORED, or SILENT where the peer does not answer. What holds
   * every channel stands under {@code *}.
   */
  public Map<String, Set<String>> all() {
    Map<String, Set<String>> troubles = new LinkedHashMap<>();
    holds
        .all()
        .forEach(
            hold ->
                troubles
                    .computeIfAbsent(hold.channel(), channel -> new TreeSet<>())
                    .add(hold.reason().name()));
    jdbc.sql("select channel from touch_breaker")
        .query(String.class)
        .list()
        .forEach(channel -> troubles.computeIfAbsent(channel, c -> new TreeSet<>()).add(SILENT));
    return troubles;
  }
}
