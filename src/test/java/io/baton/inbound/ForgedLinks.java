package io.baton.inbound;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Posts links that we did not make: random ones, ones with a key of ours and a tag of nobody's, and
 * a real one with one bit changed. A few at a time, on this machine only.
 */
final class ForgedLinks {
  private static final int AT_ONCE = 16;
  private static final int KEY_AND_FORMAT = 5;
  private static final HttpRequest.BodyPublisher ONE_CLICK =
      HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<Integer, Long> answers = new ConcurrentHashMap<>();
  private final URI base;
  private final byte[] real;
  private final Random random;
  private long nanos;

  ForgedLinks(URI base, String real, long seed) {
    this.base = base;
    this.real = Base64.getUrlDecoder().decode(real);
    this.random = new Random(seed);
  }

  void post(int links) throws InterruptedException {
    Semaphore room = new Semaphore(AT_ONCE);
    List<CompletableFuture<Void>> open = new ArrayList<>();
    long began = System.nanoTime();
    for (int i = 0; i < links; i++) {
      room.acquire();
      CompletableFuture<Void> answered =
          client
              .sendAsync(request(), HttpResponse.BodyHandlers.discarding())
              .thenAccept(answer -> answers.merge(answer.statusCode(), 1L, Long::sum))
              .whenComplete((nothing, failure) -> room.release());
      open.add(answered);
      if (open.size() == AT_ONCE * 8) {
        open.removeIf(each -> each.isDone() && !each.isCompletedExceptionally());
      }
    }
    open.forEach(CompletableFuture::join);
    nanos += System.nanoTime() - began;
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(
            base.resolve(Base64.getUrlEncoder().withoutPadding().encodeToString(forged())))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(ONE_CLICK)
        .build();
  }

  private byte[] forged() {
    byte[] forged = new byte[real.length];
    switch (random.nextInt(3)) {
      case 0 -> {
        random.nextBytes(forged);
        forged[0] = real[0];
      }
      case 1 -> {
        random.nextBytes(forged);
        System.arraycopy(real, 0, forged, 0, KEY_AND_FORMAT);
      }
      default -> {
        System.arraycopy(real, 0, forged, 0, real.length);
        int bit = random.nextInt(real.length * Byte.SIZE);
        forged[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      }
    }
    return forged;
  }

  /** How many by status. */
  Map<Integer, Long> answers() {
    return answers;
  }

  @Override
  public String toString() {
    return "%s in %.1f s".formatted(answers, nanos / 1e9);
  }
}
