package io.baton.campaign;

import io.baton.campaign.EvaluationsTold.ToldEvaluation;
import io.baton.engine.ElementInfo;
import io.baton.engine.Sketch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What evaluations on the way found when one customer came by, and where that sent the customer.
 */
@Component
class EvaluationsOfCustomer {
  private final ObjectProvider<EvaluationsTold> told;
  private final Processes processes;
  private final ResultNames names;

  /** The one who knows is looked up late: it is built upon campaigns. */
  EvaluationsOfCustomer(
      ObjectProvider<EvaluationsTold> told, Processes processes, ResultNames names) {
    this.told = told;
    this.processes = processes;
    this.names = names;
  }

  /**
   * @param name of the element in the drawing
   * @param way by which it sent the customer on; null where no split behind it asks for it alone
   */
  record EvaluationOf(String name, ToldEvaluation found, @Nullable WayGone way) {}

  /**
   * @param flow of the drawing
   * @param name of that flow; empty where it has none
   * @param to name of what stands at its end, or its id
   */
  record WayGone(String flow, String name, String to) {}

  /** Oldest first. */
  List<EvaluationOf> of(Campaign campaign, int customer) {
    EvaluationsTold known = told.getIfAvailable();
    List<ToldEvaluation> found = known == null ? List.of() : known.of(campaign.number(), customer);
    if (found.isEmpty()) {
      return List.of();
    }
    Sketch sketch = processes.sketch(processes.journeyOf(campaign));
    ResultWays ways = new ResultWays(sketch);
    return found.stream()
        .map(
            each ->
                new EvaluationOf(
                    sketch.name(each.element()),
                    each,
                    sketch
                        .element(each.element())
                        .flatMap(element -> way(ways, element, each))
                        .map(flow -> gone(sketch, flow))
                        .orElse(null)))
        .toList();
  }

  private Optional<Sketch.Flow> way(ResultWays ways, ElementInfo element, ToldEvaluation found) {
    return names.of(element).stream()
        .flatMap(name -> ways.from(element.id(), name, found.verdict().name()).stream())
        .findFirst();
  }

  private static WayGone gone(Sketch sketch, Sketch.Flow flow) {
    return new WayGone(flow.id(), flow.name(), sketch.name(flow.target()));
  }
}
