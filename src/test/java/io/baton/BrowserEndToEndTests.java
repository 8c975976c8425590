package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.testing.RunningBaton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journeys of {@code frontend/e2e} in a real browser, against the application as it ships. */
class BrowserEndToEndTests {
  @Test
  void shouldLetPeopleDoTheirWorkInABrowser(@TempDir Path work) throws Exception {
    try (RunningBaton baton = RunningBaton.start(work.resolve("data"), "2000")) {
      // The bank is filled in the background, and a page that asked before it was there shows
      // nothing.
      await()
          .atMost(10, TimeUnit.MINUTES)
          .pollInterval(100, TimeUnit.MILLISECONDS)
          .until(() -> baton.log().contains("customers loaded"));
      Path said = Path.of("target", "e2e.log").toAbsolutePath();
      ProcessBuilder builder = new ProcessBuilder("npm", "run", "--silent", "e2e");
      builder.directory(Path.of("frontend").toFile());
      builder.environment().put("BATON_URL", baton.url());
      builder
          .environment()
          .put("BATON_USERS", baton.data().resolve("demo-users.txt").toAbsolutePath().toString());
      Process journeys = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
      assertThat(journeys.waitFor(50, TimeUnit.MINUTES)).as("the journeys end").isTrue();
      assertThat(journeys.exitValue()).as(Files.readString(said)).isZero();
    }
  }
}
