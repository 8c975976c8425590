package io.baton.tag.compute;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Trino of one node on loopback, with a catalog in memory; it ends with its test. */
final class TrinoServer implements AutoCloseable {
  private final Process process;
  private final int port;
  private final Path log;

  private TrinoServer(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * @param home where the server was unpacked
   * @param java home of a JDK that it runs on
   */
  static TrinoServer start(Path home, Path java, Path data) throws IOException {
    restoreLinks(home.resolve("plugin/memory"), home.resolve("lib"));
    int port = freePort();
    Path etc = data.resolve("etc");
    Files.createDirectories(etc.resolve("catalog"));
    Files.writeString(
        etc.resolve("config.properties"),
        """
        coordinator=true
        node-scheduler.include-coordinator=true
        http-server.http.port=%1$d
        discovery.uri=http://127.0.0.1:%1$d
        query.max-memory=400MB
        query.max-memory-per-node=400MB
        catalog.management=static
        """
            .formatted(port));
    Files.writeString(etc.resolve("log.properties"), "io.trino=WARN\n");
    Files.writeString(
        etc.resolve("catalog/memory.properties"),
        "connector.name=memory\nmemory.max-data-per-node=100MB\n");
    List<String> line =
        List.of(
            java.resolve("bin/java").toString(),
            "-Xmx1g",
            "-XX:+UseG1GC",
            "--add-modules=jdk.incubator.vector",
            "-Djdk.attach.allowAttachSelf=true",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dconfig=" + etc.resolve("config.properties").toAbsolutePath(),
            "-Dnode.environment=test",
            "-Dnode.id=one",
            "-Dnode.internal-address=127.0.0.1",
            "-Dnode.bind-ip=127.0.0.1",
            "-Dnode.data-dir=" + data.toAbsolutePath(),
            "-Dlog.levels-file=" + etc.resolve("log.properties").toAbsolutePath(),
            "-Dcatalog.config-dir=" + etc.resolve("catalog").toAbsolutePath(),
            "-Dplugin.dir=" + home.resolve("plugin").toAbsolutePath(),
            "-cp",
            home.resolve("lib").toAbsolutePath() + "/*",
            "io.trino.server.TrinoServer");
    Process process =
        new ProcessBuilder(line)
            .directory(data.toFile())
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("server.log").toFile())
            .start();
    TrinoServer server = new TrinoServer(process, port, data.resolve("server.log"));
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    await().atMost(Duration.ofMinutes(5)).until(server::isUp);
    return server;
  }

  /**
   * The archive links a jar that it has already; unpacked by Maven, such a link is an empty file.
   */
  private static void restoreLinks(Path plugin, Path library) throws IOException {
    try (Stream<Path> jars = Files.list(plugin)) {
      for (Path jar : jars.toList()) {
        if (Files.size(jar) == 0) {
          Files.copy(library.resolve(jar.getFileName()), jar, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  String url() {
    return "jdbc:trino://127.0.0.1:" + port;
  }

  private boolean isUp() throws InterruptedException, IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException("the server stopped: " + Files.readString(log));
    }
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/info")).build(),
              HttpResponse.BodyHandlers.ofString())
          .body()
          .contains("\"starting\":false");
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Below the ports that systems hand out: half a minute passes until the server takes it. */
  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // Another one, then.
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
