package io.baton.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.clock.TestClock;
import io.baton.cohort.Column;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.event.EventDeclarations;
import io.baton.event.EventIntake;
import io.baton.event.RawEvent;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.testing.BatonTest;
import io.baton.window.EvaluationTests.Happened;
import io.baton.window.WindowDefinition.Events;
import io.baton.window.WindowDefinition.Kind;
import io.baton.window.WindowDefinition.What;
import io.baton.window.WindowDefinition.Window;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Real-time tags from the intake to the field index, through a real broker. */
@BatonTest
class WindowTagTests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant START = Instant.parse("2026-11-29T01:23:45.678901Z");

  @Autowired WindowTags tags;
  @Autowired EventIntake intake;
  @Autowired EventDeclarations declarations;
  @Autowired Customers customers;
  @Autowired FieldIndexes indexes;
  @Autowired WindowValues moments;
  @Autowired TestClock test;
  @Autowired BatonClock clock;
  @Autowired EntryRelay relay;
  @Autowired TransactionTemplate transactions;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String spend = "spend-" + mark;
  private final String open = "open-" + mark;
  private final List<String> keys = IntStream.range(0, 6).mapToObj(i -> mark + "-" + i).toList();
  private Map<String, Integer> ids;

  @BeforeEach
  void bank() {
    customers.register(
        keys.stream().map(key -> new NewCustomer(key, null, null, null, null)).toList());
    ids = customers.idsOf(keys);
    declare(spend);
    declare(open);
  }

  private void declare(String type) {
    JsonMapper json = JsonMapper.builder().build();
    declarations.declare(
        type,
        json.readTree(
            """
            {"nameZh": "事件", "nameEn": "Event", "owner": "Tests", "source": "test",
             "keyPointer": "/id", "timePointer": "/at", "customerPointer": "/customer",
             "keyEvent": false, "reaction": null, "note": null, "version": null,
             "schema": {"type": "object", "properties": {"amount": {"type": "integer"},
               "note": {"type": "string"}, "way": {"type": "string", "enum": ["APP", "WEB"]}}},
             "sample": {}}"""));
  }

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

  private WindowDefinition counting(String size) {
    return new WindowDefinition(
        What.COUNT, new Events(spend, null), null, sliding(size), null, null, null, null);
  }

  private static Window sliding(String size) {
    return new Window(Kind.SLIDING, size, null);
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

  private record Planned(
      String id, String customer, String type, Instant at, Instant sentAt, long amount) {}

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

  private List<Planned> takeDue(List<Planned> history, Random random) {
    Instant now = clock.now();
    List<Planned> due =
        new ArrayList<>(history.stream().filter(each -> !each.sentAt().isAfter(now)).toList());
    history.removeAll(due);
    List<Planned> twice = due.stream().filter(each -> random.nextInt(20) == 0).toList();
    due.addAll(twice);
    Collections.shuffle(due, random);
    return due;
  }

  private void send(List<Planned> events, Map<String, Map<String, List<Happened>>> sent) {
    for (int from = 0; from < events.size(); from += 50) {
      List<Planned> some = events.subList(from, Math.min(events.size(), from + 50));
      assertThat(intake.accept(some.stream().map(WindowTagTests::raw).toList()).deadLettered())
          .isZero();
    }
    carryAndForget();
    for (Planned each : new java.util.LinkedHashSet<>(events)) {
      sent.computeIfAbsent(each.customer(), key -> new HashMap<>())
          .computeIfAbsent(each.type(), type -> new ArrayList<>())
          .add(new Happened((int) Duration.between(START, each.at()).toSeconds(), each.amount()));
    }
  }

  /**
   * As if the node died between the broker's answer and the commit. A broker that does not answer
   * is asked again, as the relay does: the entries have stayed.
   */
  private void carryAndForget() {
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptionsInstanceOf(KafkaException.class)
        .until(
            () -> {
              transactions.executeWithoutResult(
                  transaction -> {
                    relay.carry();
                    transaction.setRollbackOnly();
                  });
              return true;
            });
    relay.look();
  }

  private static RawEvent raw(Planned event) {
    return new RawEvent(
        "test",
        """
        {"id": "%s", "source": "test", "type": "%s", "customer": "%s", "at": "%s", "fields": {"amount": %d}}"""
            .formatted(event.id(), event.type(), event.customer(), event.at(), event.amount())
            .getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> known(Map<String, WindowDefinition> defined) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String code : defined.keySet()) {
      for (String key : keys) {
        String text = text(code, keys.indexOf(key));
        if (text != null) {
          values.put(code + " " + key, text);
        }
      }
    }
    return values;
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

  private List<Happened> counting(WindowDefinition definition, Map<String, List<Happened>> of) {
    List<Happened> spent = of.getOrDefault(spend, List.of());
    if (definition.what() == What.COUNT) {
      return spent;
    }
    if (!definition.what().sequence()) {
      return spent.stream().filter(each -> each.value() >= 2).toList();
    }
    List<Happened> both = new ArrayList<>();
    spent.stream()
        .filter(each -> each.value() >= 5)
        .forEach(each -> both.add(new Happened(each.second(), Evaluation.FIRST)));
    of.getOrDefault(open, List.of())
        .forEach(each -> both.add(new Happened(each.second(), Evaluation.NEXT)));
    return both;
  }

  private int id(int customer) {
    return java.util.Objects.requireNonNull(ids.get(keys.get(customer)));
  }

  private @Nullable String text(String code, int customer) {
    Column column =
        indexes.current().column(code).orElseGet(() -> Column.unknown(Field.number(code, 0)));
    return column.exists().contains(id(customer)) ? column.textAt(id(customer)) : null;
  }
}
