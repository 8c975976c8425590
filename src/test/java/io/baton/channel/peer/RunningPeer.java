package io.baton.channel.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The simulated peer in a process of its own, and its book. */
public final class RunningPeer implements AutoCloseable {
  private final Process process;
  private final int port;
  private final Path ledger;

  /**
   * @param ledger the file of its book
   * @param options {@code name=value}
   */
  public RunningPeer(Path ledger, String... options) {
    this.ledger = ledger;
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SimulatedPeer.class.getName(),
                "ledger=" + ledger));
    line.addAll(List.of(options));
    try {
      Files.createDirectories(ledger.toAbsolutePath().getParent());
      process = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String first = out.readLine();
      if (first == null) {
        throw new IllegalStateException("it did not start");
      }
      port = URI.create(first.substring(first.indexOf("http"))).getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + port + "/messages";
  }

  /** The answer to a change of what goes wrong. */
  public int faults(String... changes) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/faults"))
                  .PUT(HttpRequest.BodyPublishers.ofString(String.join("\n", changes)))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How often each message took effect, by its book. */
  public Map<UUID, Integer> effects() {
    Map<UUID, Integer> effects = new HashMap<>();
    try (Stream<String> lines = Files.lines(ledger)) {
      lines
          .map(line -> line.split("\t", -1))
          .filter(columns -> columns[4].equals("EFFECT"))
          .forEach(columns -> effects.merge(UUID.fromString(columns[1]), 1, Integer::sum));
      return effects;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
