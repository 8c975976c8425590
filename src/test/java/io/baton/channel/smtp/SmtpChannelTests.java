package io.baton.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.baton.channel.Channel;
import io.baton.channel.OutboundMessage;
import io.baton.channel.SendResult;
import io.baton.shared.BatonClock;
import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpChannelTests {
  private static final GreenMail RELAY =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private static final BatonClock CLOCK = () -> Instant.parse("2026-03-01T08:00:00Z");

  @BeforeAll
  static void startRelay() {
    RELAY.start();
  }

  @BeforeEach
  void emptyRelay() throws Exception {
    RELAY.purgeEmailFromAllMailboxes();
  }

  @AfterAll
  static void stopRelay() {
    RELAY.stop();
  }

  @Test
  void shouldSendEachMessageOnceWithTheTouchIdAsMessageId() throws Exception {
    SmtpChannel channel = channel(RELAY.getSmtp().getPort());
    OutboundMessage first = message("wang@example.com", "【广告】专属方案", "王女士，您好");
    OutboundMessage second = message("li@example.com", "Offer", "Dear Li");

    List<SendResult> results = channel.send(List.of(first, second));

    assertThat(results).allSatisfy(r -> assertThat(r).isInstanceOf(SendResult.Accepted.class));
    MimeMessage[] received = RELAY.getReceivedMessages();
    assertThat(received).hasSize(2);
    assertThat(received[0].getMessageID()).isEqualTo("<" + first.touchId() + "@bank.example>");
    assertThat(received[0].getSubject()).isEqualTo("【广告】专属方案");
    assertThat(received[0].getContent().toString().strip()).isEqualTo("王女士，您好");
    assertThat(Collections.list(received[0].getAllHeaders()).stream().map(Header::getName))
        .containsExactlyInAnyOrder(
            "Return-Path",
            "Received",
            "Date",
            "From",
            "To",
            "Message-ID",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hi\r\nBcc: x@y.z",
        "Hi\nX: y",
        "a\0b",
        "a\u2028b",
        "=?UTF-8?B?SGkNCkJjYzogeEB5Lno=?="
      })
  void shouldRefuseASubjectThatWouldInjectAHeader(String subject) {
    SmtpChannel channel = channel(RELAY.getSmtp().getPort());
    assertThat(channel.send(List.of(message("wang@example.com", subject, "text"))))
        .singleElement()
        .isInstanceOf(SendResult.Refused.class);
    assertThat(RELAY.getReceivedMessages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@example.com\r\nBcc: x@y.z",
        "a@example.com, b@example.com",
        "not an address",
        "",
        "g:a@b.c;"
      })
  void shouldRefuseAnAddressThatIsNotExactlyOne(String address) {
    SmtpChannel channel = channel(RELAY.getSmtp().getPort());
    assertThat(channel.send(List.of(message(address, "Hi", "text"))))
        .singleElement()
        .isInstanceOf(SendResult.Refused.class);
    assertThat(RELAY.getReceivedMessages()).isEmpty();
  }

  @Test
  void shouldTryAgainLaterWhenTheRelayCannotBeReached() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThat(channel(port).send(List.of(message("a@example.com", "Hi", "text"))))
        .containsExactly(
            new SendResult.RetryAt(CLOCK.now().plusSeconds(60), "RELAY_NOT_REACHABLE"));
  }

  /** What the relay does after the command, and what may be concluded from it. */
  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 no such user, Refused",
    "RCPT, 450 later, RetryAt",
    "MAIL, 552 over quota, Refused",
    "DATA, 451 later, RetryAt",
    "DATA, , RetryAt",
    "RCPT, , RetryAt",
    "DOT, 554 spam, Refused",
    "DOT, 452 later, RetryAt",
    "DOT, , InDoubt",
    "DOT, 250 ok, Accepted"
  })
  void shouldConcludeNoMoreThanTheAnswerSays(
      String command, @Nullable String answer, String expected) throws Exception {
    try (ScriptedRelay relay = new ScriptedRelay(command, answer)) {
      assertThat(channel(relay.port()).send(List.of(message("a@example.com", "Hi", "text"))))
          .singleElement()
          .satisfies(r -> assertThat(r.getClass().getSimpleName()).isEqualTo(expected));
    }
  }

  @Test
  void shouldBeInDoubtWhenTheAnswerDoesNotComeInTime() throws Exception {
    try (ScriptedRelay relay = new ScriptedRelay("DOT", "hang")) {
      assertThat(channel(relay.port()).send(List.of(message("a@example.com", "Hi", "text"))))
          .singleElement()
          .isInstanceOf(SendResult.InDoubt.class);
    }
  }

  /** A byte now and then keeps a socket from timing out, and a thread for hours. */
  @ParameterizedTest
  @CsvSource({"RCPT, RetryAt", "DATA, RetryAt", "DOT, InDoubt"})
  void shouldNotWaitForARelayThatAnswersByteByByte(String command, String expected)
      throws Exception {
    try (ScriptedRelay relay = new ScriptedRelay(command, "drip")) {
      long started = System.nanoTime();
      assertThat(channel(relay.port()).send(List.of(message("a@example.com", "Hi", "text"))))
          .singleElement()
          .satisfies(r -> assertThat(r.getClass().getSimpleName()).isEqualTo(expected));
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(8));
    }
  }

  /** The dot is what sends a message: until then it can still be kept. */
  @Test
  void shouldNotWriteTheDotAfterTheStop() {
    try (SmtpTestPeer peer = new SmtpTestPeer()) {
      OutboundMessage message = message("a@example.com", "Hi", "text");
      AtomicInteger asked = new AtomicInteger();
      SmtpChannel channel = channel(peer.port());
      assertThat(channel.send(List.of(message), () -> asked.incrementAndGet() < 2))
          .containsExactly(Channel.held());
      assertThat(asked).hasValue(2);
      assertThat(peer.effects).isEmpty();
      assertThat(channel.send(List.of(message)).get(0)).isInstanceOf(SendResult.Accepted.class);
      assertThat(peer.effects).containsEntry(message.touchId(), 1);
    }
  }

  @Test
  void shouldHaveMorePatienceThanItsTimeOutsTake() {
    assertThat(channel(25).patience()).isGreaterThan(Duration.ofSeconds(2 + 2));
  }

  @Test
  void shouldNotHarmNeighboursOfARefusedMessage() {
    SmtpChannel channel = channel(RELAY.getSmtp().getPort());
    List<SendResult> results =
        channel.send(
            List.of(
                message("a@example.com", "Hi", "text"),
                message("broken", "Hi", "text"),
                message("b@example.com", "Hi", "text")));
    assertThat(results.get(1)).isInstanceOf(SendResult.Refused.class);
    assertThat(RELAY.getReceivedMessages()).hasSize(2);
  }

  private static SmtpChannel channel(int port) {
    return new SmtpChannel(
        new SmtpSettings(
            "127.0.0.1",
            port,
            "bank@bank.example",
            "bank.example",
            null,
            null,
            false,
            10,
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            null,
            null),
        CLOCK,
        null,
        null);
  }

  private static OutboundMessage message(String address, String subject, String text) {
    return new OutboundMessage(UUID.randomUUID(), "C1", address, subject, text, "SPRING");
  }

  /** Answers politely, except at one point: with the given line, or by hanging up where null. */
  private static final class ScriptedRelay implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    private final String fault;
    private final @Nullable String answer;

    ScriptedRelay(String fault, @Nullable String answer) throws IOException {
      this.fault = fault;
      this.answer = answer;
      Thread thread = new Thread(this::serve, "scripted-relay");
      thread.setDaemon(true);
      thread.start();
    }

    int port() {
      return server.getLocalPort();
    }

    private void serve() {
      try (Socket socket = server.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
        OutputStream out = socket.getOutputStream();
        say(out, "220 ready");
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          if (data && !line.equals(".")) {
            continue;
          }
          String command = data ? "DOT" : line.substring(0, 4).toUpperCase();
          boolean faulty = command.equals(fault);
          if (faulty && answer == null) {
            return;
          }
          if (faulty && "hang".equals(answer)) {
            continue;
          }
          while (faulty && "drip".equals(answer)) {
            TimeUnit.MILLISECONDS.sleep(200);
            out.write('2');
            out.flush();
          }
          String normal = command.equals("DATA") ? "354 go on" : "250 ok";
          say(out, faulty && answer != null ? answer : normal);
          data = command.equals("DATA") && !faulty;
        }
      } catch (IOException | InterruptedException e) {
        // The test has ended.
      }
    }

    private static void say(OutputStream out, String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
