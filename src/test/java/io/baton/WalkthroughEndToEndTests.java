package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testing.RunningBaton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The main job as the documentation tells it, on a file of a known making: every number of the
 * result is recounted here without the product.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WalkthroughEndToEndTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int ROWS = 6_000;

  /** Many small hand-overs, so that the kill falls between two of them. */
  private static final String SMALL_WINDOWS = "baton.channel.simulator.window=25";

  @TempDir static Path work;
  private static RunningBaton baton;
  private static final List<Row> BANK = IntStream.range(0, ROWS).mapToObj(Row::new).toList();

  /** Every 500th row is broken: its age is not a number. */
  private record Row(int i) {
    String key() {
      return "K%06d".formatted(i);
    }

    int age() {
      return 18 + i * 7 % 60;
    }

    String job() {
      return List.of("management", "student", "retired", "unknown").get(i % 4);
    }

    boolean broken() {
      return i % 500 == 499;
    }

    boolean yes() {
      return i * 31 % 100 < 12;
    }

    boolean targeted() {
      return !broken() && age() >= 30 && !job().equals("student");
    }

    String line() {
      return "%s;%s;\"%s\";\"%s\"\n"
          .formatted(key(), broken() ? "old" : age(), job(), yes() ? "yes" : "no");
    }
  }

  @BeforeAll
  static void start() throws IOException {
    StringBuilder file = new StringBuilder("\"id\";\"age\";\"job\";\"y\"\n");
    BANK.forEach(row -> file.append(row.line()));
    Files.writeString(work.resolve("bank.csv"), file);
    Files.writeString(
        work.resolve("rule.json"),
        """
        {"all":[{"field":"age","op":"ge","value":30},
                {"not":{"field":"job","op":"eq","value":"student"}}]}""");
    baton = RunningBaton.start(work.resolve("data"), "0", SMALL_WINDOWS);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    baton.close();
  }

  @Test
  @Order(1)
  void shouldRecountExactly() throws Exception {
    assertRecounted(finished(walk()));
  }

  @Test
  @Order(2)
  void shouldDoTheSameAgain() throws Exception {
    assertRecounted(finished(walk()));
  }

  @Test
  @Order(3)
  void shouldLoseNothingAndSendNothingTwiceWhenKilledWhileTouching() throws Exception {
    Process walk = walk();
    Path said = work.resolve("said");
    Awaitility.await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Files.readString(said).matches("(?s).*touching: [1-9].*"));
    assertThat(Files.readString(said)).as("killed in the middle").doesNotContain("replayed");
    baton.kill();
    baton = RunningBaton.startAt(baton.port(), baton.data(), "0", SMALL_WINDOWS);
    assertRecounted(finished(walk));
  }

  private static Process walk() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "bash", "docs/walkthrough.sh",
            "--file", work.resolve("bank.csv").toString(),
            "--delimiter", ";",
            "--key", "id",
            "--rule", work.resolve("rule.json").toString(),
            "--outcome", "y=yes",
            "--control", "0.2");
    builder.environment().put("BATON_URL", baton.url());
    builder.environment().put("BATON_DATA", baton.data().toString());
    builder.redirectOutput(work.resolve("result").toFile());
    builder.redirectError(work.resolve("said").toFile());
    return builder.start();
  }

  private static JsonNode finished(Process walk) throws Exception {
    assertThat(walk.waitFor(20, TimeUnit.MINUTES)).as("the walk ends").isTrue();
    assertThat(walk.exitValue()).as(Files.readString(work.resolve("said"))).isZero();
    return JSON.readTree(Files.readString(work.resolve("result")));
  }

  private static void assertRecounted(JsonNode result) {
    List<Row> audience = BANK.stream().filter(Row::targeted).toList();
    List<Row> control = audience.stream().filter(WalkthroughEndToEndTests::control).toList();
    List<Row> treated = audience.stream().filter(row -> !control(row)).toList();
    double treatedRate = (double) treated.stream().filter(Row::yes).count() / treated.size();
    double controlRate = (double) control.stream().filter(Row::yes).count() / control.size();
    assertThat(result.get("rows").intValue()).isEqualTo(ROWS);
    assertThat(result.get("rejected").intValue())
        .isEqualTo((int) BANK.stream().filter(Row::broken).count());
    assertThat(result.get("audience").intValue()).isEqualTo(audience.size());
    assertThat(result.get("control").intValue()).isEqualTo(control.size());
    assertThat(result.get("touched").intValue()).isEqualTo(treated.size());
    assertThat(result.get("refused")).isEmpty();
    assertThat(result.get("responded").intValue())
        .isEqualTo((int) treated.stream().filter(Row::yes).count());
    assertThat(result.get("effect").get("difference").doubleValue())
        .isCloseTo(treatedRate - controlRate, org.assertj.core.api.Assertions.within(1e-12));
  }

  /** FNV-1a, twice: written here once more so that the product doesn't check itself. */
  private static boolean control(Row row) {
    long first = fnv("walkthrough" + row.key());
    return fnv(Long.toString(first)) % 10_000 < 2_000;
  }

  private static long fnv(String text) {
    long hash = 2_166_136_261L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = ((hash ^ b) * 16_777_619L) & 0xffff_ffffL;
    }
    return hash;
  }
}
