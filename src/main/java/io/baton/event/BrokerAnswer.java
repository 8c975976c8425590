package io.baton.event;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;

/** Waits for the broker, never for ever. */
final class BrokerAnswer {
  private BrokerAnswer() {}

  static <T> T within(Duration patience, Future<T> future) {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new KafkaException(cause.getMessage(), cause);
    } catch (TimeoutException e) {
      throw new KafkaException("the broker did not answer in " + patience, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }
}
