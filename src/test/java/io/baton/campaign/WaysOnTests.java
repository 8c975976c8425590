package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.ElementInfo;
import io.baton.engine.Sketch;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lies before those who wait for a word. */
class WaysOnTests {
  private static ElementInfo element(String id, String type) {
    boolean touch = id.startsWith("touch");
    return new ElementInfo(id, type, id, touch ? "touch" : null, Map.of(), null, null, List.of());
  }

  private static Sketch.Flow flow(String way) {
    int arrow = way.indexOf('>');
    return new Sketch.Flow(way, "", way.substring(0, arrow), way.substring(arrow + 1), null, false);
  }

  private static List<String> said(List<WaysOn.Ahead> ahead) {
    return ahead.stream()
        .map(each -> each.element().id() + (each.everybody() ? "!" : "?"))
        .toList();
  }

  @Test
  void shouldGoUpToTheNextApprovalAndKnowWhoComesWhere() {
    Sketch sketch =
        new Sketch(
            List.of(
                element("ask", "userTask"),
                element("late", "boundaryEvent"),
                element("touch1", "serviceTask"),
                element("split", "exclusiveGateway"),
                element("touch2", "serviceTask"),
                element("wait", "receiveTask"),
                element("up", "boundaryEvent"),
                element("yes", "boundaryEvent"),
                element("again", "userTask"),
                element("touch3", "serviceTask"),
                element("end", "endEvent")),
            Stream.of(
                    "ask>touch1",
                    "touch1>split",
                    "split>touch2",
                    "split>wait",
                    "touch2>end",
                    "up>again",
                    "yes>end",
                    "again>touch3",
                    "touch3>end",
                    "late>end")
                .map(WaysOnTests::flow)
                .toList(),
            Map.of("late", "ask", "up", "wait", "yes", "wait"));
    WaysOn ways = new WaysOn(sketch);
    assertThat(said(ways.released("ask")))
        .containsExactlyInAnyOrder("touch1!", "touch2?", "again?");
    assertThat(ways.refused("ask")).isEmpty();
    assertThat(said(ways.released("again"))).containsExactly("touch3!");
    assertThat(ways.refused("again")).isEmpty();
  }
}
