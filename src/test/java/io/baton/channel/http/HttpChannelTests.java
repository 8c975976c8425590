package io.baton.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.channel.OutboundMessage;
import io.baton.channel.SendResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpChannelTests {
  private final HttpTestPeer peer = new HttpTestPeer(HttpChannels.SECRET);

  @AfterEach
  void close() {
    peer.close();
  }

  /** What the peer answers to one message, and what may be concluded with and without keys. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "200, -, Accepted, Accepted",
        "202, -, Accepted, Accepted",
        "400, -, Refused, Refused",
        "401, -, RetryAt, RetryAt",
        "404, -, RetryAt, RetryAt",
        "409, -, Refused, Refused",
        "422, -, Refused, Refused",
        "429, -, RetryAt, RetryAt",
        "429, 7, RetryAt, RetryAt",
        "503, 7, RetryAt, RetryAt",
        "503, -, InDoubt, InDoubt",
        "500, -, InDoubt, InDoubt",
        "502, -, InDoubt, InDoubt",
        "504, -, InDoubt, InDoubt",
        "302, -, InDoubt, InDoubt",
        "307, -, InDoubt, InDoubt"
      })
  void shouldConcludeNoMoreThanTheAnswerSays(
      int status, @Nullable String after, String withKeys, String without) throws Exception {
    peer.manner(
        (exchange, body) -> {
          if (after != null) {
            exchange.getResponseHeaders().set("Retry-After", after);
          }
          HttpTestPeer.say(exchange, status, "");
        });
    assertThat(kind(send(true))).isEqualTo(withKeys);
    assertThat(kind(send(false))).isEqualTo(without);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | 7",
        "0 | 0",
        "999999999 | 86400",
        "99999999999999999999 | 30",
        "-5 | 30",
        "soon | 30",
        "Sun, 01 Mar 2026 08:02:00 GMT | 120",
        "Sun, 01 Mar 2026 07:00:00 GMT | 0"
      })
  void shouldWaitAsLongAsThePeerAsksWithinReason(String after, long seconds) throws Exception {
    peer.manner(
        (exchange, body) -> {
          exchange.getResponseHeaders().set("Retry-After", after);
          HttpTestPeer.say(exchange, 429, "");
        });
    assertThat(send(false))
        .isEqualTo(new SendResult.RetryAt(HttpChannels.NOW.plusSeconds(seconds), "HTTP_429"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json",
        "[]",
        "{\"results\": 1}",
        "{\"results\": []}",
        "{\"results\": [{\"id\": \"of another\", \"status\": \"accepted\"}]}",
        "{\"results\": [{\"id\": \"ID\", \"status\": \"perhaps\"}]}",
        "{\"results\": [{\"id\": \"ID\", \"status\": \"accepted\"}, {\"id\": \"ID\", \"status\":"
            + " \"refused\"}]}"
      })
  void shouldBeInDoubtWhereTheAnswerDoesNotSay(String answer) throws Exception {
    OutboundMessage message = HttpChannels.message(UUID.randomUUID(), "text");
    peer.manner(
        (exchange, body) ->
            HttpTestPeer.say(exchange, 200, answer.replace("ID", message.touchId().toString())));
    try (HttpChannel channel = HttpChannels.to(peer.url(), false)) {
      assertThat(channel.send(List.of(message)))
          .singleElement()
          .isInstanceOf(SendResult.InDoubt.class);
    }
  }

  @Test
  void shouldKeepCodesOfThePeerButNoFreeText() throws Exception {
    OutboundMessage message = HttpChannels.message(UUID.randomUUID(), "text");
    for (String reason : List.of("NUMBER_UNKNOWN", "number 13800138000 unknown")) {
      peer.manner(
          (exchange, body) ->
              HttpTestPeer.say(
                  exchange,
                  200,
                  "{\"results\": [{\"id\": \"%s\", \"status\": \"refused\", \"reason\": \"%s\"}]}"
                      .formatted(message.touchId(), reason)));
      try (HttpChannel channel = HttpChannels.to(peer.url(), false)) {
        assertThat(channel.send(List.of(message)))
            .containsExactly(
                new SendResult.Refused(
                    reason.contains(" ") ? "PEER_GAVE_NO_CODE" : "NUMBER_UNKNOWN"));
      }
    }
  }

  /** One bad apple: the peer refuses every request that holds it. */
  @Test
  void shouldNotLetOneMessageSpoilItsNeighbours() throws Exception {
    List<OutboundMessage> window =
        IntStream.range(0, 8)
            .mapToObj(i -> HttpChannels.message(UUID.randomUUID(), i == 5 ? "poison" : "text"))
            .toList();
    peer.manner(
        (exchange, body) -> {
          if (new String(body, StandardCharsets.UTF_8).contains("poison")) {
            HttpTestPeer.say(exchange, 400, "");
          } else {
            peer.takeAll(exchange, body);
          }
        });
    try (HttpChannel channel = HttpChannels.to(peer.url(), false)) {
      List<SendResult> results = channel.send(window);
      assertThat(results).hasSize(8);
      assertThat(results.get(5)).isEqualTo(new SendResult.Refused("HTTP_400"));
      assertThat(results.stream().filter(SendResult.Accepted.class::isInstance)).hasSize(7);
    }
    assertThat(peer.effects).hasSize(7);
  }

  @Test
  @Timeout(20)
  void shouldNotWaitForAnAnswerThatTricklesIn() throws Exception {
    peer.manner(
        (exchange, body) -> {
          exchange.sendResponseHeaders(200, 0);
          try {
            for (int i = 0; i < 1_000; i++) {
              exchange.getResponseBody().write(' ');
              exchange.getResponseBody().flush();
              Thread.sleep(100);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    long start = System.nanoTime();
    assertThat(send(false)).isEqualTo(new SendResult.InDoubt("NO_ANSWER"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void shouldNotReadAnAnswerWithoutEnd() throws Exception {
    AtomicInteger written = new AtomicInteger();
    peer.manner(
        (exchange, body) -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = new byte[64 * 1024];
          while (written.get() < 100_000_000) {
            exchange.getResponseBody().write(block);
            written.addAndGet(block.length);
          }
        });
    assertThat(send(false)).isEqualTo(new SendResult.InDoubt("ANSWER_NOT_UNDERSTOOD"));
    assertThat(written.get()).isLessThan(50_000_000);
  }

  /** The answer to a repeat on a kept connection must not be taken for that of the first. */
  @Test
  void shouldNotRepeatByItself() throws Exception {
    peer.manner((exchange, body) -> {});
    send(false);
    assertThat(peer.seen).hasSize(1);
  }

  @Test
  void shouldNotFollowARedirect() throws Exception {
    AtomicInteger hits = new AtomicInteger();
    try (ServerSocket inside = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread victim =
          new Thread(
              () -> {
                try {
                  inside.accept().close();
                  hits.incrementAndGet();
                } catch (IOException e) {
                  // Nobody came.
                }
              });
      victim.setDaemon(true);
      victim.start();
      for (int status : List.of(301, 302, 303, 307, 308)) {
        peer.manner(
            (exchange, body) -> {
              exchange
                  .getResponseHeaders()
                  .set("Location", "http://localhost:" + inside.getLocalPort() + "/");
              HttpTestPeer.say(exchange, status, "");
            });
        assertThat(send(false)).isEqualTo(new SendResult.InDoubt("HTTP_" + status));
      }
    }
    assertThat(hits).hasValue(0);
  }

  @Test
  void shouldSignWhatItSaysAndNameTheKey() throws Exception {
    OutboundMessage message = HttpChannels.message(UUID.randomUUID(), "您好");
    try (HttpChannel channel = HttpChannels.to(peer.url(), true)) {
      channel.send(List.of(message));
    }
    HttpTestPeer.Seen seen = peer.seen.get(0);
    assertThat(seen.path()).isEqualTo("/v1/messages?bank=1");
    assertThat(seen.headers())
        .containsEntry("Baton-key", "baton-1")
        .containsEntry("Idempotency-key", message.touchId().toString())
        .containsEntry("Content-type", "application/json; charset=UTF-8");
    assertThat(new String(seen.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"version":1,"channel":"SMS","messages":[{"id":"%s","customer":"C1",\
            "to":"+8613800138000","campaign":"SPRING","purpose":"MARKETING","text":"您好"}]}\
            """
                .formatted(message.touchId()));
  }

  /** Worked out with another implementation, so that the rule in the documents stays the rule. */
  @Test
  void shouldSignAsDocumented() {
    assertThat(
            Signature.of(
                HttpChannels.SECRET,
                "baton-1",
                1_772_352_000L,
                "POST",
                "/v1/messages?bank=1",
                "{\"version\":1}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("v1=4aa6c3af6adb74896c452bcb74969b17d624a71d43ea25a2321f69ea0281e0d5");
  }

  private SendResult send(boolean idempotent) throws IOException {
    try (HttpChannel channel = HttpChannels.to(peer.url(), idempotent)) {
      return channel.send(List.of(HttpChannels.message(UUID.randomUUID(), "text"))).get(0);
    }
  }

  private static String kind(SendResult result) {
    return result.getClass().getSimpleName();
  }
}
