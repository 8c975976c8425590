package io.baton.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.testing.TestKafka;
import java.time.Duration;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Nodes that take over from each other, and when none may go on. */
class TopicOwnersTests extends ReadTopic {
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

  private void raiseEpochs() {
    fixture.jdbc.sql("UPDATE event_offset SET owner_epoch = nextval('event_owner_epoch')").update();
  }
}
