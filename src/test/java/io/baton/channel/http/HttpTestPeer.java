package io.baton.channel.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway on this machine that checks signatures, knows keys, and can be told to misbehave. */
final class HttpTestPeer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final Map<UUID, Integer> effects = new ConcurrentHashMap<>();
  final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String secret;
  private volatile Manner manner = this::takeAll;

  record Seen(String method, String path, Map<String, String> headers, byte[] body) {}

  interface Manner {
    void answer(HttpExchange exchange, byte[] body) throws IOException;
  }

  HttpTestPeer(String secret) {
    this.secret = secret;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/v1/messages?bank=1";
  }

  void manner(Manner next) {
    manner = next;
  }

  void behave() {
    manner = this::takeAll;
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> headers = new LinkedHashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    seen.add(
        new Seen(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
    try {
      if (signed(exchange, body)) {
        manner.answer(exchange, body);
      } else {
        say(exchange, 401, "");
      }
    } finally {
      exchange.close();
    }
  }

  private boolean signed(HttpExchange exchange, byte[] body) {
    var headers = exchange.getRequestHeaders();
    return Signature.of(
            secret,
            headers.getFirst(Signature.KEY_HEADER),
            Long.parseLong(headers.getFirst(Signature.TIME_HEADER)),
            "POST",
            exchange.getRequestURI().toString(),
            body)
        .equals(headers.getFirst(Signature.SIGNATURE_HEADER));
  }

  /** Takes each message once, refuses those with a line break in the address. */
  void takeAll(HttpExchange exchange, byte[] body) throws IOException {
    List<Map<String, Object>> results = new ArrayList<>();
    for (JsonNode message : JSON.readTree(body).path("messages")) {
      UUID id = UUID.fromString(message.path("id").stringValue());
      if (message.path("to").stringValue("").contains("\n")) {
        results.add(Map.of("id", id, "status", "refused", "reason", "BAD_ADDRESS"));
      } else {
        effects.putIfAbsent(id, 1);
        results.add(Map.of("id", id, "status", "accepted", "reference", "g-" + id));
      }
    }
    say(exchange, 200, JSON.writeValueAsString(Map.of("results", results)));
  }

  /** Takes the messages; the caller closes the exchange without an answer. */
  void takeSilently(HttpExchange exchange, byte[] body) {
    for (JsonNode message : JSON.readTree(body).path("messages")) {
      effects.putIfAbsent(UUID.fromString(message.path("id").stringValue()), 1);
    }
  }

  /** Takes the messages and keeps the line until the caller hangs up. */
  void takeAndSayNothing(HttpExchange exchange, byte[] body) {
    takeSilently(exchange, body);
    try {
      TimeUnit.SECONDS.sleep(30);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void say(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
