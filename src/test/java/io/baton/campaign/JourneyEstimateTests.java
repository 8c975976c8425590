package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.campaign.JourneyEstimate.Certainty;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.engine.ElementInfo;
import io.baton.engine.Sketch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Against a walk of every customer alone, who may take any way that is not known to be closed. */
class JourneyEstimateTests {
  private static final int PEOPLE = 200;
  private static final Field AGE = Field.number("age", 0);
  private static final Field GRADE = Field.of("grade", FieldType.ENUM);

  @Property(tries = 300)
  void shouldHoldEverybodyWhoCouldBeThere(@ForAll long seed) {
    World world = new World(new Random(seed));
    JourneyEstimate found =
        new JourneyEstimate(
            world.sketch(), world.index, world::decide, CustomerSet.range(0, PEOPLE));

    Map<String, Set<Integer>> expected = new TreeMap<>();
    for (int customer = 0; customer < PEOPLE; customer++) {
      for (String place : world.placesOf(customer)) {
        expected.computeIfAbsent(place, same -> new TreeSet<>()).add(customer);
      }
    }
    Map<String, Set<Integer>> actual = new TreeMap<>();
    found.elements.forEach((id, group) -> put(actual, id, group.who()));
    found.flows.forEach((id, group) -> put(actual, id, group.who()));
    assertThat(actual).isEqualTo(expected);
    assertThat(found.notes).isEmpty();
  }

  @Test
  void shouldNotKnowTheWordBeforeItIsGivenNorWhatWillBeFound() {
    World world = new World(new Random(1), false);
    ElementInfo start = world.element("start", "startEvent");
    world.clear(start);
    world.element("look", "serviceTask");
    world.element("ask", "userTask");
    world.element("late", "boundaryEvent");
    world.hosts.put("late", "ask");
    world.element("which", "exclusiveGateway");
    world.element("yes", "endEvent");
    world.element("no", "endEvent");
    world.flow("in", "start", "look", null, false);
    world.flow("looked", "look", "ask", null, false);
    world.flow("released", "ask", "which", null, false);
    world.flow("refused", "late", "no", null, false);
    world.flow("better", "which", "yes", "effect = \"BETTER\"", false);
    world.flow("rest", "which", "no", null, true);
    JourneyEstimate.Deciding finding =
        new JourneyEstimate.Deciding() {
          @Override
          public Known decide(String decision, FieldIndex over, CustomerSet among, Known sofar) {
            return sofar;
          }

          @Override
          public List<String> findings(ElementInfo task) {
            return task.id().equals("look") ? List.of("effect") : List.of();
          }
        };
    JourneyEstimate found =
        new JourneyEstimate(world.sketch(), world.index, finding, CustomerSet.range(0, PEOPLE));
    assertThat(found.notes).isEmpty();
    assertThat(flow(found, "released").certainty()).isEqualTo(Certainty.UP_TO);
    assertThat(flow(found, "refused").certainty()).isEqualTo(Certainty.UNKNOWN);
    assertThat(flow(found, "better").certainty()).isEqualTo(Certainty.UNKNOWN);
    assertThat(flow(found, "better").who().size()).isEqualTo(PEOPLE);
  }

  /** Where nothing depends on answers, the numbers are exact. */
  @Property(tries = 100)
  void shouldBeExactWhereNobodyIsAsked(@ForAll long seed) {
    World world = new World(new Random(seed), false);
    JourneyEstimate found =
        new JourneyEstimate(
            world.sketch(), world.index, world::decide, CustomerSet.range(0, PEOPLE));
    assertThat(found.flows.values())
        .allSatisfy(group -> assertThat(group.certainty()).isEqualTo(Certainty.EXACT));
  }

  @Test
  void shouldSayWhatIsNotKnown() {
    World world = new World(new Random(1), false);
    ElementInfo start = world.element("start", "startEvent");
    world.element("split", "exclusiveGateway");
    world.element("a", "endEvent");
    world.element("b", "endEvent");
    world.element("c", "endEvent");
    world.clear(start);
    world.flow("in", "start", "split", null, false);
    world.flow("strange", "split", "a", "nowhere = 1", false);
    world.flow("old", "split", "b", "age >= 50", false);
    world.flow("rest", "split", "c", null, true);
    JourneyEstimate found =
        new JourneyEstimate(
            world.sketch(), world.index, world::decide, CustomerSet.range(0, PEOPLE));
    assertThat(found.notes)
        .singleElement()
        .satisfies(note -> assertThat(note.place()).isEqualTo("strange"));
    assertThat(at(found.flows, "in").certainty()).isEqualTo(Certainty.EXACT);
    assertThat(at(found.flows, "strange").certainty()).isEqualTo(Certainty.UNKNOWN);
    assertThat(at(found.flows, "strange").who().size()).isEqualTo(PEOPLE);
    assertThat(at(found.flows, "old").certainty()).isEqualTo(Certainty.UP_TO);
    assertThat(at(found.flows, "old").who().size() + at(found.flows, "rest").who().size())
        .isEqualTo(PEOPLE);
  }

  private static <V> V at(Map<String, V> flows, String id) {
    return Objects.requireNonNull(flows.get(id), id);
  }

  private static JourneyEstimate.Group flow(JourneyEstimate found, String id) {
    return Objects.requireNonNull(found.flows.get(id), id);
  }

  private static void put(Map<String, Set<Integer>> places, String id, CustomerSet who) {
    if (!who.isEmpty()) {
      Set<Integer> ids = places.computeIfAbsent(id, same -> new TreeSet<>());
      who.forEach(ids::add);
    }
  }

  /** A drawing made up at random, and people whose values are known. */
  private static final class World {
    final FieldIndex index;
    private final Random random;
    private final int[] ages = new int[PEOPLE];
    private final List<ElementInfo> elements = new ArrayList<>();
    private final List<Sketch.Flow> flows = new ArrayList<>();
    private final Map<String, String> hosts = new LinkedHashMap<>();
    private final Map<String, IntPredicate> conditions = new HashMap<>();
    private final boolean waits;

    World(Random random) {
      this(random, true);
    }

    World(Random random, boolean waits) {
      this.random = random;
      this.waits = waits;
      ColumnBuilder column = ColumnBuilder.of(AGE);
      for (int customer = 0; customer < PEOPLE; customer++) {
        ages[customer] = 18 + random.nextInt(60);
        column.put(customer, Integer.toString(ages[customer]));
      }
      index =
          FieldIndex.empty(Instant.EPOCH)
              .withEveryone(CustomerSet.range(0, PEOPLE))
              .with(column.build());
      element("start", "startEvent");
      // The table stands first, so that what it says is known on every way.
      element("table", "businessRuleTask");
      flow("to-table", "start", "table", null, false);
      grow("table", 4);
      join();
    }

    Sketch sketch() {
      return new Sketch(elements, flows, hosts);
    }

    ElementInfo element(String id, String type) {
      ElementInfo made =
          new ElementInfo(
              id,
              type,
              id,
              type.equals("serviceTask") ? "touch" : null,
              Map.of(),
              type.equals("businessRuleTask") ? "grades" : null,
              id.startsWith("answer") ? "responded" : null,
              List.of());
      elements.add(made);
      return made;
    }

    void clear(ElementInfo start) {
      List<ElementInfo> named =
          elements.stream().filter(e -> Set.of("split", "a", "b", "c").contains(e.id())).toList();
      elements.clear();
      elements.add(start);
      elements.addAll(named);
      flows.clear();
      hosts.clear();
    }

    void flow(String id, String source, String target, @Nullable String condition, boolean rest) {
      flows.add(new Sketch.Flow(id, "", source, target, condition, rest));
    }

    private void grow(String from, int depth) {
      String id = "n" + elements.size();
      int kind = random.nextInt(waits ? 6 : 3);
      if (depth == 0) {
        element(id, "endEvent");
        flow("f" + flows.size(), from, id, null, false);
      } else if (kind == 0) {
        element(id, "serviceTask");
        flow("f" + flows.size(), from, id, null, false);
        grow(id, depth - 1);
      } else if (kind < 3) {
        element(id, kind == 1 ? "exclusiveGateway" : "inclusiveGateway");
        flow("f" + flows.size(), from, id, null, false);
        int ways = 1 + random.nextInt(3);
        for (int way = 0; way < ways; way++) {
          branch(id, depth - 1);
        }
        if (random.nextBoolean()) {
          element("d" + elements.size(), "serviceTask");
          String target = elements.get(elements.size() - 1).id();
          flow("f" + flows.size(), id, target, null, true);
          grow(target, depth - 1);
        }
      } else if (kind == 5) {
        element(id, "userTask");
        flow("f" + flows.size(), from, id, null, false);
        grow(id, depth - 1);
        element("time" + id, "boundaryEvent");
        hosts.put("time" + id, id);
        grow("time" + id, depth - 1);
      } else {
        element(id, "receiveTask");
        flow("f" + flows.size(), from, id, null, false);
        for (String event : List.of("answer" + id, "time" + id)) {
          element(event, "boundaryEvent");
          hosts.put(event, id);
          grow(event, depth - 1);
        }
      }
    }

    private void branch(String gateway, int depth) {
      String target = "b" + elements.size();
      element(target, "serviceTask");
      String id = "f" + flows.size();
      int limit = 18 + random.nextInt(60);
      boolean byGrade = random.nextBoolean();
      flow(id, gateway, target, byGrade ? "grade = \"A\"" : "age >= " + limit, false);
      conditions.put(id, byGrade ? c -> grade(c).equals("A") : c -> ages[c] >= limit);
      grow(target, depth);
    }

    /** Some ways meet again: an end becomes a join that another end follows. */
    private void join() {
      List<String> ends =
          elements.stream().filter(e -> e.type().equals("endEvent")).map(ElementInfo::id).toList();
      if (ends.size() < 3) {
        return;
      }
      elements.removeIf(e -> ends.contains(e.id()));
      element("join", "inclusiveGateway");
      element("end", "endEvent");
      for (int i = 0; i < flows.size(); i++) {
        Sketch.Flow flow = flows.get(i);
        if (ends.contains(flow.target())) {
          flows.set(
              i,
              new Sketch.Flow(
                  flow.id(), "", flow.source(), "join", flow.condition(), flow.otherwise()));
        }
      }
      flow("last", "join", "end", null, false);
    }

    private String grade(int customer) {
      return ages[customer] % 3 == 0 ? "A" : "B";
    }

    Known decide(String decision, FieldIndex over, CustomerSet among, Known sofar) {
      Map<String, CustomerSet> values = new HashMap<>();
      among.forEach(
          customer -> values.merge(grade(customer), CustomerSet.of(customer), CustomerSet::or));
      return sofar.with(List.of(new Known.Outcome(GRADE, values, among)));
    }

    /** Everywhere the customer can come to. */
    Set<String> placesOf(int customer) {
      Set<String> places = new TreeSet<>();
      walk("start", customer, places);
      return places;
    }

    private void walk(String element, int customer, Set<String> places) {
      if (!places.add(element)) {
        return;
      }
      String type =
          elements.stream().filter(e -> e.id().equals(element)).findFirst().orElseThrow().type();
      List<Sketch.Flow> out = flows.stream().filter(f -> f.source().equals(element)).toList();
      hosts.forEach(
          (event, host) -> {
            if (host.equals(element)) {
              walk(event, customer, places);
            }
          });
      boolean taken = false;
      for (Sketch.Flow flow : out) {
        if (flow.otherwise()) {
          continue;
        }
        IntPredicate condition = conditions.getOrDefault(flow.id(), c -> true);
        boolean open = !(type.equals("exclusiveGateway") && taken);
        if (open && condition.test(customer)) {
          taken = true;
          places.add(flow.id());
          walk(flow.target(), customer, places);
        }
      }
      for (Sketch.Flow flow : out) {
        if (flow.otherwise() && !taken) {
          places.add(flow.id());
          walk(flow.target(), customer, places);
        }
      }
    }
  }
}
