package io.baton.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.testing.BatonTest;
import io.baton.window.EvaluationTests.Happened;
import io.baton.window.WindowDefinition.Events;
import io.baton.window.WindowDefinition.Kind;
import io.baton.window.WindowDefinition.What;
import io.baton.window.WindowDefinition.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Real-time tags against a recount of all events that were known at the moment. */
@BatonTest
class WindowRecountTests extends WindowBank {
  /** Ten moments of a random history with duplicates, disorder and late events. */
  @Test
  void everyTagEqualsTheRecountAtTenMoments() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<String, WindowDefinition> defined = definitions();
    defined.forEach((code, each) -> tags.define(code, "标签", "Tag", each, true));
    Map<String, Map<String, List<Happened>>> sent = new HashMap<>();
    List<Planned> history = history(random);
    for (int moment = 0; moment < 10; moment++) {
      test.advance(Duration.ofSeconds(30 + random.nextInt(400)));
      send(takeDue(history, random), sent);
      await("seed " + seed + ", moment " + moment)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .untilAsserted(() -> assertThat(known(defined)).isEqualTo(recount(defined, sent)));
    }
    assertThat(history.size()).isLessThan(700);
  }

  private Map<String, WindowDefinition> definitions() {
    Map<String, WindowDefinition> made = new LinkedHashMap<>();
    Window[] windows = {
      sliding("PT10M"),
      new Window(Kind.HOPPING, "PT15M", "PT3M"),
      new Window(Kind.TUMBLING, "PT5M", null)
    };
    int number = 0;
    for (What what : List.of(What.COUNT, What.SUM, What.MAX, What.LAST, What.DISTINCT)) {
      made.put(
          "r%d-%s".formatted(number, mark),
          new WindowDefinition(
              what,
              new Events(spend, what == What.COUNT ? null : "event.amount >= 2"),
              what == What.COUNT ? null : "amount",
              windows[number++ % windows.length],
              null,
              null,
              null,
              null));
    }
    for (What what : List.of(What.THEN, What.THEN_NOT)) {
      made.put(
          "r%d-%s".formatted(number++, mark),
          new WindowDefinition(
              what,
              new Events(spend, "event.amount >= 5"),
              null,
              null,
              new Events(open, null),
              "PT4M",
              "PT12M",
              "PT30S"));
    }
    return made;
  }

  /** Over an hour and a half, most at once, some late by up to six minutes. */
  private List<Planned> history(Random random) {
    Instant base = clock.now();
    List<Planned> history = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      int second = (int) Duration.between(START, base).toSeconds() + random.nextInt(5_400);
      Instant at = START.plusSeconds(second);
      Instant sentAt = random.nextInt(10) == 0 ? at.plusSeconds(random.nextInt(360)) : at;
      history.add(
          new Planned(
              mark + "-e" + i,
              keys.get(random.nextInt(keys.size())),
              random.nextInt(3) == 0 ? open : spend,
              at,
              sentAt,
              random.nextInt(8)));
    }
    return history;
  }

  private Map<String, String> recount(
      Map<String, WindowDefinition> defined, Map<String, Map<String, List<Happened>>> sent) {
    Instant now = clock.now();
    Map<String, String> values = new LinkedHashMap<>();
    defined.forEach(
        (code, definition) -> {
          for (String key : keys) {
            Map<String, List<Happened>> of = sent.getOrDefault(key, Map.of());
            Long value = EvaluationTests.recount(definition, counting(definition, of), now);
            if (value != null) {
              values.put(
                  code + " " + key,
                  definition.what().sequence()
                      ? "true"
                      : BigDecimal.valueOf(value).toPlainString());
            }
          }
        });
    return values;
  }
}
