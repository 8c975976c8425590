package io.baton.channel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * What every channel promises, whatever it speaks. A test class for an adapter extends this one,
 * starts a real peer and says how to make it misbehave; docs/channels.md tells how.
 */
public abstract class ChannelContract {
  private static final int THREADS = 4;

  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private Level before = Level.INFO;

  /** The channel under test; its peer is up and takes everything. */
  protected abstract Channel channel();

  /** A message that the peer takes, with the given text. */
  protected abstract OutboundMessage message(UUID touchId, String text);

  /** How often the peer took effect for each message, by touch id. */
  protected abstract Map<UUID, Integer> effects();

  /** From now on the peer takes a message, remembers it, and hangs up without a word. */
  protected abstract void acceptThenHangUp();

  /**
   * From now on the peer takes a message, stays on the line, and says nothing.
   *
   * @return false if this peer cannot be silent
   */
  protected boolean fallSilent() {
    return false;
  }

  /** From now on the peer behaves again. */
  protected abstract void behave();

  /** From now on nobody is there. */
  protected abstract void leave();

  @BeforeEach
  void listen() {
    logged.start();
    root().addAppender(logged);
    before = root().getLevel();
    root().setLevel(Level.DEBUG);
  }

  @AfterEach
  void stopListening() {
    root().setLevel(before);
    root().detachAppender(logged);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger("io.baton");
  }

  @Test
  void shouldDescribeItself() {
    ChannelDescriptor descriptor = channel().descriptor();
    assertThat(descriptor.adapter()).isNotBlank();
    assertThat(ChannelCode.values()).extracting(Enum::name).contains(descriptor.channel());
    assertThat(descriptor.window()).isPositive();
  }

  @Test
  void shouldAnswerNothingToNothing() {
    assertThat(channel().send(List.of())).isEmpty();
  }

  @Test
  void shouldAnswerEachMessageInItsPlace() {
    List<OutboundMessage> window = new ArrayList<>(messages(channel().descriptor().window()));
    int bad = window.size() / 2;
    window.set(bad, impossible(window.get(bad)));
    List<SendResult> results = channel().send(window);

    assertThat(results).hasSameSizeAs(window);
    for (int i = 0; i < window.size(); i++) {
      Class<?> expected =
          refuses() && i == bad ? SendResult.Refused.class : SendResult.Accepted.class;
      assertThat(results.get(i)).as("message %d", i).isInstanceOf(expected);
      assertThat(effects().getOrDefault(window.get(i).touchId(), 0))
          .as("effects of message %d", i)
          .isEqualTo(expected == SendResult.Accepted.class ? 1 : 0);
    }
  }

  /** False for a peer that takes whatever it is given. */
  protected boolean refuses() {
    return true;
  }

  /** The message made so that this channel must refuse it. */
  protected OutboundMessage impossible(OutboundMessage message) {
    return new OutboundMessage(
        message.touchId(),
        message.customerKey(),
        "nowhere\r\nBcc: other@example.com",
        message.subject(),
        message.text(),
        message.campaignCode());
  }

  @Test
  void shouldTryAgainLaterWhenNobodyIsThere() {
    OutboundMessage message = messages(1).get(0);
    leave();
    assertThat(channel().send(List.of(message)))
        .singleElement()
        .isInstanceOf(SendResult.RetryAt.class);
    assertThat(effects()).doesNotContainKey(message.touchId());
  }

  /** The peer has it and nobody was told: only a key makes another attempt safe. */
  @Test
  void shouldNotGuessWhenTheConnectionIsCut() {
    OutboundMessage message = messages(1).get(0);
    acceptThenHangUp();
    SendResult result = channel().send(List.of(message)).get(0);
    assertThat(effects()).containsEntry(message.touchId(), 1);
    assertThat(result).isInstanceOf(SendResult.InDoubt.class);
    shouldTakeItsKeyAgain(message);
  }

  private void shouldTakeItsKeyAgain(OutboundMessage message) {
    if (channel().descriptor().idempotent()) {
      behave();
      assertThat(channel().send(List.of(message)))
          .singleElement()
          .isInstanceOf(SendResult.Accepted.class);
      assertThat(effects()).containsEntry(message.touchId(), 1);
    }
  }

  @Test
  void shouldSayHowLongItsPeerRemembers() {
    if (channel().descriptor().idempotent()) {
      assertThat(channel().keyLifetime()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    }
  }

  /** Whoever is given up too early is in doubt without need. */
  @Test
  void shouldComeBackWithinItsPatience() {
    OutboundMessage message = messages(1).get(0);
    if (!fallSilent()) {
      assertThat(channel().patience()).isPositive();
      return;
    }
    long started = System.nanoTime();
    assertThat(channel().send(List.of(message)))
        .singleElement()
        .isInstanceOf(SendResult.InDoubt.class);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(channel().patience());
    shouldTakeItsKeyAgain(message);
  }

  /** Wherever "stop" comes, what has left is reported as it went, and the rest can leave later. */
  @Test
  void shouldStopBetweenTwoMessagesAndNotWithinOne() {
    int size = Math.min(3, channel().descriptor().window());
    for (int yeses = 0; yeses <= 2 * size; yeses++) {
      AtomicInteger left = new AtomicInteger(yeses);
      List<OutboundMessage> window = messages(size);
      List<SendResult> results = channel().send(window, () -> left.getAndDecrement() > 0);
      assertThat(results).hasSize(size);
      List<OutboundMessage> rest = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        boolean held = results.get(i).equals(Channel.held());
        assertThat(held || results.get(i) instanceof SendResult.Accepted).isTrue();
        assertThat(effects().getOrDefault(window.get(i).touchId(), 0)).isEqualTo(held ? 0 : 1);
        if (held) {
          rest.add(window.get(i));
        }
      }
      assertThat(rest).as("after %d times yes", yeses).hasSizeBetween(yeses == 0 ? size : 0, size);
      channel().send(rest);
      window.forEach(message -> assertThat(effects()).containsEntry(message.touchId(), 1));
    }
  }

  @Test
  void shouldHaveOneEffectHoweverOftenAKeyIsSent() {
    if (channel().descriptor().idempotent()) {
      List<OutboundMessage> window = messages(Math.min(3, channel().descriptor().window()));
      channel().send(window);
      assertThat(channel().send(window))
          .allSatisfy(result -> assertThat(result).isInstanceOf(SendResult.Accepted.class));
      window.forEach(message -> assertThat(effects()).containsEntry(message.touchId(), 1));
    }
  }

  @Test
  void shouldServeSeveralThreads() throws Exception {
    int each = Math.min(20, channel().descriptor().window());
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<List<OutboundMessage>> windows =
          IntStream.range(0, THREADS).mapToObj(thread -> messages(each)).toList();
      List<Callable<List<SendResult>>> calls = new ArrayList<>();
      windows.forEach(window -> calls.add(() -> channel().send(window)));
      for (Future<List<SendResult>> answer : threads.invokeAll(calls)) {
        assertThat(answer.get())
            .hasSize(each)
            .allSatisfy(result -> assertThat(result).isInstanceOf(SendResult.Accepted.class));
      }
      windows.forEach(
          window ->
              window.forEach(message -> assertThat(effects()).containsEntry(message.touchId(), 1)));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldKeepTextAndAddressToItself() {
    String secret = "confidential-" + UUID.randomUUID();
    OutboundMessage message = message(UUID.randomUUID(), secret);
    List<Object> said = new ArrayList<>(channel().send(List.of(message)));
    acceptThenHangUp();
    said.addAll(channel().send(List.of(message(UUID.randomUUID(), secret))));
    leave();
    said.addAll(channel().send(List.of(message(UUID.randomUUID(), secret))));
    said.add(message);
    said.add(channel());
    said.add(channel().descriptor());
    logged.list.forEach(event -> said.add(event.getFormattedMessage() + event.getThrowableProxy()));

    String address = message.address() == null ? secret : message.address();
    assertThat(said)
        .extracting(String::valueOf)
        .noneMatch(text -> text.contains(secret) || text.contains(address));
  }

  protected final List<OutboundMessage> messages(int n) {
    return IntStream.range(0, n).mapToObj(i -> message(UUID.randomUUID(), "text " + i)).toList();
  }
}
