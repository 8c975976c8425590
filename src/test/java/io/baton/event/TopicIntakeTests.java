package io.baton.event;

import static io.baton.event.IntakeFixture.bytes;
import static io.baton.event.IntakeFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.event.catalogue.CatalogueOfTests;
import io.baton.testing.TestKafka;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.CannotAcquireLockException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The topic side of the intake against a real broker and a real database. */
class TopicIntakeTests {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final IntakeFixture fixture = new IntakeFixture();

  @BeforeEach
  void createTopic() throws Exception {
    fixture.createTopic();
    fixture.consumers.add(fixture::store);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

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
                    "SELECT type || ' ' || reason || ' ' || detail FROM event_dead_letter ORDER BY type")
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
  void shouldGoOnFromStoredOffsetsAfterARestart() throws Exception {
    try (TopicListener first = fixture.listen()) {
      fixture.send("C1", events(0, 10));
      awaitOffsets(10);
    }
    fixture.send("C1", events(10, 20));
    fixture.listen();

    awaitOffsets(20);
    assertThat(fixture.count("effect")).isEqualTo(20);
    assertThat(fixture.meters.counter("inbox.duplicates").count()).isZero();
  }

  @Test
  void shouldFenceAnOwnerThatLostItsPartition() throws Exception {
    fixture.send("C1", events(0, 10));
    try (TopicFollower zombie = fixture.follow()) {
      // Joins, and claims both partitions, before somebody else does.
      await()
          .atMost(PATIENCE)
          .until(() -> zombie.takeIn(Duration.ofMillis(200)) == 0 && fixture.storedOffsets() == 10);
      raiseEpochs();
      fixture.send("C1", events(10, 20));

      assertThatThrownBy(() -> takeInUntil(zombie, 20)).isInstanceOf(Fenced.class);
      assertThat(fixture.count("effect")).isEqualTo(10);
      assertThat(fixture.storedOffsets()).isEqualTo(10);
    }
    fixture.listen();
    awaitOffsets(20);
    assertThat(fixture.count("effect")).isEqualTo(20);
  }

  @Test
  void shouldShareTheTopicBetweenTwoNodesAndSurviveTheLossOfOne() throws Exception {
    TopicListener one = fixture.listen();
    fixture.listen();
    for (int customer = 0; customer < 40; customer++) {
      fixture.send("C" + customer, events(customer * 10, customer * 10 + 10));
      if (customer == 20) {
        one.close();
      }
    }
    awaitOffsets(400);
    assertThat(fixture.count("effect")).isEqualTo(400);
    assertThat(fixture.count("event_dead_letter")).isZero();
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
  void shouldStopWhenTheTopicWasMadeAnew() throws Exception {
    try (TopicListener first = fixture.listen()) {
      fixture.send("C1", events(0, 10));
      awaitOffsets(10);
    }
    fixture.deleteTopic();
    await().atMost(PATIENCE).ignoreExceptions().untilAsserted(fixture::createTopic);
    fixture.send("C1", events(0, 20));
    TopicListener second = fixture.listen();

    await().atMost(PATIENCE).until(() -> second.status().state() == IntakeState.STOPPED);
    assertThat(fixture.meters.get("event.intake.stopped").gauge().value()).isEqualTo(1);
    assertThat(fixture.count("effect")).isEqualTo(10);

    try (TopicAdmin admin =
        new TopicAdmin(io.baton.testing.TestKafka.bootstrapServers(), fixture.topic)) {
      fixture.offsets.restart(fixture.topic, admin.topicId(), admin.beginnings());
    }
    second.goOn();
    awaitOffsets(20);
    assertThat(fixture.count("effect")).isEqualTo(20);
  }

  /** An operator asks one node; all that stand still go on. */
  @Test
  void shouldGoOnWithEveryNodeWhenAnOperatorHasRestartedOne() throws Exception {
    try (TopicListener first = fixture.listen()) {
      fixture.send("C1", events(0, 10));
      awaitOffsets(10);
    }
    fixture.deleteTopic();
    await().atMost(PATIENCE).ignoreExceptions().untilAsserted(fixture::createTopic);
    fixture.send("C1", events(0, 20));
    TopicListener one = fixture.listen();
    TopicListener other = fixture.listen();
    await().atMost(PATIENCE).until(() -> one.status().state() == IntakeState.STOPPED);
    await().atMost(PATIENCE).until(() -> other.status().state() == IntakeState.STOPPED);

    try (TopicAdmin admin = new TopicAdmin(TestKafka.bootstrapServers(), fixture.topic)) {
      assertThat(
              fixture.offsets.fit(fixture.topic, admin.topicId(), admin.beginnings(), admin.ends()))
          .as("any node sees that something is to be mended")
          .isFalse();
      fixture.offsets.restart(fixture.topic, admin.topicId(), admin.beginnings());
      assertThat(
              fixture.offsets.fit(fixture.topic, admin.topicId(), admin.beginnings(), admin.ends()))
          .isTrue();
    }
    await().atMost(PATIENCE).until(() -> one.status().state() == IntakeState.FOLLOWING);
    await().atMost(PATIENCE).until(() -> other.status().state() == IntakeState.FOLLOWING);
    awaitOffsets(20);
    assertThat(fixture.count("effect")).isEqualTo(20);
  }

  @Test
  void shouldStopWhenTheNextOffsetIsGone() throws Exception {
    try (TopicListener first = fixture.listen()) {
      fixture.send("C1", events(0, 10));
      awaitOffsets(10);
    }
    fixture.send("C1", events(10, 20));
    try (var admin = IntakeFixture.admin()) {
      for (int partition = 0; partition < 2; partition++) {
        var all =
            java.util.Map.of(
                new TopicPartition(fixture.topic, partition), RecordsToDelete.beforeOffset(-1));
        admin.deleteRecords(all).all().get();
      }
    }
    TopicListener second = fixture.listen();

    await().atMost(PATIENCE).until(() -> second.status().state() == IntakeState.STOPPED);
    assertThat(fixture.count("effect")).isEqualTo(10);
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

  private void raiseEpochs() {
    fixture.jdbc.sql("UPDATE event_offset SET owner_epoch = nextval('event_owner_epoch')").update();
  }

  private void takeInUntil(TopicFollower follower, long offsets) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              follower.takeIn(Duration.ofMillis(200));
              return fixture.storedOffsets() >= offsets;
            });
  }

  private void awaitOffsets(long sum) {
    await().atMost(PATIENCE).until(() -> fixture.storedOffsets() >= sum);
  }

  private static byte[][] events(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> bytes(event("e" + i, "C1")))
        .toArray(byte[][]::new);
  }
}
