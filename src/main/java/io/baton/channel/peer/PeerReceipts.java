package io.baton.channel.peer;

import io.baton.channel.http.Signature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Reports what became of messages, late, until the product has said that it knows. */
final class PeerReceipts implements AutoCloseable {
  private static final int TRIES = 20;
  private static final long PAUSE_MILLIS = 500;

  private final URI to;
  private final String keyId;
  private final String secret;
  private final long delayMillis;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(2);

  record Word(UUID key, boolean delivered) {}

  PeerReceipts(URI to, String keyId, String secret, long delayMillis) {
    this.to = to;
    this.keyId = keyId;
    this.secret = secret;
    this.delayMillis = delayMillis;
  }

  void report(List<Word> words, boolean twice) {
    String body =
        words.stream()
            .map(
                word ->
                    "{\"id\":\"%s\",\"status\":\"%s\",\"reason\":\"SIMULATED\"}"
                        .formatted(word.key(), word.delivered() ? "delivered" : "failed"))
            .collect(Collectors.joining(",", "{\"receipts\":[", "]}"));
    schedule(body, delayMillis, TRIES);
    if (twice) {
      schedule(body, delayMillis * 2 + 1_000, TRIES);
    }
  }

  private void schedule(String body, long millis, int tries) {
    var unused = later.schedule(() -> send(body, tries), millis, TimeUnit.MILLISECONDS);
  }

  private void send(String body, int tries) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    long now = Instant.now().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header(Signature.KEY_HEADER, keyId)
            .header(Signature.TIME_HEADER, Long.toString(now))
            .header(
                Signature.SIGNATURE_HEADER,
                Signature.of(secret, keyId, now, "POST", to.getRawPath(), bytes))
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
            .build();
    try {
      if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2) {
        return;
      }
    } catch (IOException e) {
      // The product is down; it will be back.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (tries > 1) {
      schedule(body, PAUSE_MILLIS, tries - 1);
    }
  }

  @Override
  public void close() {
    later.shutdownNow();
  }
}
