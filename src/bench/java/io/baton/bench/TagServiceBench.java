package io.baton.bench;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import io.baton.tag.compute.BuiltInFamilies;
import io.baton.testing.HttpCaller;
import io.baton.testing.TestPostgres;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * Single reads of five tags over loopback HTTP at a steady two thousand a second for {@code
 * -Dbench.seconds=} (20), while a nightly run computes the tags of all families. A read counts from
 * the moment it was due, whenever it was sent, so that a pause is felt by all who would have asked.
 */
final class TagServiceBench implements Benchmark {
  private static final int CUSTOMERS = Integer.getInteger("bench.size", 100_000);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 20);
  private static final int RATE = Integer.getInteger("bench.rate", 2_000);
  private static final String PASSWORD = "correct horse battery 7";
  private static final List<String> FIELDS =
      List.of("age", "aum", "risk_level", "salary_account", "last_login_date");

  @Override
  public String name() {
    return "tag-service";
  }

  @Override
  public void run(Report report) throws Exception {
    try (ConfigurableApplicationContext application =
        RunningApplication.start(TestPostgres.freshDatabase(), Integer.toString(CUSTOMERS))) {
      RunningApplication.awaitDemo(application, CUSTOMERS);
      URI service = URI.create("http://127.0.0.1:" + RunningApplication.port(application));
      String secret = secret(application);
      BuiltInFamilies families = new BuiltInFamilies(application);
      families.define();
      // The first night of a JVM compiles what the later ones run.
      families.await(families.start());
      List<String> keys = keys(application);
      compare(report, application, service, secret, keys);
      new Load(service, secret, keys, SECONDS).run();
      Load quiet = new Load(service, secret, keys, SECONDS);
      quiet.run();
      long nightly = families.start();
      Load busy = new Load(service, secret, keys, SECONDS);
      busy.run();
      families.await(nightly);
      print(report, "nothing else to do", quiet);
      print(report, "a nightly run under way", busy);
    }
  }

  private static String secret(ConfigurableApplicationContext application) {
    application
        .getBean(Users.class)
        .create(new UserDraft("bench", PASSWORD, Set.of("ADMINISTRATOR"), "0000"));
    HttpCaller administrator =
        HttpCaller.signedIn(RunningApplication.port(application), "bench", PASSWORD);
    return administrator
        .send(
            "POST",
            "/api/service-keys",
            Map.of(
                "name",
                "bench",
                "branch",
                "0000",
                "fields",
                FIELDS,
                "segments",
                List.of(),
                "perSecond",
                100_000,
                "expiresAt",
                Instant.now().plus(Duration.ofDays(1)).toString()))
        .json()
        .path("secret")
        .asString();
  }

  private static List<String> keys(ConfigurableApplicationContext application) {
    Customers book = application.getBean(Customers.class);
    return List.copyOf(book.keysOf(book.everyone().first(10_000)).values());
  }

  private static HttpRequest request(URI service, String secret, String key) {
    return HttpRequest.newBuilder(
            service.resolve(
                "/service/v1/customers/" + key + "/tags?fields=" + String.join(",", FIELDS)))
        .header("Authorization", "Bearer " + secret)
        .timeout(Duration.ofSeconds(30))
        .build();
  }

  private static void compare(
      Report report,
      ConfigurableApplicationContext application,
      URI service,
      String secret,
      List<String> keys)
      throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    FieldIndexes indexes = application.getBean(FieldIndexes.class);
    Customers book = application.getBean(Customers.class);
    for (String key : keys.subList(0, 500)) {
      String text =
          client.send(request(service, secret, key), HttpResponse.BodyHandlers.ofString()).body();
      JsonNode tags = tools.jackson.databind.json.JsonMapper.shared().readTree(text).path("tags");
      int id = book.idOf(key).orElseThrow();
      for (String field : FIELDS) {
        String expected = indexes.current().require(field).textAt(id);
        String answered = tags.path(field).isNull() ? "null" : tags.path(field).asString();
        report.compare(field, plain(answered), plain(String.valueOf(expected)));
      }
    }
  }

  /** 12.50 and 12.5 are one number. */
  private static Object plain(String text) {
    return text.matches("-?\\d+(\\.\\d+)?(E\\d+)?")
        ? new BigDecimal(text).stripTrailingZeros()
        : text;
  }

  private void print(Report report, String while_, Load load) throws IOException {
    report.note(
        "%s: half within %.2f ms, p99.9 %.2f ms, %.0f µs of the server's threads a read, %d of %d answered otherwise than 200"
            .formatted(
                while_,
                load.millis(0.5),
                load.millis(0.999),
                load.serverMicros,
                load.failed.get(),
                load.due.length));
    report.compare("reads that were refused, " + while_, load.failed.get(), 0);
    report.print(
        Figure.below(
            name(),
            "single read at %,d a second, %s, p99".formatted(RATE, while_),
            "ms",
            load.millis(0.99),
            10));
  }

  /**
   * An open loop: a read is due at its moment whatever became of those before. At most so many are
   * on their way at once, as over a pool of connections; who waits for one is late all the same.
   */
  private static final class Load {
    private static final int CONNECTIONS = 32;

    private final URI service;
    private final String secret;
    private final List<String> keys;
    private final long[] due;
    private final long[] took;
    private final AtomicInteger failed = new AtomicInteger();
    private double serverMicros;

    Load(URI service, String secret, List<String> keys, int seconds) {
      this.service = service;
      this.secret = secret;
      this.keys = keys;
      this.due = new long[seconds * RATE];
      this.took = new long[due.length];
    }

    void run() throws InterruptedException {
      long worked = serverNanos();
      long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
      for (int i = 0; i < due.length; i++) {
        due[i] = start + i * TimeUnit.SECONDS.toNanos(1) / RATE;
      }
      AtomicInteger next = new AtomicInteger();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        Random random = new Random(2_000 + i);
        Thread thread = new Thread(() -> readInTurn(next, random));
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      serverMicros = (serverNanos() - worked) / 1e3 / due.length;
      Arrays.sort(took);
    }

    private void readInTurn(AtomicInteger next, Random random) {
      try (Reading connection = new Reading(service, secret)) {
        for (int i = next.getAndIncrement(); i < due.length; i = next.getAndIncrement()) {
          for (long wait = due[i] - System.nanoTime();
              wait > 0;
              wait = due[i] - System.nanoTime()) {
            LockSupport.parkNanos(wait);
          }
          int status = connection.read(keys.get(random.nextInt(keys.size())));
          took[i] = System.nanoTime() - due[i];
          if (status != 200) {
            failed.incrementAndGet();
          }
        }
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    /** What the threads that answer requests have worked so far. */
    private static long serverNanos() {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
          .filter(thread -> thread != null && thread.getThreadName().startsWith("http-nio"))
          .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
          .sum();
    }

    double millis(double share) {
      return took[(int) Math.min(took.length - 1, took.length * share)] / 1e6;
    }
  }

  /** One connection that is kept open; as little work as a client can have, beside the server. */
  private static final class Reading implements AutoCloseable {
    private final URI service;
    private final String head;
    private final String tail;
    private Socket socket;
    private BufferedInputStream in;
    private OutputStream out;

    Reading(URI service, String secret) throws IOException {
      this.service = service;
      connect();
      head = "GET /service/v1/customers/";
      tail =
          "/tags?fields=%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(String.join(",", FIELDS), secret);
    }

    private void connect() throws IOException {
      socket = new Socket(service.getHost(), service.getPort());
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    /**
     * The server ends a connection after a hundred reads and says so; the next one is opened here.
     */
    int read(String key) throws IOException {
      out.write((head + key + tail).getBytes(StandardCharsets.US_ASCII));
      int status = Integer.parseInt(line().substring(9, 12));
      int length = -1;
      boolean last = false;
      for (String header = line(); !header.isEmpty(); header = line()) {
        if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
          length = Integer.parseInt(header.substring(15).strip());
        }
        last |= header.equalsIgnoreCase("Connection: close");
      }
      if (length >= 0) {
        in.skipNBytes(length);
      } else {
        for (int chunk = hex(line()); chunk > 0; chunk = hex(line())) {
          in.skipNBytes(chunk + 2L);
        }
        line();
      }
      if (last) {
        socket.close();
        connect();
      }
      return status;
    }

    private static int hex(String text) {
      return Integer.parseInt(text, 16);
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new EOFException();
        }
        if (next != '\r') {
          line.append((char) next);
        }
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
