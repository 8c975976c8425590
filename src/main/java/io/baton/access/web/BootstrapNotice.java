package io.baton.access.web;

import io.baton.access.Bootstrap;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Prints the one-time token while nobody can sign in. It goes to the terminal of whoever started
 * the application and not into the log, which is shipped and kept.
 */
@Component
class BootstrapNotice {
  private final Bootstrap bootstrap;

  BootstrapNotice(Bootstrap bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** After all other listeners, because the demo bank brings users of its own. */
  @EventListener(ApplicationReadyEvent.class)
  @Order
  void printToken() {
    if (bootstrap.needed()) {
      System.out.println(
          "There are no users yet. One-time token for the first administrator: "
              + bootstrap.newToken());
    }
  }
}
