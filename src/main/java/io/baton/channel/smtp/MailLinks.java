package io.baton.channel.smtp;

import io.baton.channel.UnsubscribeTokens;
import java.net.URI;
import java.util.UUID;

/**
 * Links that a mail carries back to us.
 *
 * @param base where customers reach this server
 */
record MailLinks(URI base, UnsubscribeTokens tokens) {
  /**
   * @throws IllegalArgumentException if customers could not, or not safely, follow the links
   */
  MailLinks {
    boolean local = "localhost".equals(base.getHost()) || "127.0.0.1".equals(base.getHost());
    if (base.getHost() == null || !("https".equals(base.getScheme()) || local)) {
      throw new IllegalArgumentException("baton.public-url is an https address");
    }
  }

  String unsubscribe(UUID touch) {
    String text = base.toString();
    return (text.endsWith("/") ? text : text + "/") + "u/" + tokens.of(touch);
  }

  /** By which a message is known again when a part of it comes back. */
  String reference(UUID touch) {
    return tokens.of(touch);
  }
}
