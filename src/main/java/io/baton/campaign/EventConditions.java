package io.baton.campaign;

import io.baton.cohort.Column;
import io.baton.cohort.Conditions;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.event.CustomerEvent;
import io.baton.segment.Segments;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Conditions of triggers: on tags, scores and segments, and on the event's own fields, written
 * {@code event.amount}. Each event of a batch is judged by itself: it is a row of a small index
 * made for the batch, which holds its fields and what is known of its customer, so that the
 * compiler of segments and tables serves here too, and the cost does not depend on how many
 * customers there are.
 */
@Component
class EventConditions {
  private static final Logger LOG = LoggerFactory.getLogger(EventConditions.class);
  private static final int MOST_KEPT = 1_000;

  private final FieldIndexes indexes;
  private final KnownSegments segments;
  private final Map<String, Rule> parsed = new ConcurrentHashMap<>();

  EventConditions(FieldIndexes indexes, Segments segments) {
    this.indexes = indexes;
    this.segments = new KnownSegments(segments);
  }

  /**
   * Those for which the condition is true, in their order. What can't be compared, because a tag is
   * gone or of another type by now, is not true: it must not hold up the intake.
   */
  List<CustomerEvent> matching(String condition, List<CustomerEvent> events) {
    Rule rule = parsed(condition);
    FieldIndex index = indexes.current();
    EventColumns columns = new EventColumns(events, rule);
    FieldIndex rows =
        FieldIndex.empty(index.asOf())
            .withEveryone(CustomerSet.range(0, events.size()))
            .with(
                rule.fields().stream()
                    .map(field -> columns.of(field, index, segments))
                    .toArray(Column[]::new));
    List<CustomerEvent> matching = new ArrayList<>();
    try {
      RuleCompiler.compile(rule, rows)
          .members(rows.everyone())
          .forEach(row -> matching.add(events.get(row)));
    } catch (BatonException misfit) {
      LOG.warn("a trigger's condition no longer fits: {}", misfit.code().name());
    }
    return matching;
  }

  /** No condition takes all. */
  List<CustomerEvent> matchingOrAll(@Nullable String condition, List<CustomerEvent> events) {
    return condition == null || events.isEmpty() ? events : matching(condition, events);
  }

  /** What is wrong with the condition, at that place of the plan; empty if it can be evaluated. */
  List<Finding> check(String place, String condition) {
    try {
      Rule rule = Conditions.parse(condition);
      FieldIndex index = indexes.current();
      EventColumns columns = new EventColumns(List.of(), rule);
      FieldIndex known = FieldIndex.empty(index.asOf());
      List<Finding> findings = new ArrayList<>();
      for (String field : rule.fields()) {
        if (EventColumns.isTag(field) && index.column(field).isEmpty()) {
          findings.add(new Finding(place, "TAG_UNKNOWN", "there is no tag " + field));
        } else {
          known = known.with(columns.of(field, index, segments));
        }
      }
      EventColumns.literals(rule, EventColumns.SEGMENT).stream()
          .filter(code -> !segments.seen(code))
          .map(code -> new Finding(place, "SEGMENT_UNKNOWN", "there is no segment " + code))
          .forEach(findings::add);
      if (findings.isEmpty()) {
        RuleCompiler.check(rule, known).stream()
            .map(finding -> new Finding(place, finding.code(), finding.message()))
            .forEach(findings::add);
      }
      return findings;
    } catch (BatonException e) {
      return List.of(new Finding(place, e.code().name(), String.valueOf(e.getMessage())));
    }
  }

  private Rule parsed(String condition) {
    if (parsed.size() > MOST_KEPT) {
      parsed.clear();
    }
    return parsed.computeIfAbsent(condition, Conditions::parse);
  }
}
