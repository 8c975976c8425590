package io.baton.decision;

import io.baton.cohort.Cohort;
import io.baton.cohort.Cohorts;
import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.engine.TaskCall;
import io.baton.shared.BatonClock;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was decided about the customers of a process instance, and the facts that came with them.
 * Later conditions, decisions and templates of the same instance read them by name, before tags of
 * the same name.
 */
@Component
public class Outcomes {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Output>> OUTPUTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Cohorts cohorts;
  private final BatonClock clock;

  Outcomes(JdbcClient jdbc, Cohorts cohorts, BatonClock clock) {
    this.jdbc = jdbc;
    this.cohorts = cohorts;
    this.clock = clock;
  }

  /** One output of one row, with its type. */
  record Output(FieldType type, int scale, Optional<String> value) {}

  private record Decided(Map<String, Output> outputs, long cohortId) {}

  /**
   * Keeps facts of the cohort that starts a process instance, such as the fields of the event;
   * replaces earlier ones of the same code and source.
   */
  @Transactional
  public void keepFacts(String processInstanceId, Collection<JourneyFact> facts) {
    for (JourneyFact fact : facts) {
      Field field = fact.values().field();
      jdbc.sql(
              """
              insert into decision_fact
                (process_instance, code, type, scale, bytes, origin, source, seen_at)
              values (?, ?, ?, ?, ?, ?, ?, ?)
              on conflict (process_instance, code, origin, source) do update
              set type = excluded.type, scale = excluded.scale, bytes = excluded.bytes,
                seen_at = excluded.seen_at""")
          .params(
              processInstanceId,
              field.code(),
              field.type().name(),
              field.scale(),
              fact.values().toBytes(),
              processInstanceId,
              fact.source(),
              Timestamp.from(fact.at()))
          .update();
    }
  }

  /** Where the fact of one customer is from; empty where it is none, or already forgotten. */
  @Transactional(readOnly = true)
  Optional<JourneyFact> factOf(String processInstanceId, String code, int customer) {
    return jdbc
        .sql(
            "select type, scale, bytes, source, seen_at from decision_fact"
                + " where process_instance = ? and code = ? and seen_at is not null")
        .params(processInstanceId, code)
        .query(
            (row, n) ->
                new JourneyFact(
                    Column.fromBytes(
                        new Field(code, FieldType.valueOf(row.getString(1)), row.getInt(2)),
                        row.getBytes(3)),
                    row.getString(4),
                    row.getTimestamp(5).toInstant()))
        .list()
        .stream()
        .filter(fact -> fact.values().exists().contains(customer))
        .findFirst();
  }

  /** All of it belongs to another process instance now; no customer is in both. */
  @Transactional
  void move(String processInstanceId, String into) {
    for (String table : List.of("decision_fact", "decision_outcome")) {
      jdbc.sql("update " + table + " set process_instance = ? where process_instance = ?")
          .params(into, processInstanceId)
          .update();
    }
  }

  /** Replaces what an earlier try of the same chunk has left. */
  @Transactional
  void keep(TaskCall call, SetOutcome outcome) {
    forget(call);
    for (SetOutcome.Hit hit : outcome.hits()) {
      insert(call, outcome, hit);
    }
    CustomerSet undecided = outcome.undecided();
    if (!undecided.isEmpty()) {
      insert(call, outcome, new SetOutcome.Hit(0, undecided, Map.of()));
    }
  }

  /**
   * The index with what is known under these names on the way of this process instance: an outcome
   * comes before a fact, and both before a tag.
   */
  @Transactional(readOnly = true)
  public FieldIndex over(FieldIndex index, String processInstanceId, Set<String> names) {
    Map<String, Column> columns = facts(processInstanceId, names);
    columns.putAll(decided(processInstanceId, names));
    columns.keySet().retainAll(names);
    return index.with(columns.values().toArray(Column[]::new));
  }

  private Map<String, Column> facts(String processInstanceId, Set<String> names) {
    Map<Field, List<Column>> parts = new LinkedHashMap<>();
    jdbc.sql(
            "select code, type, scale, bytes from decision_fact where process_instance = ?"
                + " and code = any (?) order by seen_at nulls first")
        .params(processInstanceId, names.toArray(String[]::new))
        .query(
            row -> {
              Field field =
                  new Field(row.getString(1), FieldType.valueOf(row.getString(2)), row.getInt(3));
              parts
                  .computeIfAbsent(field, f -> new ArrayList<>())
                  .add(Column.fromBytes(field, row.getBytes(4)));
            });
    Map<String, Column> facts = new HashMap<>();
    parts.forEach((field, columns) -> facts.put(field.code(), together(field, columns)));
    return facts;
  }

  private static Column together(Field field, List<Column> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    ColumnBuilder builder = ColumnBuilder.of(field);
    for (Column part : parts) {
      part.exists()
          .forEach(
              customer -> part.textsAt(customer).forEach(value -> builder.put(customer, value)));
    }
    return builder.build();
  }

  /** A later decision takes the place of an earlier one, customer by customer. */
  private Map<String, Column> decided(String processInstanceId, Set<String> names) {
    Map<Field, Map<String, CustomerSet>> values = new LinkedHashMap<>();
    for (Decided row : rows(processInstanceId)) {
      if (Collections.disjoint(row.outputs().keySet(), names)) {
        continue;
      }
      CustomerSet customers = cohorts.members(row.cohortId());
      row.outputs()
          .forEach(
              (name, output) -> {
                Map<String, CustomerSet> sets =
                    values.computeIfAbsent(
                        new Field(name, output.type(), output.scale()),
                        field -> new LinkedHashMap<>());
                sets.replaceAll((value, holders) -> holders.minus(customers));
                output.value().ifPresent(value -> sets.merge(value, customers, CustomerSet::or));
              });
    }
    Map<String, Column> columns = new HashMap<>();
    values.forEach((field, sets) -> columns.put(field.code(), Column.ofSets(field, sets)));
    return columns;
  }

  private List<Decided> rows(String processInstanceId) {
    return jdbc.sql(
            "select outputs, cohort_id from decision_outcome where process_instance = ? order by id")
        .param(processInstanceId)
        .query((row, n) -> new Decided(JSON.readValue(row.getString(1), OUTPUTS), row.getLong(2)))
        .list();
  }

  private void insert(TaskCall call, SetOutcome outcome, SetOutcome.Hit hit) {
    Map<String, Output> outputs = new LinkedHashMap<>();
    for (Field output : outcome.outputs()) {
      outputs.put(
          output.code(),
          new Output(
              output.type(), output.scale(), Optional.ofNullable(hit.values().get(output.code()))));
    }
    Cohort cohort = cohorts.store(hit.customers());
    jdbc.sql(
            "insert into decision_outcome (process_instance, campaign_id, element_id, step, chunk,"
                + " decision, version, rule, outputs, cohort_id, decided_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)")
        .params(
            call.processInstanceId(),
            call.campaignId(),
            call.elementId(),
            call.stepNumber(),
            call.chunk(),
            outcome.decision().key(),
            outcome.decision().version(),
            hit.rule(),
            JSON.writeValueAsString(outputs),
            cohort.id(),
            Timestamp.from(clock.now()))
        .update();
  }

  private void forget(TaskCall call) {
    jdbc.sql(
            "delete from decision_outcome where process_instance = ? and step = ? and chunk = ?"
                + " returning cohort_id")
        .params(call.processInstanceId(), call.stepNumber(), call.chunk())
        .query(Long.class)
        .list()
        .forEach(cohorts::delete);
  }
}
