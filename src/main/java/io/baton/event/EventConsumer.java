package io.baton.event;

import java.util.List;

/**
 * A module that wants to know what happened. Every bean of this type is called inside the
 * transaction that writes the inbox rows and the topic offsets, so what it stores is stored exactly
 * once per event.
 *
 * <p>The events of one customer come in the order in which they were taken in. A batch that fails
 * is rolled back and offered again in halves until the event that cannot be digested stands alone;
 * that one goes to the dead letters. Two batches (one by HTTP, one by Kafka) may run at the same
 * time.
 */
public interface EventConsumer {
  /**
   * Takes a batch of new events of any type; whoever implements this picks what it understands.
   *
   * @param batch never empty, never holds an event that was taken in before
   */
  void accept(List<CustomerEvent> batch);
}
