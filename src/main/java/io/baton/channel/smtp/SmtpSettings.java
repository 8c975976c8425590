package io.baton.channel.smtp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bank's mail relay.
 *
 * @param domain right-hand side of Message-ID, so that a message can be found again by touch id
 * @param window messages a connection carries, at most 10: the most in doubt after a crash
 * @param commandTimeout for everything before the final dot of a message, connecting included; what
 *     takes longer was not sent and is tried again
 * @param answerTimeout how long the relay may take for the answer to the final dot. RFC 5321 allows
 *     it ten minutes; a shorter wait makes duplicates elsewhere and doubts here
 * @param dkim who signs; mail leaves unsigned where there is none, for relays that sign by
 *     themselves
 * @param bounces where returned mail arrives
 */
@ConfigurationProperties("baton.channel.smtp")
record SmtpSettings(
    @DefaultValue("localhost") String host,
    @DefaultValue("25") int port,
    @DefaultValue("baton@localhost") String from,
    @DefaultValue("baton.localhost") String domain,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("false") boolean startTls,
    @DefaultValue("10") int window,
    @DefaultValue("15s") Duration connectTimeout,
    @DefaultValue("1m") Duration commandTimeout,
    @DefaultValue("10m") Duration answerTimeout,
    @DefaultValue("5m") Duration retryAfter,
    @Nullable DkimSettings dkim,
    @Nullable BounceSettings bounces) {

  /**
   * @param domain as in the From address, or above it
   * @param keyFile an RSA key in PKCS#8 PEM
   */
  record DkimSettings(
      @DefaultValue("") String domain,
      @DefaultValue("") String selector,
      @DefaultValue("") String keyFile) {}

  /** A mailbox that is read by IMAP. */
  record BounceSettings(
      @DefaultValue("localhost") String host,
      @DefaultValue("993") int port,
      @DefaultValue("true") boolean tls,
      @DefaultValue("") String username,
      @DefaultValue("") String password,
      @DefaultValue("INBOX") String folder,
      @DefaultValue("1m") Duration interval) {
    @Override
    public String toString() {
      return "BounceSettings[" + host + ":" + port + "]";
    }
  }

  @Override
  public String toString() {
    return "SmtpSettings[" + host + ":" + port + "]";
  }
}
