package io.baton.decision;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was decided in instances that are forgotten: the sets of one hour to which the same row of
 * the same version said the same become one. Whom it concerned, what it said and why stay on
 * record; which instance it was in, and the facts that came with it, do not.
 */
@Component
class FoldingOutcomes {
  /** Begins the name that stands in place of an instance. */
  static final String FOLDED = "hour:";

  private final JdbcClient jdbc;
  private final Cohorts cohorts;

  FoldingOutcomes(JdbcClient jdbc, Cohorts cohorts) {
    this.jdbc = jdbc;
    this.cohorts = cohorts;
  }

  /** What rows have in common that become one. */
  private record Same(
      long campaignId,
      String elementId,
      String decision,
      int version,
      int rule,
      String outputs,
      Instant hour) {
    String name() {
      return FOLDED + campaignId + ":" + hour;
    }
  }

  private record Row(Same same, long cohortId, Instant at) {}

  @Transactional
  void fold(Collection<String> instances) {
    String[] names = instances.toArray(String[]::new);
    Map<Same, List<Row>> groups = new LinkedHashMap<>();
    jdbc.sql(
            """
            delete from decision_outcome o using unnest(?) as i (id) where o.process_instance = i.id
            returning o.campaign_id, o.element_id, o.decision, o.version, o.rule, o.outputs::text,
              o.cohort_id, o.decided_at
            """)
        .param(names)
        .query(
            row -> {
              Instant at = row.getTimestamp(8).toInstant();
              Same same =
                  new Same(
                      row.getLong(1),
                      row.getString(2),
                      row.getString(3),
                      row.getInt(4),
                      row.getInt(5),
                      row.getString(6),
                      at.truncatedTo(ChronoUnit.HOURS));
              groups
                  .computeIfAbsent(same, any -> new ArrayList<>())
                  .add(new Row(same, row.getLong(7), at));
            });
    groups.forEach(this::fold);
    jdbc.sql(
            "delete from decision_fact f using unnest(?) as i (id) where f.process_instance = i.id")
        .param(names)
        .update();
  }

  private void fold(Same same, List<Row> rows) {
    List<Row> all = new ArrayList<>(rows);
    all.addAll(earlier(same));
    CustomerSet members =
        all.stream()
            .map(row -> cohorts.members(row.cohortId()))
            .reduce(CustomerSet.empty(), CustomerSet::or);
    Instant last = all.stream().map(Row::at).max(Instant::compareTo).orElse(same.hour());
    jdbc.sql(
            """
            insert into decision_outcome (process_instance, campaign_id, element_id, step, chunk,
              decision, version, rule, outputs, cohort_id, decided_at)
            values (?, ?, ?, 0, 0, ?, ?, ?, ?::jsonb, ?, ?)
            """)
        .params(
            same.name(),
            same.campaignId(),
            same.elementId(),
            same.decision(),
            same.version(),
            same.rule(),
            same.outputs(),
            cohorts.store(members).id(),
            Timestamp.from(last))
        .update();
    cohorts.deleteAll(all.stream().map(Row::cohortId).toList());
  }

  /** What the hour has by now, which the new row replaces. */
  private List<Row> earlier(Same same) {
    return jdbc.sql(
            """
            delete from decision_outcome
            where process_instance = ? and element_id = ? and decision = ? and version = ?
              and rule = ? and outputs = ?::jsonb
            returning cohort_id, decided_at
            """)
        .params(
            same.name(),
            same.elementId(),
            same.decision(),
            same.version(),
            same.rule(),
            same.outputs())
        .query((row, n) -> new Row(same, row.getLong(1), row.getTimestamp(2).toInstant()))
        .list();
  }
}
