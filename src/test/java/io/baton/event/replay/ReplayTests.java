package io.baton.event.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testing.TestKafka;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTests {
  private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

  @TempDir Path folder;

  /** Nothing is lost or early, whatever is asked for; what is late is not later than allowed. */
  @Property(tries = 200)
  void shouldSendEverythingWithinItsLateness(
      @ForAll long seed,
      @ForAll @IntRange(max = 100) int duplicates,
      @ForAll @IntRange(max = 100) int disorder,
      @ForAll @IntRange(max = 30) int burst) {
    List<Shuffle.Due> sent = shuffled(seed, duplicates / 100.0, disorder / 100.0, burst);
    Map<Played, Integer> times = new HashMap<>();
    Instant before = Instant.MIN;
    for (Shuffle.Due due : sent) {
      assertThat(due.at()).isAfterOrEqualTo(before);
      before = due.at();
      times.merge(due.message(), 1, Integer::sum);
      assertThat(due.at())
          .isBetween(due.message().at(), due.message().at().plusSeconds(60 + burst));
      if (burst > 0) {
        assertThat(due.at().getEpochSecond() % burst).isZero();
      }
    }
    assertThat(times).hasSize(300);
    assertThat(times.values()).allMatch(count -> count <= 2);
    if (duplicates == 0) {
      assertThat(sent).hasSize(300);
    }
    if (disorder == 0 && duplicates == 0) {
      assertThat(sent).extracting(due -> due.message().at()).isSorted();
    }
    assertThat(shuffled(seed, duplicates / 100.0, disorder / 100.0, burst))
        .extracting(due -> due.message().key())
        .isEqualTo(sent.stream().map(due -> due.message().key()).toList());
  }

  @Test
  void shouldPlayAFileIntoATopic() throws Exception {
    String topic = "replay-" + UUID.randomUUID();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
    Path file = folder.resolve("events.csv");
    StringBuilder lines = new StringBuilder("no,when,who\n");
    for (int i = 0; i < 500; i++) {
      lines.append(i).append(",2026-11-02 10:00:%02d,C%d\n".formatted(i * 60 / 500, i % 7));
    }
    Files.writeString(file, lines);

    ByteArrayOutputStream told = new ByteArrayOutputStream();
    int code =
        Replay.run(
            new PrintStream(told, true, StandardCharsets.UTF_8),
            "--file=" + file,
            "--to=kafka://" + TestKafka.bootstrapServers() + "/" + topic,
            "--time=when",
            "--key=who",
            "--duplicates=0.1",
            "--disorder=0.2",
            "--seed=7");

    assertThat(told.toString(StandardCharsets.UTF_8)).contains("seed 7").contains("sent");
    assertThat(code).isZero();
    List<String> arrived = read(topic);
    Set<String> distinct = new HashSet<>(arrived);
    assertThat(distinct).hasSize(500);
    assertThat(arrived.size()).isBetween(520, 590);
    assertThat(arrived.get(0)).contains("\"when\":\"2026-11-02 10:00:");
  }

  @Test
  void shouldRefuseToLeaveThisMachine() {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream say = new PrintStream(told, true, StandardCharsets.UTF_8);
    assertThat(Replay.run(say, "--to=http://192.0.2.1:80/feeds/x")).isEqualTo(1);
    assertThat(told.toString(StandardCharsets.UTF_8)).contains("loopback");
    assertThat(Replay.run(say, "--to=http://127.0.0.1:1/feeds/x", "--duplicates=2")).isEqualTo(2);
    assertThat(Replay.run(say, "--wrong=1")).isEqualTo(2);
  }

  @Test
  void shouldMakeTheSameDayFromTheSameSeed() {
    ReplaySettings settings =
        ReplaySettings.of(
            "--to=kafka://127.0.0.1:1/x", "--seed=5", "--most=2000", "--customers=100");
    List<String> one = new ArrayList<>();
    List<String> two = new ArrayList<>();
    DemoDay.play(settings, event -> one.add(new String(event.json(), StandardCharsets.UTF_8)));
    DemoDay.play(settings, event -> two.add(new String(event.json(), StandardCharsets.UTF_8)));
    assertThat(one).hasSize(2_000).isEqualTo(two).doesNotHaveDuplicates();
    assertThat(one)
        .anyMatch(event -> event.contains("card-declined"))
        .anyMatch(event -> event.contains("feature-activated"));
  }

  private static List<Shuffle.Due> shuffled(
      long seed, double duplicates, double disorder, int burst) {
    List<Shuffle.Due> sent = new ArrayList<>();
    Shuffle shuffle =
        new Shuffle(
            seed,
            duplicates,
            disorder,
            Duration.ofSeconds(60),
            Duration.ofSeconds(burst),
            sent::add);
    for (int i = 0; i < 300; i++) {
      shuffle.add(new Played(START.plusSeconds(i), "k" + i, KEYS[i]));
    }
    shuffle.finish();
    return sent;
  }

  private static final byte[][] KEYS = new byte[300][0];

  private static List<String> read(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      List<String> values = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer
            .poll(Duration.ofMillis(500))
            .forEach(record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
      }
      return values;
    }
  }
}
