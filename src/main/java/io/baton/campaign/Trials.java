package io.baton.campaign;

import io.baton.cohort.CustomerSet;
import io.baton.event.CustomerEvent;
import io.baton.event.EventConsumer;
import io.baton.segment.Segments;
import io.baton.shared.BatonClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Triggers on trial: they count what they would have matched and bring nobody in. A trial belongs
 * to a draft and ends by itself; another trigger begins another trial.
 */
@Component
class Trials implements EventConsumer {
  private static final Duration LASTS = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final EventConditions conditions;
  private final KnownSegments segments;
  private final BranchLimit branches;
  private final BatonClock clock;
  private final JsonMapper json;

  Trials(
      JdbcClient jdbc,
      EventConditions conditions,
      Segments segments,
      BranchLimit branches,
      BatonClock clock,
      JsonMapper json) {
    this.jdbc = jdbc;
    this.conditions = conditions;
    this.segments = new KnownSegments(segments);
    this.branches = branches;
    this.clock = clock;
    this.json = json;
  }

  /**
   * @param events of the type since it started
   * @param matched events that matched
   * @param customers who matched at least once
   */
  record Trial(
      Instant startedAt,
      Instant endsAt,
      boolean running,
      long events,
      long matched,
      long customers) {}

  private record Running(
      long campaignId, TriggerPlan plan, @Nullable String segment, String branchPath) {}

  /** Starts anew. */
  void start(Campaign campaign) {
    forget(campaign.number());
    Instant now = clock.now();
    jdbc.sql(
            """
            INSERT INTO campaign_trial (campaign_id, plan, segment, started_at, ends_at)
            VALUES (?, ?, ?, ?, ?)""")
        .param(campaign.number())
        .param(campaign.trigger)
        .param(campaign.segment)
        .param(Timestamp.from(now))
        .param(Timestamp.from(now.plus(LASTS)))
        .update();
  }

  /** Keeps what was counted. */
  void end(long campaignId) {
    jdbc.sql("UPDATE campaign_trial SET ends_at = ? WHERE campaign_id = ? AND ends_at > ?")
        .params(now(), campaignId, now())
        .update();
  }

  void forget(long campaignId) {
    jdbc.sql("DELETE FROM campaign_trial WHERE campaign_id = ?").param(campaignId).update();
  }

  Optional<Trial> of(long campaignId) {
    Instant now = clock.now();
    return jdbc.sql(
            """
            SELECT started_at, ends_at, events, matched,
              (SELECT count(*) FROM campaign_trial_customer c WHERE c.campaign_id = t.campaign_id)
            FROM campaign_trial t WHERE campaign_id = ?""")
        .param(campaignId)
        .query(
            (row, n) -> {
              Instant ends = row.getTimestamp(2).toInstant();
              return new Trial(
                  row.getTimestamp(1).toInstant(),
                  ends,
                  ends.isAfter(now),
                  row.getLong(3),
                  row.getLong(4),
                  row.getLong(5));
            })
        .optional();
  }

  @Override
  public void accept(List<CustomerEvent> batch) {
    List<Running> running = running();
    if (running.isEmpty()) {
      return;
    }
    Map<String, List<CustomerEvent>> byType =
        batch.stream().collect(Collectors.groupingBy(CustomerEvent::type));
    for (Running trial : running) {
      List<CustomerEvent> events = byType.getOrDefault(trial.plan().eventType(), List.of());
      if (!events.isEmpty()) {
        count(trial, events);
      }
    }
  }

  private void count(Running trial, List<CustomerEvent> events) {
    CustomerSet among =
        trial.segment() == null || trial.plan().startsWithSegment()
            ? null
            : segments.members(trial.segment());
    List<CustomerEvent> ours =
        events.stream()
            .filter(event -> branches.letsIn(trial.branchPath(), event.customer()))
            .toList();
    List<CustomerEvent> admitted =
        ours.stream()
            .filter(event -> trial.plan().activeAt(event.at()))
            .filter(event -> among == null || among.contains(event.customer()))
            .toList();
    List<CustomerEvent> matching = conditions.matchingOrAll(trial.plan().condition(), admitted);
    jdbc.sql(
            "UPDATE campaign_trial SET events = events + ?, matched = matched + ?"
                + " WHERE campaign_id = ?")
        .params(ours.size(), matching.size(), trial.campaignId())
        .update();
    jdbc.sql(
            """
            INSERT INTO campaign_trial_customer (campaign_id, customer)
            SELECT t.campaign_id, c.customer
            FROM campaign_trial t, (SELECT DISTINCT unnest(?) AS customer ORDER BY 1) c
            WHERE t.campaign_id = ? ON CONFLICT DO NOTHING""")
        .params(matching.stream().mapToInt(CustomerEvent::customer).toArray(), trial.campaignId())
        .update();
  }

  private List<Running> running() {
    return jdbc.sql(
            "SELECT t.campaign_id, plan, t.segment, c.branch_path FROM campaign_trial t"
                + " JOIN campaign_campaign c ON c.id = t.campaign_id WHERE ends_at > ?"
                + " ORDER BY t.campaign_id")
        .param(now())
        .query(
            (row, n) ->
                new Running(
                    row.getLong(1),
                    json.readValue(row.getString(2), TriggerPlan.class),
                    row.getString(3),
                    row.getString(4)))
        .list();
  }

  private Timestamp now() {
    return Timestamp.from(clock.now());
  }
}
