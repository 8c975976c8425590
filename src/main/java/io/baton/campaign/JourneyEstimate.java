package io.baton.campaign;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.engine.ElementInfo;
import io.baton.engine.Sketch;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an audience would go in a drawing, by what is known of everybody today. It follows the
 * rules of the engine, with sets that hold everyone who could be there: who answers and who is
 * contacted is only known afterwards, so behind a wait the numbers say "up to".
 */
final class JourneyEstimate {
  /** How much is known of a number of people. */
  enum Certainty {
    EXACT,
    UP_TO,
    /** Depends on what customers will do, or on what cannot be evaluated yet. */
    UNKNOWN
  }

  /** Looks a set of customers up in the table that a drawing names. */
  interface Deciding {
    /**
     * @throws BatonException where the table is not there or cannot be asked
     */
    Known decide(String decision, FieldIndex index, CustomerSet among, Known sofar);

    /** Names of what a task will have found when it has run. */
    default List<String> findings(ElementInfo task) {
      return List.of();
    }
  }

  /** Those at a place or on a flow. */
  record Group(CustomerSet who, Certainty certainty, Known known) {
    Group {
      if (who.isEmpty()) {
        certainty = Certainty.EXACT;
      }
    }

    Group at(Certainty least) {
      return new Group(who, certainty.compareTo(least) < 0 ? least : certainty, known);
    }

    /** Where ways meet. */
    static Group together(List<Group> groups) {
      if (groups.size() == 1) {
        return groups.get(0);
      }
      CustomerSet all = CustomerSet.empty();
      CustomerSet sure = CustomerSet.empty();
      boolean guessed = true;
      for (Group group : groups) {
        all = all.or(group.who());
        if (group.certainty() == Certainty.EXACT) {
          sure = sure.or(group.who());
        }
        guessed &= group.certainty() == Certainty.UNKNOWN || group.who().isEmpty();
      }
      Certainty certainty =
          sure.containsAll(all) ? Certainty.EXACT : guessed ? Certainty.UNKNOWN : Certainty.UP_TO;
      return new Group(all, certainty, Known.together(groups));
    }
  }

  private final Sketch sketch;
  private final FieldIndex index;
  private final Deciding deciding;
  private final boolean startedByEvent;
  private final KnownConditions conditions;

  private final Map<String, List<Group>> arriving = new HashMap<>();
  final Map<String, Group> elements = new LinkedHashMap<>();
  final Map<String, Group> flows = new LinkedHashMap<>();
  final List<Finding> notes = new ArrayList<>();

  JourneyEstimate(Sketch sketch, FieldIndex index, Deciding deciding, CustomerSet audience) {
    this.sketch = sketch;
    this.index = index;
    this.deciding = deciding;
    this.startedByEvent = Blueprints.startMessage(sketch.elements()) != null;
    this.conditions = new KnownConditions(index, startedByEvent);
    InOrder.of(sketch).forEach(element -> visit(element, audience));
  }

  private void visit(ElementInfo element, CustomerSet audience) {
    if (element.type().equals("startEvent")) {
      Certainty certainty = startedByEvent ? Certainty.UP_TO : Certainty.EXACT;
      arrive(element.id(), new Group(audience, certainty, Known.NOTHING));
    }
    List<Group> groups = arriving.getOrDefault(element.id(), List.of());
    if (groups.isEmpty()) {
      return;
    }
    Group here = Group.together(groups);
    boolean mayBeFewer = element.task() != null || element.type().equals("receiveTask");
    elements.put(element.id(), mayBeFewer ? here.at(Certainty.UP_TO) : here);
    switch (element.type()) {
      case "exclusiveGateway", "inclusiveGateway" -> split(element, here);
      case "receiveTask" ->
          sketch.boundariesOf(element.id()).forEach(event -> arrive(event, leaving(event, here)));
      case "userTask" -> {
        leave(element, here.at(Certainty.UP_TO));
        sketch
            .boundariesOf(element.id())
            .forEach(event -> arrive(event, here.at(Certainty.UNKNOWN)));
      }
      case "businessRuleTask" -> leave(element, decided(element, here));
      case "serviceTask" -> leave(element, found(element, here));
      default -> leave(element, here);
    }
  }

  /** Whether they answer is not known; whoever does not goes on when the time is up. */
  private Group leaving(String event, Group waiting) {
    boolean answer =
        sketch.elements().stream().anyMatch(e -> e.id().equals(event) && e.message() != null);
    return waiting.at(answer ? Certainty.UNKNOWN : Certainty.UP_TO);
  }

  private void leave(ElementInfo element, Group group) {
    sketch.flowsFrom(element.id()).forEach(flow -> take(flow, group));
  }

  private void take(Sketch.Flow flow, Group group) {
    flows.put(flow.id(), group);
    arrive(flow.target(), group);
  }

  private void arrive(String element, Group group) {
    arriving.computeIfAbsent(element, same -> new ArrayList<>()).add(group);
  }

  private Group decided(ElementInfo element, Group here) {
    String decision = element.decision();
    if (decision == null) {
      return here;
    }
    try {
      Known known = deciding.decide(decision, here.known().over(index), here.who(), here.known());
      return new Group(here.who(), here.certainty(), known);
    } catch (BatonException e) {
      note(element.id(), e);
      return new Group(here.who(), here.certainty(), here.known().withAnythingUnknown());
    }
  }

  private Group found(ElementInfo task, Group here) {
    List<String> names = deciding.findings(task);
    return names.isEmpty()
        ? here
        : new Group(here.who(), here.certainty(), here.known().withUnknown(names));
  }

  private void split(ElementInfo gateway, Group here) {
    boolean exclusive = gateway.type().equals("exclusiveGateway");
    List<Sketch.Flow> ways = sketch.flowsFrom(gateway.id());
    CustomerSet rest = here.who();
    boolean guessing = false;
    for (Sketch.Flow flow : ways) {
      if (flow.otherwise()) {
        continue;
      }
      CustomerSet among = exclusive ? rest : here.who();
      CustomerSet matching =
          flow.condition() == null && ways.size() == 1 ? among : asked(flow, here);
      if (matching == null) {
        take(flow, new Group(among, Certainty.UNKNOWN, here.known()));
        guessing = true;
        continue;
      }
      CustomerSet taking = matching.and(among);
      Group group = new Group(taking, here.certainty(), here.known());
      take(flow, exclusive && guessing ? group.at(Certainty.UP_TO) : group);
      rest = rest.minus(taking);
    }
    Group others = new Group(rest, here.certainty(), here.known());
    Group left = guessing ? others.at(Certainty.UP_TO) : others;
    ways.stream().filter(Sketch.Flow::otherwise).forEach(flow -> take(flow, left));
  }

  /** For whom the flow's condition is true; null where that cannot be said. */
  private @Nullable CustomerSet asked(Sketch.Flow flow, Group here) {
    try {
      return conditions.holds(flow.condition(), here);
    } catch (BatonException e) {
      note(flow.id(), e);
      return null;
    }
  }

  private void note(String place, BatonException e) {
    List<Finding> findings =
        e.findings().isEmpty()
            ? List.of(new Finding(place, e.code().name(), Objects.toString(e.getMessage(), "")))
            : e.findings();
    findings.forEach(found -> notes.add(new Finding(place, found.code(), found.message())));
  }
}
