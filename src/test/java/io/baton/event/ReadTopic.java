package io.baton.event;

import static io.baton.event.IntakeFixture.bytes;
import static io.baton.event.IntakeFixture.event;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A topic of its own that an intake reads. */
abstract class ReadTopic {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  final IntakeFixture fixture = new IntakeFixture();

  @BeforeEach
  void createTopic() throws Exception {
    fixture.createTopic();
    fixture.consumers.add(fixture::store);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  void takeInUntil(TopicFollower follower, long offsets) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              follower.takeIn(Duration.ofMillis(200));
              return fixture.storedOffsets() >= offsets;
            });
  }

  void awaitOffsets(long sum) {
    await().atMost(PATIENCE).until(() -> fixture.storedOffsets() >= sum);
  }

  static byte[][] events(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> bytes(event("e" + i, "C1")))
        .toArray(byte[][]::new);
  }
}
