package io.baton.channel.http;

import io.baton.channel.ChannelCode;
import io.baton.channel.ChannelError;
import io.baton.shared.BatonException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets signed requests of peers in: right key, right signature, not more than five minutes off, and
 * not seen before. The memory of what was seen is in the database, so that no node takes again what
 * another has taken.
 */
@Component
@EnableConfigurationProperties(HttpSettings.class)
class CallbackDoor {
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final HttpSettings settings;
  private final JdbcClient jdbc;
  private final InstantSource wallClock;

  @Autowired
  CallbackDoor(HttpSettings settings, JdbcClient jdbc) {
    this(settings, jdbc, InstantSource.system());
  }

  CallbackDoor(HttpSettings settings, JdbcClient jdbc, InstantSource wallClock) {
    this.settings = settings;
    this.jdbc = jdbc;
    this.wallClock = wallClock;
  }

  /** What came with the body. */
  record Papers(
      String path, @Nullable String keyId, @Nullable String time, @Nullable String signature) {}

  /**
   * One answer for every fault: who guesses learns nothing.
   *
   * @throws BatonException CHANNEL_CALLBACK_REFUSED
   */
  ChannelCode check(String channel, Papers papers, byte[] body) {
    ChannelCode code = codeOf(channel).orElseThrow(CallbackDoor::refusal);
    HttpEndpoint endpoint = settings.endpoint().get(code);
    if (endpoint == null
        || endpoint.callbackSecret() == null
        || papers.time() == null
        || papers.signature() == null
        || !endpoint.keyId().equals(papers.keyId())
        || !papers.time().matches("[0-9]{1,12}")) {
      throw refusal();
    }
    long time = Long.parseLong(papers.time());
    String right =
        Signature.of(
            endpoint.callbackSecret(), endpoint.keyId(), time, "POST", papers.path(), body);
    long off = Math.abs(wallClock.instant().getEpochSecond() - time);
    if (!Signature.equal(right, papers.signature()) || off > TOLERANCE.toSeconds()) {
      throw refusal();
    }
    return code;
  }

  /**
   * To be called in the transaction that does the work.
   *
   * @return false for a repeat, whose work is done
   */
  boolean firstTime(String signature) {
    jdbc.sql("delete from channel_callback where seen_at < clock_timestamp() - interval '1 hour'")
        .update();
    return jdbc.sql("insert into channel_callback (signature) values (?) on conflict do nothing")
            .param(signature)
            .update()
        == 1;
  }

  private static Optional<ChannelCode> codeOf(String channel) {
    return Arrays.stream(ChannelCode.values())
        .filter(code -> code.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(channel))
        .findFirst();
  }

  private static BatonException refusal() {
    return new BatonException(
        ChannelError.CHANNEL_CALLBACK_REFUSED, "no callback with a signature that is in force");
  }
}
