package io.baton.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The application as an operator runs it: a process of its own with an embedded database and
 * broker, that can be killed without warning and started again on the same data.
 */
public final class RunningBaton implements AutoCloseable {
  /** One for all looks: each client brings a thread. */
  private static final HttpClient ASKING = HttpClient.newHttpClient();

  private final Path data;
  private final int port;
  private final Process process;

  private RunningBaton(Path data, int port, Process process) {
    this.data = data;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts and waits until it answers.
   *
   * @param demo value of BATON_DEMO
   * @param settings further properties, {@code name=value}
   */
  public static RunningBaton start(Path data, String demo, String... settings) throws IOException {
    return startAt(freePort(), data, demo, settings);
  }

  /** The same at a port of the caller's choice, as after a restart that clients do not notice. */
  public static RunningBaton startAt(int port, Path data, String demo, String... settings)
      throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                // It lives for minutes on a machine that browsers want as well.
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=128m",
                "-XX:+UseSerialGC",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UseTransparentHugePages",
                "-XX:MetaspaceSize=128m",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-cp",
                System.getProperty("java.class.path"),
                "io.baton.Baton"));
    for (String setting : settings) {
      line.add("--" + setting);
    }
    Files.createDirectories(data);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "BATON_DATA",
                data.toAbsolutePath().toString(),
                "BATON_PORT",
                Integer.toString(port),
                "BATON_DEMO",
                demo,
                "BATON_TEST_CLOCK",
                "true"));
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("baton.log").toFile()));
    RunningBaton baton = new RunningBaton(data, port, builder.start());
    Runtime.getRuntime().addShutdownHook(new Thread(baton.process::destroyForcibly));
    Awaitility.await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> !baton.process.isAlive() || baton.ready());
    if (!baton.process.isAlive()) {
      throw new IllegalStateException("it ended:\n" + baton.log());
    }
    return baton;
  }

  public String url() {
    return "http://localhost:" + port;
  }

  public int port() {
    return port;
  }

  public Path data() {
    return data;
  }

  public String log() throws IOException {
    return Files.readString(data.resolve("baton.log"));
  }

  /** {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private boolean ready() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url() + "/actuator/health/readiness"))
              .timeout(Duration.ofSeconds(10))
              .build();
      return ASKING.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
