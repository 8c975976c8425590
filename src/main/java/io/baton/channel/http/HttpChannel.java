package io.baton.channel.http;

import io.baton.channel.Channel;
import io.baton.channel.ChannelCode;
import io.baton.channel.ChannelDescriptor;
import io.baton.channel.OutboundMessage;
import io.baton.channel.SendResult;
import io.baton.shared.BatonClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to a peer in one request each window, and reads from the answer what became of
 * each. What the peer might have taken is in doubt, also where it knows keys: whoever keeps the
 * book may ask it again, as long as it remembers them.
 */
final class HttpChannel implements Channel, AutoCloseable {
  /** Faults of the connection and not of a message: the next attempt may find them mended. */
  private static final Set<Integer> NOT_NOW = Set.of(401, 403, 404, 405, 407, 408, 425, 429);

  /** The peer could not use the request; another cut of it may still pass. */
  private static final Set<Integer> BAD_REQUEST = Set.of(400, 413, 422);

  private static final Duration LONGEST_WAIT = Duration.ofDays(1);
  private static final Duration NAME_AND_SLACK = Duration.ofSeconds(30);

  private final ChannelCode code;
  private final HttpEndpoint endpoint;
  private final HttpPeer peer;
  private final BatonClock clock;
  private final InstantSource wallClock;

  HttpChannel(
      ChannelCode code,
      HttpEndpoint endpoint,
      HttpPeer peer,
      BatonClock clock,
      InstantSource wallClock) {
    this.code = code;
    this.endpoint = endpoint;
    this.peer = peer;
    this.clock = clock;
    this.wallClock = wallClock;
  }

  @Override
  public ChannelDescriptor descriptor() {
    return new ChannelDescriptor(
        HttpAdapter.NAME,
        code.name(),
        false,
        endpoint.idempotent(),
        endpoint.window(),
        code.nameZh(),
        code.nameEn());
  }

  /** One exchange, the cancelling of which is not exact, and the time a name takes to resolve. */
  @Override
  public Duration patience() {
    return endpoint.connectTimeout().plus(endpoint.answerTimeout()).plus(NAME_AND_SLACK);
  }

  @Override
  public Duration keyLifetime() {
    return endpoint.keyLifetime();
  }

  @Override
  public List<SendResult> send(List<OutboundMessage> messages) {
    return send(messages, () -> true);
  }

  @Override
  public List<SendResult> send(List<OutboundMessage> messages, BooleanSupplier goOn) {
    if (messages.isEmpty()) {
      return List.of();
    }
    if (!goOn.getAsBoolean()) {
      return all(messages, Channel.held());
    }
    String key = messages.size() == 1 ? messages.get(0).touchId().toString() : null;
    Exchange exchange =
        peer.post(MessageShape.body(code.name(), messages, endpoint.sendFields()), key);
    if (exchange instanceof Exchange.NotSent notSent) {
      return all(messages, later(notSent.reason()));
    } else if (exchange instanceof Exchange.NoAnswer none) {
      return all(messages, new SendResult.InDoubt(none.reason()));
    } else if (exchange instanceof Exchange.Answer answer) {
      return read(answer, messages, goOn);
    }
    throw new IllegalStateException("unknown exchange");
  }

  private List<SendResult> read(
      Exchange.Answer answer, List<OutboundMessage> messages, BooleanSupplier goOn) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return accepted(answer, messages);
    }
    String reason = "HTTP_" + status;
    if (NOT_NOW.contains(status) || (status == 503 && answer.retryAfter() != null)) {
      return all(messages, new SendResult.RetryAt(when(answer.retryAfter()), reason));
    }
    if (BAD_REQUEST.contains(status) && messages.size() > 1) {
      return inHalves(messages, goOn);
    }
    return all(
        messages,
        status >= 400 && status < 500
            ? new SendResult.Refused(reason)
            : new SendResult.InDoubt(reason));
  }

  /** Nothing of the request was taken, so that one bad message need not harm its neighbours. */
  private List<SendResult> inHalves(List<OutboundMessage> messages, BooleanSupplier goOn) {
    int middle = messages.size() / 2;
    List<SendResult> results = new ArrayList<>(send(messages.subList(0, middle), goOn));
    results.addAll(send(messages.subList(middle, messages.size()), goOn));
    return results;
  }

  private List<SendResult> accepted(Exchange.Answer answer, List<OutboundMessage> messages) {
    byte[] body = answer.body();
    if (body != null && body.length == 0) {
      return messages.stream()
          .<SendResult>map(message -> new SendResult.Accepted(message.touchId().toString()))
          .toList();
    }
    Optional<Map<String, MessageShape.Word>> words =
        body == null ? Optional.empty() : MessageShape.words(body);
    if (words.isEmpty()) {
      return all(messages, new SendResult.InDoubt("ANSWER_NOT_UNDERSTOOD"));
    }
    return messages.stream()
        .map(message -> result(message, words.get().get(message.touchId().toString())))
        .toList();
  }

  private SendResult result(OutboundMessage message, MessageShape.@Nullable Word word) {
    if (word == null) {
      return new SendResult.InDoubt("NOT_ANSWERED");
    }
    return switch (word.status()) {
      case "accepted" ->
          new SendResult.Accepted(
              word.reference() == null ? message.touchId().toString() : word.reference());
      case "refused" -> new SendResult.Refused(word.reason());
      case "retry" ->
          new SendResult.RetryAt(
              clock
                  .now()
                  .plus(
                      word.retryAfter() == null
                          ? endpoint.retryAfter()
                          : Duration.ofSeconds(word.retryAfter())),
              word.reason());
      default -> new SendResult.InDoubt("ANSWER_NOT_UNDERSTOOD");
    };
  }

  private SendResult later(String reason) {
    return new SendResult.RetryAt(clock.now().plus(endpoint.retryAfter()), reason);
  }

  /** Seconds or a date, as the peer likes; nonsense and what is too far away are bounded. */
  private Instant when(@Nullable String retryAfter) {
    Duration wait = endpoint.retryAfter();
    if (retryAfter != null && retryAfter.matches("[0-9]{1,9}")) {
      wait = Duration.ofSeconds(Long.parseLong(retryAfter));
    } else if (retryAfter != null) {
      try {
        wait =
            Duration.between(
                wallClock.instant(),
                ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      } catch (DateTimeParseException e) {
        // The setting stands.
      }
    }
    Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    return clock.now().plus(bounded.isNegative() ? Duration.ZERO : bounded);
  }

  private static List<SendResult> all(List<OutboundMessage> messages, SendResult result) {
    return messages.stream().map(message -> result).toList();
  }

  @Override
  public void close() throws java.io.IOException {
    peer.close();
  }
}
