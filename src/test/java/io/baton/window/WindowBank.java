package io.baton.window;

import static org.assertj.core.api.Assertions.assertThat;
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
import io.baton.window.EvaluationTests.Happened;
import io.baton.window.WindowDefinition.Events;
import io.baton.window.WindowDefinition.Kind;
import io.baton.window.WindowDefinition.What;
import io.baton.window.WindowDefinition.Window;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Real-time tags of six customers, from the intake to the field index, through a real broker. */
abstract class WindowBank {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final Instant START = Instant.parse("2026-11-29T01:23:45.678901Z");

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

  final String mark = UUID.randomUUID().toString().substring(0, 8);
  final String spend = "spend-" + mark;
  final String open = "open-" + mark;
  final List<String> keys = IntStream.range(0, 6).mapToObj(i -> mark + "-" + i).toList();
  Map<String, Integer> ids;

  @BeforeEach
  void bank() {
    customers.register(
        keys.stream().map(key -> new NewCustomer(key, null, null, null, null)).toList());
    ids = customers.idsOf(keys);
    declare(spend);
    declare(open);
  }

  void declare(String type) {
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
             "sample": {}}\
            """));
  }

  WindowDefinition counting(String size) {
    return new WindowDefinition(
        What.COUNT, new Events(spend, null), null, sliding(size), null, null, null, null);
  }

  static Window sliding(String size) {
    return new Window(Kind.SLIDING, size, null);
  }

  record Planned(
      String id, String customer, String type, Instant at, Instant sentAt, long amount) {}

  List<Planned> takeDue(List<Planned> history, Random random) {
    Instant now = clock.now();
    List<Planned> due =
        new ArrayList<>(history.stream().filter(each -> !each.sentAt().isAfter(now)).toList());
    history.removeAll(due);
    List<Planned> twice = due.stream().filter(each -> random.nextInt(20) == 0).toList();
    due.addAll(twice);
    Collections.shuffle(due, random);
    return due;
  }

  void send(List<Planned> events, Map<String, Map<String, List<Happened>>> sent) {
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
  void carryAndForget() {
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

  static RawEvent raw(Planned event) {
    return new RawEvent(
        "test",
        """
        {"id": "%s", "source": "test", "type": "%s", "customer": "%s", "at": "%s", "fields": {"amount": %d}}\
        """
            .formatted(event.id(), event.type(), event.customer(), event.at(), event.amount())
            .getBytes(StandardCharsets.UTF_8));
  }

  Map<String, String> known(Map<String, WindowDefinition> defined) {
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

  List<Happened> counting(WindowDefinition definition, Map<String, List<Happened>> of) {
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

  int id(int customer) {
    return java.util.Objects.requireNonNull(ids.get(keys.get(customer)));
  }

  @Nullable String text(String code, int customer) {
    Column column =
        indexes.current().column(code).orElseGet(() -> Column.unknown(Field.number(code, 0)));
    return column.exists().contains(id(customer)) ? column.textAt(id(customer)) : null;
  }
}
