package io.baton.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.testing.BatonTest;
import io.baton.window.WindowDefinition.Events;
import io.baton.window.WindowDefinition.What;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a real-time tag says and when, and which definitions are refused. */
@BatonTest
class WindowTagTests extends WindowBank {
  @Test
  void aValueLeavesWhenItsWindowCloses() {
    String code = "w" + mark;
    tags.define(code, "标签", "Tag", counting("PT10M"), true);
    Instant now = clock.now();
    send(List.of(new Planned(mark + "a", keys.get(0), spend, now, now, 7)), new HashMap<>());
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(text(code, 0)).isEqualTo("1"));
    assertThat(moments.of(code, id(0)))
        .hasValueSatisfying(at -> assertThat(at).isBetween(now.minusMillis(1), now.plusMillis(1)));
    test.advance(Duration.ofMinutes(11));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(text(code, 0)).isNull());
    assertThat(moments.of(code, id(0))).isEmpty();
  }

  @Test
  void aDraftDefinedAnewBeginsEmpty() {
    String code = "w" + mark;
    tags.define(code, "标签", "Tag", counting("PT10M"), true);
    Instant now = clock.now();
    send(List.of(new Planned(mark + "a", keys.get(0), spend, now, now, 7)), new HashMap<>());
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(text(code, 0)).isEqualTo("1"));
    tags.define(code, "标签", "Tag", counting("PT1H"), false);
    assertThat(text(code, 0)).isNull();
    send(List.of(new Planned(mark + "b", keys.get(1), spend, now, now, 7)), new HashMap<>());
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(text(code, 1)).isEqualTo("1"));
    assertThat(text(code, 0)).isNull();
  }

  @Test
  void whatIsWrongIsSaidAtItsPlace() {
    refused("/definition/events/type", counting("PT10M"), each -> withType(each, "never-declared"));
    refused("/definition/window/size", counting("10 minutes"), each -> each);
    refused("/definition/window/size", counting("P40D"), each -> each);
    refused(
        "/definition/field",
        new WindowDefinition(
            What.SUM, new Events(spend, null), "note", sliding("PT1H"), null, null, null, null),
        each -> each);
    refused(
        "/definition/field",
        new WindowDefinition(
            What.LAST, new Events(spend, null), "note", sliding("PT1H"), null, null, null, null),
        each -> each);
    refused(
        "/definition/events/condition",
        new WindowDefinition(
            What.COUNT,
            new Events(spend, "event.other > 3"),
            null,
            sliding("PT1H"),
            null,
            null,
            null,
            null),
        each -> each);
  }

  private void refused(
      String place,
      WindowDefinition definition,
      java.util.function.UnaryOperator<WindowDefinition> change) {
    assertThatThrownBy(() -> tags.define("x" + mark, "标签", "Tag", change.apply(definition), true))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.findings()).extracting(Finding::place).contains(place));
  }

  private static WindowDefinition withType(WindowDefinition old, String type) {
    return new WindowDefinition(
        old.what(), new Events(type, null), null, old.window(), null, null, null, null);
  }
}
