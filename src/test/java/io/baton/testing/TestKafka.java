package io.baton.testing;

import io.baton.embedded.EmbeddedKafka;
import java.nio.file.Path;

/** One real broker for the whole JVM; tests use topics of their own. */
public final class TestKafka {
  private TestKafka() {}

  private static final class Holder {
    static final EmbeddedKafka BROKER =
        EmbeddedKafka.start(Path.of("target/test-kafka-" + ProcessHandle.current().pid()));

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(BROKER::close));
    }
  }

  public static String bootstrapServers() {
    return Holder.BROKER.bootstrapServers();
  }
}
