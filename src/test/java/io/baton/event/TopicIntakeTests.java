package io.baton.event;

import static io.baton.event.IntakeFixture.bytes;
import static io.baton.event.IntakeFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.event.catalogue.CatalogueOfTests;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.CannotAcquireLockException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The topic side of the intake against a real broker and a real database. */
class TopicIntakeTests extends ReadTopic {
  @Test
  void shouldTakeDuplicatesInOnce() throws Exception {
    fixture.listen();
    fixture.send("C1", events(0, 100));
    fixture.send("C1", events(50, 120));

    awaitOffsets(170);
    assertThat(fixture.count("effect")).isEqualTo(120);
    assertThat(fixture.count("event_inbox")).isEqualTo(120);
  }

  @Test
  void shouldSetPoisonAsideAndLoseNoNeighbour() throws Exception {
    fixture.listen();
    fixture.send(
        "C1",
        bytes(event("a", "C1")),
        bytes("{not json"),
        bytes(event("b", "C1")),
        new byte[2 * 1024 * 1024],
        bytes("[".repeat(10_000)),
        new byte[0],
        bytes(event("c", "nobody")),
        bytes(event("d", "C1")));

    awaitOffsets(8);
    assertThat(fixture.count("effect")).isEqualTo(3);
    assertThat(fixture.deadLettersByReason())
        .containsOnlyKeys("BAD_JSON", "TOO_LARGE", "TOO_DEEP", "EMPTY", "UNKNOWN_CUSTOMER");
    assertThat(
            fixture
                .jdbc
                .sql("SELECT max(length(payload)) FROM event_dead_letter")
                .query(Integer.class)
                .single())
        .isLessThanOrEqualTo(EventReader.MAX_BYTES);
  }

  /** A transaction, browsing and the activation of a feature, by the demo bank's own schemas. */
  @Test
  void shouldTakeThreeKindsOfEventsInAndSayWhyOthersAreSetAside() throws Exception {
    String[][] events = {
      {
        "pay",
        "{\"amount\":88,\"merchant\":\"M000017\"}",
        "{\"amount\":-1,\"merchant\":\"M000017\"}"
      },
      {"page-view", "{\"code\":\"E00003\"}", "{}"},
      {"feature-activated", "{\"feature\":\"QUICK_PAY\"}", "{\"feature\":\"FREE_MONEY\"}"},
    };
    JsonNode types;
    try (InputStream file = new ClassPathResource("demo/event-types.json").getInputStream()) {
      types = JsonMapper.shared().readTree(file);
    }
    List<byte[]> sent = new ArrayList<>();
    for (String[] kind : events) {
      CatalogueOfTests.declare(
          fixture.jdbc, kind[0], types.path(kind[0]).path("schema").toString());
      for (String fields : List.of(kind[1], kind[2])) {
        sent.add(
            bytes(
                event(kind[0] + sent.size(), "C1")
                    .replace("response", kind[0])
                    .replace("{\"amount\":12.50}", fields)));
      }
    }
    fixture.listen();
    fixture.send("C1", sent.toArray(byte[][]::new));

    awaitOffsets(6);
    assertThat(
            fixture
                .jdbc
                .sql("SELECT type FROM event_inbox ORDER BY type")
                .query(String.class)
                .list())
        .containsExactly("feature-activated", "page-view", "pay");
    assertThat(
            fixture
                .jdbc
                .sql(
                    "SELECT type || ' ' || reason || ' ' || detail FROM event_dead_letter ORDER BY"
                        + " type")
                .query(String.class)
                .list())
        .containsExactly(
            "feature-activated BREAKS_SCHEMA /fields/feature breaks enum",
            "page-view BREAKS_SCHEMA /fields/code breaks required",
            "pay BREAKS_SCHEMA /fields/amount breaks minimum");
  }

  /** G3: whatever is wrong with a record, the poll that brings it is the last that sees it. */
  @Test
  void shouldPassPoisonInTheVeryPollThatBringsIt() throws Exception {
    CatalogueOfTests.declare(
        fixture.jdbc, "response", "{\"type\":\"object\",\"required\":[\"amount\"]}");
    fixture.consumers.add(
        batch -> {
          if (batch.stream().anyMatch(event -> event.id().equals("poison"))) {
            throw new IllegalStateException("indigestible");
          }
        });
    fixture.send(
        "C1",
        bytes(event("a", "C1")),
        bytes("{not json"),
        bytes(event("poison", "C1")),
        bytes(event("b", "C1").replace("amount", "other")),
        bytes(event("c", "C1")));
    AtomicInteger polls = new AtomicInteger();
    try (TopicFollower follower = fixture.follow()) {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                long before = fixture.storedOffsets();
                follower.takeIn(Duration.ofMillis(500));
                if (fixture.storedOffsets() > before) {
                  polls.incrementAndGet();
                }
                return fixture.storedOffsets() == 5;
              });
    }
    assertThat(polls).hasValue(1);
    assertThat(fixture.count("effect")).isEqualTo(2);
    assertThat(fixture.deadLettersByReason())
        .containsOnlyKeys("BAD_JSON", "CONSUMER_FAILED", "BREAKS_SCHEMA");
  }

  @Test
  void shouldTakeInEffectivelyOnceUnderRepeatedFailure() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    fixture.consumers.add(
        batch -> {
          if (calls.incrementAndGet() % 3 != 0) {
            throw new CannotAcquireLockException("away for a moment");
          }
        });
    fixture.listen();
    for (int round = 0; round < 10; round++) {
      fixture.send("C" + round, events(round * 50, round * 50 + 55));
    }
    awaitOffsets(550);
    assertThat(fixture.count("effect")).isEqualTo(505);
    assertThat(fixture.count("event_inbox")).isEqualTo(505);
    assertThat(fixture.count("event_dead_letter")).isZero();
  }

  @Test
  void shouldStayWellWithoutABroker() {
    TopicListener lonely =
        new TopicListener(
            () ->
                new TopicFollower(
                    "127.0.0.1:9", "test", fixture.settings, fixture.intake, fixture.offsets),
            () -> 0,
            fixture.metrics);
    lonely.start();

    await().atMost(PATIENCE).until(() -> lonely.status().state() == IntakeState.UNREACHABLE);
    lonely.close();
    assertThat(lonely.status().state()).isEqualTo(IntakeState.IDLE);
  }
}
