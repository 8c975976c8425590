package io.baton.channel.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.baton.channel.http.Signature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Listens on the loopback address only. {@code POST /messages} takes messages, {@code PUT /faults}
 * with lines {@code name=value} changes what goes wrong.
 */
public final class SimulatedPeer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int THREADS = 32;
  private static final long TOLERANCE_SECONDS = 300;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final PeerLedger ledger;
  private final String keyId;
  private final String secret;
  private final @Nullable PeerReceipts receipts;
  private final Set<UUID> met = ConcurrentHashMap.newKeySet();
  private volatile PeerFaults faults;

  SimulatedPeer(Map<String, String> options) throws IOException {
    Map<String, String> left = new LinkedHashMap<>(options);
    Path file = Path.of(needed(left, "ledger"));
    secret = needed(left, "secret");
    keyId = take(left, "key-id", "baton-1");
    int port = Integer.parseInt(take(left, "port", "0"));
    String to = take(left, "receipts", "");
    String callbackSecret = take(left, "callback-secret", "");
    long delay = Long.parseLong(take(left, "receipt-delay-ms", "1000"));
    faults = PeerFaults.NONE.with(left);
    receipts = to.isEmpty() ? null : new PeerReceipts(URI.create(to), keyId, callbackSecret, delay);
    ledger = new PeerLedger(file);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
    server.setExecutor(threads);
    server.createContext("/messages", this::messages);
    server.createContext("/faults", this::change);
    server.start();
  }

  private static String needed(Map<String, String> options, String name) {
    String value = options.remove(name);
    if (value == null) {
      throw new IllegalArgumentException("missing: " + name);
    }
    return value;
  }

  private static String take(Map<String, String> options, String name, String otherwise) {
    String value = options.remove(name);
    return value == null ? otherwise : value;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void messages(HttpExchange exchange) throws IOException {
    try {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!signed(exchange, body)) {
        say(exchange, 401, "");
        return;
      }
      PeerFaults now = faults;
      pause(now.latencyMillis());
      String answer = answer(JSON.readTree(body), now);
      if (answer != null) {
        say(exchange, 200, answer);
      }
    } catch (JacksonException | IllegalArgumentException e) {
      say(exchange, 400, "");
    } finally {
      exchange.close();
    }
  }

  /** Null where the connection is closed without a word. */
  private @Nullable String answer(JsonNode request, PeerFaults now) {
    String channel = request.path("channel").stringValue("");
    List<PeerLedger.Entry> taken = new ArrayList<>();
    List<PeerReceipts.Word> words = new ArrayList<>();
    List<Map<String, Object>> results = new ArrayList<>();
    boolean silent = false;
    for (JsonNode message : request.path("messages")) {
      UUID key = UUID.fromString(message.path("id").stringValue(""));
      boolean first = met.add(key) && !ledger.knows(key);
      PeerFaults.Fate fate = now.fateOf(key);
      if (fate == PeerFaults.Fate.REFUSE || !plain(message.path("to").stringValue(""))) {
        results.add(Map.of("id", key, "status", "refused", "reason", "SIMULATED_REFUSAL"));
      } else if (fate == PeerFaults.Fate.RETRY && first) {
        results.add(
            Map.of("id", key, "status", "retry", "reason", "SIMULATED_RETRY", "retryAfter", 1));
      } else {
        taken.add(
            new PeerLedger.Entry(key, message.path("customer").stringValue(""), channel, fate));
        if (fate != PeerFaults.Fate.LOSE) {
          words.add(new PeerReceipts.Word(key, fate != PeerFaults.Fate.FAIL));
        }
        silent |= fate == PeerFaults.Fate.DROP && first;
        results.add(Map.of("id", key, "status", "accepted", "reference", "p-" + key));
      }
    }
    if (!taken.isEmpty()) {
      ledger.take(taken, now.forgetKeys());
    }
    if (receipts != null && !words.isEmpty()) {
      receipts.report(words, now.receiptTwice());
    }
    return silent ? null : JSON.writeValueAsString(Map.of("results", results));
  }

  private static boolean plain(String address) {
    return address.chars().noneMatch(Character::isISOControl);
  }

  private boolean signed(HttpExchange exchange, byte[] body) {
    var headers = exchange.getRequestHeaders();
    String time = headers.getFirst(Signature.TIME_HEADER);
    String signature = headers.getFirst(Signature.SIGNATURE_HEADER);
    if (signature == null
        || time == null
        || !time.matches("[0-9]{1,12}")
        || !keyId.equals(headers.getFirst(Signature.KEY_HEADER))) {
      return false;
    }
    long seconds = Long.parseLong(time);
    String right =
        Signature.of(secret, keyId, seconds, "POST", exchange.getRequestURI().toString(), body);
    return Signature.equal(right, signature)
        && Math.abs(Instant.now().getEpochSecond() - seconds) <= TOLERANCE_SECONDS;
  }

  private void change(HttpExchange exchange) throws IOException {
    try {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      faults = faults.with(options(body.lines().toList()));
      say(exchange, 200, faults.toString());
    } catch (IllegalArgumentException e) {
      say(exchange, 422, String.valueOf(e.getMessage()));
    } finally {
      exchange.close();
    }
  }

  static Map<String, String> options(List<String> words) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String word : words) {
      int at = word.indexOf('=');
      if (at < 1) {
        throw new IllegalArgumentException("name=value is expected");
      }
      options.put(word.substring(0, at), word.substring(at + 1));
    }
    return options;
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    threads.shutdownNow();
    if (receipts != null) {
      receipts.close();
    }
    ledger.close();
  }

  /** Runs until it is killed. */
  public static void main(String[] args) throws IOException {
    try {
      PeerNotice.print(new SimulatedPeer(options(List.of(args))).port());
    } catch (IllegalArgumentException e) {
      PeerNotice.usage(String.valueOf(e.getMessage()));
      System.exit(2);
    }
  }
}
