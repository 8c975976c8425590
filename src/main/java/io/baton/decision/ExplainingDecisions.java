package io.baton.decision;

import io.baton.cohort.Cohorts;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.SmallestChange;
import io.baton.shared.BatonException;
import io.baton.tag.SeenTags;
import io.baton.tag.SeenValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the tables of a campaign said about one customer, as it was recorded, and what they would
 * say to the present values.
 */
@Component
public class ExplainingDecisions {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Outcomes.Output>> OUTPUTS =
      new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Cohorts cohorts;
  private final DecisionVersions versions;
  private final Outcomes outcomes;
  private final FieldIndexes indexes;
  private final TableRuns runs;
  private final SeenTags tags;

  ExplainingDecisions(
      JdbcClient jdbc,
      Cohorts cohorts,
      DecisionVersions versions,
      Outcomes outcomes,
      FieldIndexes indexes,
      TableRuns runs,
      SeenTags tags) {
    this.jdbc = jdbc;
    this.cohorts = cohorts;
    this.versions = versions;
    this.outcomes = outcomes;
    this.indexes = indexes;
    this.runs = runs;
    this.tags = tags;
  }

  /**
   * @param rule number of the row that hit, from 1; 0 where none did or several were added up
   * @param ruleId of that row in the document; null without one
   * @param remark of the row's author
   * @param outputs by name; an output without a value is missing
   * @param seen the present values of the inputs
   * @param now what the same version says to them; null where it cannot be asked any more
   * @param changes of one value, each of which alone would give something else
   */
  public record Decided(
      String element,
      String decision,
      int version,
      int rule,
      @Nullable String ruleId,
      @Nullable String remark,
      Map<String, String> outputs,
      Instant at,
      List<SeenValue> seen,
      @Nullable TableAnswer now,
      List<Alternative> changes) {}

  /** What one run of a table gives one customer. */
  public record TableAnswer(int rule, Map<String, String> outputs) {}

  public record Alternative(SmallestChange.Change change, TableAnswer gives) {}

  private record Row(
      String process,
      String element,
      String decision,
      int version,
      int rule,
      String outputs,
      long cohort,
      Instant at) {}

  /** In the order in which it was decided. */
  @Transactional(readOnly = true)
  public List<Decided> of(long campaignId, int customer) {
    List<Decided> decided = new ArrayList<>();
    for (Row row : rows(campaignId)) {
      if (cohorts.members(row.cohort()).contains(customer)) {
        decided.add(decided(row, customer));
      }
    }
    return decided;
  }

  private List<Row> rows(long campaignId) {
    return jdbc.sql(
            "select process_instance, element_id, decision, version, rule, outputs, cohort_id,"
                + " decided_at from decision_outcome where campaign_id = ? order by decided_at, id")
        .param(campaignId)
        .query(
            (row, n) ->
                new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getInt(5),
                    row.getString(6),
                    row.getLong(7),
                    row.getTimestamp(8).toInstant()))
        .list();
  }

  private Decided decided(Row row, int customer) {
    DecisionVersion version =
        versions
            .find(row.decision(), row.version())
            .orElseThrow(() -> DecisionVersions.unknown(row.decision()));
    DecisionTable table = versions.table(version);
    Set<String> inputs =
        table.facts().stream()
            .map(Field::code)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    FieldIndex one =
        SmallestChange.only(
            outcomes.over(indexes.current(), row.process(), inputs), customer, inputs);
    // What came with an event is not kept beyond its instance, so the table cannot be asked again.
    boolean factsAreGone =
        row.process().startsWith(FoldingOutcomes.FOLDED)
            && inputs.stream().anyMatch(input -> input.startsWith("event."));
    Optional<TableAnswer> now = factsAreGone ? Optional.empty() : answer(table, one);
    Optional<RuleText> text =
        RuleText.of(versions.xml(version.key(), version.version()), version.key(), row.rule());
    return new Decided(
        row.element(),
        row.decision(),
        row.version(),
        row.rule(),
        text.map(RuleText::id).orElse(null),
        text.map(RuleText::remark).orElse(null),
        outputs(row.outputs()),
        row.at(),
        inputs.stream().map(input -> seen(row.process(), input, one, customer)).toList(),
        now.orElse(null),
        now.map(answer -> changes(table, one, answer)).orElse(List.of()));
  }

  private static Map<String, String> outputs(String json) {
    Map<String, String> outputs = new LinkedHashMap<>();
    JSON.readValue(json, OUTPUTS)
        .forEach((name, output) -> output.value().ifPresent(value -> outputs.put(name, value)));
    return outputs;
  }

  private SeenValue seen(String process, String input, FieldIndex one, int customer) {
    String value = one.column(input).map(column -> column.textAt(0)).orElse(null);
    return outcomes
        .factOf(process, input, customer)
        .map(fact -> new SeenValue(input, value, fact.at(), fact.source()))
        .orElseGet(() -> tags.seen(input, input, value, customer));
  }

  /** Empty where the values contradict the table; no hit at all is an answer. */
  private Optional<TableAnswer> answer(DecisionTable table, FieldIndex one) {
    try {
      return Optional.of(
          runs.run(table, one, SmallestChange.THE_ONE).stream()
              .findFirst()
              .map(hit -> new TableAnswer(hit.rule(), hit.values()))
              .orElse(new TableAnswer(0, Map.of())));
    } catch (BatonException refused) {
      return Optional.empty();
    }
  }

  private List<Alternative> changes(DecisionTable table, FieldIndex one, TableAnswer now) {
    Map<String, Set<String>> constants = new LinkedHashMap<>();
    for (Field fact : table.facts()) {
      Set<String> named = new LinkedHashSet<>();
      InputClasses.constantsAbout(table, fact).forEach(constant -> named.add(constant.text()));
      constants.put(fact.code(), named);
    }
    Map<SmallestChange.Change, TableAnswer> gives = new LinkedHashMap<>();
    SmallestChange.find(
            constants,
            one,
            changed ->
                answer(table, changed)
                    .filter(other -> !other.outputs().equals(now.outputs()))
                    .isPresent())
        .forEach(
            change ->
                answer(table, SmallestChange.applied(one, change))
                    .ifPresent(other -> gives.put(change, other)));
    return gives.entrySet().stream()
        .map(each -> new Alternative(each.getKey(), each.getValue()))
        .toList();
  }
}
