package io.baton.engine.camunda;

import io.baton.engine.ElementCount;
import io.baton.engine.ElementPace;
import io.baton.engine.FlowCount;
import io.baton.engine.Scope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How many came to each element and flow of a campaign. One row per element and flow, however many
 * instances run: what a transaction counted is added up and written just before it commits, in one
 * order for everybody, so that two transactions neither wait long for each other nor dead-lock.
 */
@Component
class Counts {
  static final int SLOT_SECONDS = 15;

  /** Five minutes. */
  static final int SLOTS = 20;

  /** The campaign clock's quarter of a minute. */
  private static final String SLOT =
      "floor(extract(epoch from shared_now()) / " + SLOT_SECONDS + ")::bigint";

  private static final String ADD_TO_ELEMENT =
      """
      INSERT INTO engine_element_count AS c
        (campaign_id, scope, element_id, entered, departed, slot, lately)
      VALUES (?, ?, ?, ?, ?, %2$s, array[?])
      ON CONFLICT (campaign_id, scope, element_id)
      DO UPDATE SET entered = c.entered + excluded.entered,
        departed = c.departed + excluded.departed,
        slot = greatest(c.slot, excluded.slot),
        lately = (
          SELECT array[coalesce(moved[1], 0) + excluded.departed] || moved[2:%1$d]
          FROM (SELECT (array_fill(0::bigint, array[
                  least(greatest(excluded.slot - c.slot, 0), %1$d)::int]) || c.lately)[1:%1$d]
                AS moved) shifted)
      """
          .formatted(SLOTS, SLOT);
  private static final String ADD_TO_FLOW =
      """
      INSERT INTO engine_flow_count AS c (campaign_id, scope, flow_id, customers)
      VALUES (?, ?, ?, ?)
      ON CONFLICT (campaign_id, scope, flow_id)
      DO UPDATE SET customers = c.customers + excluded.customers
      """;

  private final JdbcClient jdbc;

  Counts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void entered(long campaignId, Scope scope, String elementId, long customers) {
    add(new Key(campaignId, scope, false, elementId), customers, 0);
  }

  void left(long campaignId, Scope scope, String elementId, long customers) {
    add(new Key(campaignId, scope, false, elementId), 0, customers);
  }

  void taken(long campaignId, Scope scope, String flowId, long customers) {
    add(new Key(campaignId, scope, true, flowId), customers, 0);
  }

  List<ElementCount> elements(long campaignId, Scope scope) {
    return jdbc.sql(
            "SELECT element_id, entered, departed FROM engine_element_count"
                + " WHERE campaign_id = ? AND scope = ? ORDER BY element_id")
        .params(campaignId, scope.name())
        .query(
            (row, n) ->
                new ElementCount(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(2) - row.getLong(3),
                    row.getLong(3)))
        .list();
  }

  List<ElementPace> paces(long campaignId, Scope scope) {
    return jdbc.sql(
            """
            SELECT element_id, recent FROM (
              SELECT element_id, (SELECT coalesce(sum(l.n), 0)
                FROM unnest(lately) WITH ORDINALITY AS l (n, age) WHERE %s - slot + l.age <= ?) recent
              FROM engine_element_count WHERE campaign_id = ? AND scope = ?) paces
            WHERE recent > 0 ORDER BY element_id
            """
                .formatted(SLOT))
        .params(SLOTS, campaignId, scope.name())
        .query((row, n) -> new ElementPace(row.getString(1), row.getLong(2)))
        .list();
  }

  List<FlowCount> flows(long campaignId, Scope scope) {
    return jdbc.sql(
            "SELECT flow_id, customers FROM engine_flow_count"
                + " WHERE campaign_id = ? AND scope = ? ORDER BY flow_id")
        .params(campaignId, scope.name())
        .query((row, n) -> new FlowCount(row.getString(1), row.getLong(2)))
        .list();
  }

  private void add(Key key, long in, long out) {
    Pending pending =
        TransactionSynchronizationManager.getSynchronizations().stream()
            .filter(Pending.class::isInstance)
            .map(Pending.class::cast)
            .filter(mine -> mine.owner() == this)
            .findFirst()
            .orElse(null);
    if (pending == null) {
      pending = new Pending();
      TransactionSynchronizationManager.registerSynchronization(pending);
    }
    pending.sums.computeIfAbsent(key, k -> new long[2]);
    long[] sum = pending.sums.get(key);
    sum[0] += in;
    sum[1] += out;
  }

  private record Key(long campaignId, Scope scope, boolean flow, String id)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = Long.compare(campaignId, other.campaignId);
      order = order != 0 ? order : scope.compareTo(other.scope);
      order = order != 0 ? order : Boolean.compare(flow, other.flow);
      return order != 0 ? order : id.compareTo(other.id);
    }
  }

  private final class Pending implements TransactionSynchronization {
    private final Map<Key, long[]> sums = new TreeMap<>();

    Counts owner() {
      return Counts.this;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      sums.forEach(
          (key, sum) -> {
            if (key.flow()) {
              jdbc.sql(ADD_TO_FLOW)
                  .params(key.campaignId(), key.scope().name(), key.id(), sum[0])
                  .update();
            } else {
              jdbc.sql(ADD_TO_ELEMENT)
                  .params(key.campaignId(), key.scope().name(), key.id(), sum[0], sum[1], sum[1])
                  .update();
            }
          });
    }
  }
}
