package io.baton.event.replay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Where messages go. Only to this machine: a replay is no way to reach others. */
interface Target extends AutoCloseable {
  void send(Played message) throws IOException, InterruptedException;

  /** Returns once everything sent so far has arrived. */
  void flush() throws IOException, InterruptedException;

  @Override
  void close();

  /**
   * @param secret of the feed, where it is one
   * @throws IllegalArgumentException unless it is a topic or feed on a loopback address
   */
  static Target of(URI to, String secret) {
    try {
      if (to.getHost() == null || !InetAddress.getByName(to.getHost()).isLoopbackAddress()) {
        throw new IllegalArgumentException("only to a loopback address, such as 127.0.0.1");
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("there is no host " + to.getHost(), e);
    }
    return switch (String.valueOf(to.getScheme())) {
      case "kafka" -> new TopicTarget(to.getHost() + ":" + to.getPort(), to.getPath().substring(1));
      case "http" -> new FeedTarget(to, secret);
      default -> throw new IllegalArgumentException("kafka:// or http://, not " + to.getScheme());
    };
  }
}
