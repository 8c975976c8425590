package io.baton.campaign;

import io.baton.access.Access;
import io.baton.campaign.JourneyEstimate.Certainty;
import io.baton.campaign.JourneyEstimate.Group;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import io.baton.decision.SetOutcome;
import io.baton.engine.ElementInfo;
import io.baton.engine.ProcessGate;
import io.baton.engine.Scope;
import io.baton.engine.Sketch;
import io.baton.segment.Segments;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many of a segment would be where in a drawing, counted among the caller's customers. */
@Component
class EstimatingJourney {
  private final ProcessGate gate;
  private final Segments segments;
  private final Customers customers;
  private final Decisions decisions;
  private final FieldIndexes indexes;
  private final ResultNames names;
  private final Access access;

  EstimatingJourney(
      ProcessGate gate,
      Segments segments,
      Customers customers,
      Decisions decisions,
      FieldIndexes indexes,
      ResultNames names,
      Access access) {
    this.gate = gate;
    this.segments = segments;
    this.customers = customers;
    this.decisions = decisions;
    this.indexes = indexes;
    this.names = names;
    this.access = access;
  }

  /**
   * @param asOf the moment of the tags that were asked
   * @param notes what could not be evaluated, each with its element
   */
  record Estimate(
      Instant asOf,
      long audience,
      List<Estimated> elements,
      List<Estimated> flows,
      List<Finding> notes) {}

  /**
   * @param customers the number, or the most there can be
   */
  record Estimated(String id, long customers, Certainty certainty) {}

  /**
   * @param segment whom to send through; null for everybody
   * @throws BatonException PROCESS_REFUSED for what even a draft must not hold, SEGMENT_UNKNOWN
   */
  Estimate estimate(String xml, @Nullable String segment) {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    gate.requireHarmless(bytes, Scope.JOURNEY);
    Sketch sketch = gate.sketch(bytes);
    CustomerSet mine = customers.visibleTo(access.current());
    CustomerSet audience =
        segment == null || segment.isBlank()
            ? mine
            : mine.and(segments.evaluate(segments.visible(segment)));
    FieldIndex index = indexes.current();
    boolean byEvent = Blueprints.startMessage(sketch.elements()) != null;
    JourneyEstimate found = new JourneyEstimate(sketch, index, new Today(byEvent), audience);
    return new Estimate(
        index.asOf(), audience.size(), shown(found.elements), shown(found.flows), found.notes);
  }

  /** What tables say today, and what tasks will say some day. */
  private final class Today implements JourneyEstimate.Deciding {
    private final boolean byEvent;

    Today(boolean byEvent) {
      this.byEvent = byEvent;
    }

    @Override
    public Known decide(String decision, FieldIndex index, CustomerSet among, Known sofar) {
      return EstimatingJourney.this.decide(decision, index, among, sofar, byEvent);
    }

    @Override
    public List<String> findings(ElementInfo task) {
      return names.of(task);
    }
  }

  private static List<Estimated> shown(Map<String, Group> groups) {
    return groups.entrySet().stream()
        .map(
            entry ->
                new Estimated(
                    entry.getKey(), entry.getValue().who().size(), entry.getValue().certainty()))
        .toList();
  }

  private Known decide(
      String key, FieldIndex index, CustomerSet among, Known sofar, boolean byEvent) {
    DecisionVersion version =
        decisions
            .latest(key)
            .orElseThrow(
                () ->
                    new BatonException(
                        CampaignError.CAMPAIGN_INCOMPLETE, "there is no decision " + key));
    boolean unsaid =
        decisions.inputs(version).stream()
            .anyMatch(
                input -> sofar.isUnknown(input) || (byEvent && index.column(input).isEmpty()));
    SetOutcome outcome = decisions.evaluate(version, index, unsaid ? CustomerSet.empty() : among);
    outcome.requireOneResult();
    if (unsaid) {
      return sofar.withUnknown(outcome.outputs().stream().map(Field::code).toList());
    }
    return sofar.with(
        outcome.outputs().stream()
            .map(
                output ->
                    new Known.Outcome(output, outcome.byValue(output.code()), outcome.decided()))
            .toList());
  }
}
