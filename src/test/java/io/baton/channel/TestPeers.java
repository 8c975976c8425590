package io.baton.channel;

import java.util.concurrent.TimeUnit;

/** What the peers of the channels' tests have in common. */
public final class TestPeers {
  private TestPeers() {}

  /**
   * Waits for a thread that accepts connections. Until it has left {@code accept}, the system may
   * take one more for a socket that is closed already.
   */
  public static void awaitEnd(Thread listening) {
    try {
      listening.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (listening.isAlive()) {
      throw new IllegalStateException("the peer still listens");
    }
  }
}
