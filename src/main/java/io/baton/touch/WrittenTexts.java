package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.content.Rendered;
import io.baton.content.Templates;
import io.baton.shared.BatonException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The words of a touch, made again out of the version of its template, the signed campaign and the
 * values that were kept: the same today as on the day it was sent, whatever the tags say by now.
 */
@Component
public class WrittenTexts {
  private final JdbcClient jdbc;
  private final Templates templates;
  private final ObjectProvider<TouchFields> fields;
  private final FrozenValues frozen;

  WrittenTexts(
      JdbcClient jdbc,
      Templates templates,
      ObjectProvider<TouchFields> fields,
      FrozenValues frozen) {
    this.jdbc = jdbc;
    this.templates = templates;
    this.fields = fields;
    this.frozen = frozen;
  }

  private record Batch(long id, LocalDate month, TouchPlanRef plan, CustomerSet members) {}

  /** Empty where nothing was planned, or the words cannot be made, as at the time of sending. */
  public Optional<Rendered> of(long runId, CustomerTouches.Trace trace, int customer) {
    return batches(runId, trace, customer).stream()
        .filter(batch -> batch.members().contains(customer))
        .findFirst()
        .flatMap(batch -> write(batch, trace, customer));
  }

  private List<Batch> batches(long runId, CustomerTouches.Trace trace, int customer) {
    return jdbc.sql(
            """
            select b.id, s.step, s.occurrence, s.campaign_code, b.members, s.month
            from touch_step s join touch_batch b on b.step_id = s.id
            where s.run_id = ? and s.origin = ? and s.planned_at = ?
              and ? between b.first_customer and b.last_customer
            """)
        .params(runId, trace.origin(), Timestamp.from(trace.plannedAt()), customer)
        .query(
            (row, n) ->
                new Batch(
                    row.getLong(1),
                    row.getObject(6, LocalDate.class),
                    new TouchPlanRef(
                        runId,
                        row.getLong(2),
                        row.getInt(3),
                        trace.origin(),
                        row.getString(4),
                        trace.channel()),
                    CustomerSet.fromBytes(row.getBytes(5))))
        .list();
  }

  private Optional<Rendered> write(Batch batch, CustomerTouches.Trace trace, int customer) {
    Map<String, String> values =
        new HashMap<>(
            frozen.of(batch.id(), batch.month(), batch.members()).getOrDefault(customer, Map.of()));
    TouchFields source = fields.getIfAvailable();
    if (source != null) {
      values.putAll(
          source.fieldsOf(batch.plan(), CustomerSet.of(customer)).getOrDefault(customer, Map.of()));
    }
    try {
      return Optional.of(
          templates.render(templates.get(trace.template(), trace.templateVersion()), values));
    } catch (BatonException notRendered) {
      return Optional.empty();
    }
  }
}
