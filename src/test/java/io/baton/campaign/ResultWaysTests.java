package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.ElementInfo;
import io.baton.engine.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** The result of an evaluation says the way, where the split behind it asks for nothing else. */
class ResultWaysTests {
  private final List<ElementInfo> elements = new ArrayList<>();
  private final List<Sketch.Flow> flows = new ArrayList<>();

  private ResultWaysTests element(String id, String type) {
    elements.add(new ElementInfo(id, type, "", null, Map.of(), null, null, List.of()));
    return this;
  }

  private ResultWaysTests flow(
      String source, String target, @org.jspecify.annotations.Nullable String condition) {
    return flow(source, target, condition, false);
  }

  private ResultWaysTests flow(
      String source,
      String target,
      @org.jspecify.annotations.Nullable String condition,
      boolean otherwise) {
    flows.add(new Sketch.Flow(source + target, "", source, target, condition, otherwise));
    return this;
  }

  private Optional<String> way(EffectVerdict verdict) {
    return new ResultWays(new Sketch(elements, flows, Map.of()))
        .from("evaluate", "effect", verdict.name())
        .map(Sketch.Flow::target);
  }

  private ResultWaysTests split() {
    return element("evaluate", "serviceTask")
        .element("split", "exclusiveGateway")
        .element("a", "serviceTask")
        .element("b", "endEvent")
        .flow("evaluate", "split", null);
  }

  /** Against the reading of a person: the first way that names the verdict, else the last. */
  @Property
  void shouldBeTheFirstThatNamesTheResult(
      @ForAll @Size(min = 2, max = 5) List<@NotEmpty Set<EffectVerdict>> ways,
      @ForAll EffectVerdict verdict,
      @ForAll boolean otherwise) {
    elements.clear();
    flows.clear();
    element("evaluate", "serviceTask").element("split", "exclusiveGateway");
    flow("evaluate", "split", null);
    Optional<String> expected = Optional.empty();
    if (otherwise) {
      element("rest", "endEvent").flow("split", "rest", null, true);
    }
    for (int i = 0; i < ways.size(); i++) {
      element("way" + i, "endEvent").flow("split", "way" + i, condition(ways.get(i)));
      if (expected.isEmpty() && ways.get(i).contains(verdict)) {
        expected = Optional.of("way" + i);
      }
    }
    assertThat(way(verdict))
        .isEqualTo(expected.isEmpty() && otherwise ? Optional.of("rest") : expected);
  }

  private static String condition(Set<EffectVerdict> verdicts) {
    return verdicts.size() == 1
        ? "effect = \"%s\"".formatted(verdicts.iterator().next())
        : verdicts.stream()
            .map(each -> "'" + each + "'")
            .collect(Collectors.joining(", ", "effect in (", ")"));
  }

  @Example
  void shouldLookPastWaysThatComeTogether() {
    element("evaluate", "serviceTask").element("join", "exclusiveGateway");
    element("split", "exclusiveGateway").element("a", "endEvent").element("b", "endEvent");
    flow("evaluate", "join", null).flow("join", "split", null);
    flow("split", "a", "effect = \"WORSE\"").flow("split", "b", null, true);
    assertThat(way(EffectVerdict.WORSE)).contains("a");
    assertThat(way(EffectVerdict.BETTER)).contains("b");
  }

  @Example
  void shouldSayNothingWhereTheSplitAsksForMore() {
    split().flow("split", "a", "effect = \"WORSE\" and age > 30").flow("split", "b", null, true);
    assertThat(way(EffectVerdict.WORSE)).isEmpty();
  }

  @Example
  void shouldSayNothingWhereItAsksForAnotherResult() {
    split().flow("split", "a", "first = \"WORSE\"").flow("split", "b", null, true);
    assertThat(way(EffectVerdict.WORSE)).isEmpty();
  }

  @Example
  void shouldSayNothingOfASplitFurtherOn() {
    element("evaluate", "serviceTask").element("touch", "serviceTask");
    element("split", "exclusiveGateway").element("a", "endEvent").element("b", "endEvent");
    flow("evaluate", "touch", null).flow("touch", "split", null);
    flow("split", "a", "effect = \"WORSE\"").flow("split", "b", null, true);
    assertThat(way(EffectVerdict.WORSE)).isEmpty();
  }

  @Example
  void shouldSayNothingWhereSeveralWaysAreTakenAtOnce() {
    element("evaluate", "serviceTask").element("split", "inclusiveGateway");
    element("a", "endEvent").element("b", "endEvent").flow("evaluate", "split", null);
    flow("split", "a", "effect = \"WORSE\"").flow("split", "b", null, true);
    assertThat(way(EffectVerdict.WORSE)).isEmpty();
  }

  @Example
  void shouldSayNothingWhereNothingFollows() {
    element("evaluate", "serviceTask").element("end", "endEvent").flow("evaluate", "end", null);
    assertThat(way(EffectVerdict.WORSE)).isEmpty();
  }
}
