package io.baton.channel.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * One peer.
 *
 * @param keyId tells the peer which secret signed
 * @param secret shared with the peer, at least 32 characters; signs what goes there
 * @param callbackSecret signs what the peer reports; callbacks are refused where there is none
 * @param idempotent the peer takes the message's id as a key, so that a repeat has no effect
 * @param window messages in one request
 * @param sendFields the values of a wording's fields go along, for peers with templates of their
 *     own
 * @param answerTimeout for the whole exchange, however slowly the answer trickles in
 * @param largestAnswer what is longer is not read to its end
 * @param retryAfter when the peer asks for another attempt without saying when
 * @param keyLifetime how long an idempotent peer remembers a message's id; what is unknown for
 *     longer is not sent again
 */
record HttpEndpoint(
    @DefaultValue("") String url,
    @DefaultValue("") String keyId,
    @DefaultValue("") String secret,
    @Nullable String callbackSecret,
    @DefaultValue("false") boolean idempotent,
    @DefaultValue("100") int window,
    @DefaultValue("false") boolean sendFields,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("30s") Duration answerTimeout,
    @DefaultValue("1MB") DataSize largestAnswer,
    @DefaultValue("30s") Duration retryAfter,
    @DefaultValue("1d") Duration keyLifetime) {
  private static final int LARGEST_WINDOW = 10_000;
  private static final Duration SHORTEST_LIFETIME = Duration.ofMinutes(5);

  /** What makes this endpoint unusable, beside its address. */
  Optional<String> fault() {
    if (!keyId.matches("[\\w.-]{1,64}")) {
      return Optional.of("key-id: 1 to 64 letters, digits, dots and dashes");
    }
    if (secret.length() < Signature.SHORTEST_SECRET
        || (callbackSecret != null && callbackSecret.length() < Signature.SHORTEST_SECRET)) {
      return Optional.of("a secret has at least " + Signature.SHORTEST_SECRET + " characters");
    }
    if (idempotent && keyLifetime.compareTo(SHORTEST_LIFETIME) < 0) {
      return Optional.of("key-lifetime: at least " + SHORTEST_LIFETIME.toMinutes() + " minutes");
    }
    return window < 1 || window > LARGEST_WINDOW
        ? Optional.of("window: 1 to " + LARGEST_WINDOW)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "HttpEndpoint[" + keyId + "]";
  }
}
