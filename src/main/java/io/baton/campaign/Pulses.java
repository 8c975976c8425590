package io.baton.campaign;

import io.baton.event.CustomerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the triggers do, slot by slot, for people who watch. Counted in the transaction of the
 * intake, so that what was rolled back was not counted either, and written once at its end.
 */
@Component
class Pulses {
  /** Upper ends of the classes of lateness, in milliseconds; one more class is beyond. */
  static final long[] CLASSES = {100, 250, 500, 1_000, 2_000, 5_000};

  /** The intake as a whole. */
  static final long INTAKE = 0;

  private static final String ADD =
      """
      INSERT INTO campaign_pulse AS p (campaign_id, slot, node, events, matched, entered, late)
      VALUES (?, to_timestamp(floor(extract(epoch FROM clock_timestamp()) / 5) * 5), ?, ?, ?, ?, ?)
      ON CONFLICT (campaign_id, slot, node) DO UPDATE SET
        events = p.events + excluded.events, matched = p.matched + excluded.matched,
        entered = p.entered + excluded.entered,
        late = (SELECT array_agg(a + b ORDER BY n)
                FROM unnest(p.late, excluded.late) WITH ORDINALITY AS t (a, b, n))
      """;

  private final JdbcClient jdbc;
  private final UUID node = UUID.randomUUID();

  Pulses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void began(int events) {
    pulse(INTAKE).events += events;
  }

  void seen(long campaignId, int events, int matched) {
    if (events > 0) {
      Pulse pulse = pulse(campaignId);
      pulse.events += events;
      pulse.matched += matched;
    }
  }

  /** Each customer with the event that brought them in. */
  void entered(long campaignId, Collection<CustomerEvent> events, Instant now) {
    Pulse pulse = pulse(campaignId);
    pulse.entered += events.size();
    for (CustomerEvent event : events) {
      pulse.late[classOf(Duration.between(event.at(), now).toMillis())]++;
    }
  }

  private static int classOf(long millis) {
    int found = Arrays.binarySearch(CLASSES, millis);
    return found >= 0 ? found : -found - 1;
  }

  private Pulse pulse(long campaignId) {
    Pending pending =
        TransactionSynchronizationManager.getSynchronizations().stream()
            .filter(Pending.class::isInstance)
            .map(Pending.class::cast)
            .findFirst()
            .orElse(null);
    if (pending == null) {
      pending = new Pending();
      TransactionSynchronizationManager.registerSynchronization(pending);
    }
    return pending.pulses.computeIfAbsent(campaignId, id -> new Pulse());
  }

  @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT10M")
  void forget() {
    jdbc.sql("DELETE FROM campaign_pulse WHERE slot < clock_timestamp() - interval '2 hours'")
        .update();
  }

  private static final class Pulse {
    private long events;
    private long matched;
    private long entered;
    private final Long[] late = new Long[CLASSES.length + 1];

    private Pulse() {
      Arrays.fill(late, 0L);
    }
  }

  private final class Pending implements TransactionSynchronization {
    private final Map<Long, Pulse> pulses = new TreeMap<>();

    @Override
    public void beforeCommit(boolean readOnly) {
      pulses.forEach(
          (campaign, pulse) ->
              jdbc.sql(ADD)
                  .params(campaign, node, pulse.events, pulse.matched, pulse.entered, pulse.late)
                  .update());
    }
  }
}
