package io.baton.channel.smpp;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operator's SMSC.
 *
 * @param source the number or name that messages come from
 * @param longMessages UDH: several short messages with a header that joins them; PAYLOAD: one
 *     message of any length in an optional parameter
 * @param window messages submitted at the same time: the most in doubt after a crash
 * @param enquireLink after so long a silence the link is asked whether it is alive
 * @param answerTimeout a message without an answer after so long is in doubt
 */
@ConfigurationProperties("baton.channel.smpp")
record SmppSettings(
    @DefaultValue("localhost") String host,
    @DefaultValue("2775") int port,
    @DefaultValue("baton") String systemId,
    @DefaultValue("") String password,
    @DefaultValue("") String systemType,
    @DefaultValue("") String source,
    @DefaultValue("UDH") LongMessages longMessages,
    @DefaultValue("10") int window,
    @DefaultValue("30s") Duration enquireLink,
    @DefaultValue("10s") Duration bindTimeout,
    @DefaultValue("30s") Duration answerTimeout,
    @DefaultValue("30s") Duration retryAfter) {
  enum LongMessages {
    UDH,
    PAYLOAD
  }

  @Override
  public String toString() {
    return "SmppSettings[" + host + ":" + port + "]";
  }
}
