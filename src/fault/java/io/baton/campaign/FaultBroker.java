package io.baton.campaign;

import io.baton.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A broker as a process of its own, at one port over all its lives; ends with whoever started it.
 */
public final class FaultBroker {
  private FaultBroker() {}

  /** Arguments: data directory, port. */
  public static void main(String[] arguments) throws IOException {
    EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    while (System.in.read() >= 0) {
      // The other end is held by whoever started us.
    }
    System.exit(0);
  }
}
