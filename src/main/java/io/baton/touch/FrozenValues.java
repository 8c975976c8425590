package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the tags of customers said when their touches were planned. The words are made when they are
 * sent, maybe days later, and again when somebody asks what was sent: always out of these.
 */
@Repository
class FrozenValues {
  private static final TypeReference<Map<String, List<@Nullable String>>> COLUMNS =
      new TypeReference<>() {};
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;
  private final Templates templates;
  private final ObjectProvider<TouchFields> fields;

  FrozenValues(JdbcClient jdbc, Templates templates, ObjectProvider<TouchFields> fields) {
    this.jdbc = jdbc;
    this.templates = templates;
    this.fields = fields;
  }

  private record Batch(long id, CustomerSet members) {}

  /** In the plan's transaction, after its batches were written. */
  void freeze(long stepId, TouchPlan plan, LocalDate month) {
    TouchFields source = fields.getIfAvailable();
    List<String> names =
        templates
            .find(plan.templateKey(), plan.templateVersion())
            .map(TemplateVersion::ownFields)
            .orElse(List.of());
    if (source == null || names.isEmpty()) {
      return;
    }
    for (Batch batch : batches(stepId)) {
      Map<Integer, Map<String, String>> values = source.valuesOf(names, batch.members());
      Map<String, List<@Nullable String>> columns = columns(batch.members(), values);
      if (!columns.isEmpty()) {
        jdbc.sql("insert into touch_batch_value (batch_id, month, fields) values (?, ?, ?)")
            .params(batch.id(), month, JSON.writeValueAsString(columns))
            .update();
      }
    }
  }

  private List<Batch> batches(long stepId) {
    return jdbc.sql("select id, members from touch_batch where step_id = ? order by id")
        .param(stepId)
        .query((row, n) -> new Batch(row.getLong(1), CustomerSet.fromBytes(row.getBytes(2))))
        .list();
  }

  private static Map<String, List<@Nullable String>> columns(
      CustomerSet members, Map<Integer, Map<String, String>> values) {
    Map<String, List<@Nullable String>> columns = new LinkedHashMap<>();
    int[] customers = members.toArray();
    for (int i = 0; i < customers.length; i++) {
      int rank = i;
      values
          .getOrDefault(customers[i], Map.of())
          .forEach(
              (field, value) -> {
                List<@Nullable String> column =
                    columns.computeIfAbsent(field, name -> new ArrayList<>());
                while (column.size() < rank) {
                  column.add(null);
                }
                column.add(value);
              });
    }
    return columns;
  }

  /**
   * By customer; customers with equal values share one map. Empty where nothing was frozen, or its
   * month is gone.
   */
  Map<Integer, Map<String, String>> of(long batchId, LocalDate month, CustomerSet members) {
    return jdbc.sql("select fields from touch_batch_value where month = ? and batch_id = ?")
        .params(month, batchId)
        .query(String.class)
        .optional()
        .map(text -> byCustomer(JSON.readValue(text, COLUMNS), members.toArray()))
        .orElse(Map.of());
  }

  private static Map<Integer, Map<String, String>> byCustomer(
      Map<String, List<@Nullable String>> columns, int[] customers) {
    Map<Integer, Map<String, String>> values = new HashMap<>(customers.length * 4 / 3 + 1);
    Map<Map<String, String>, Map<String, String>> shared = new HashMap<>();
    for (int i = 0; i < customers.length; i++) {
      Map<String, String> mine = new HashMap<>();
      for (Map.Entry<String, List<@Nullable String>> column : columns.entrySet()) {
        if (i < column.getValue().size() && column.getValue().get(i) != null) {
          mine.put(column.getKey(), Objects.requireNonNull(column.getValue().get(i)));
        }
      }
      Map<String, String> known = shared.putIfAbsent(mine, mine);
      values.put(customers[i], known == null ? mine : known);
    }
    return values;
  }
}
