package io.baton.window;

import io.baton.event.CustomerEvent;
import io.baton.event.EventConsumer;
import io.baton.window.WindowDefinition.Events;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Notes what accepted events mean to real-time tags, in the transaction of inbox and offsets: a
 * duplicate never comes here, and nothing is on its way to Kafka that was not taken in.
 */
@Component
class GatheringEntries implements EventConsumer {
  private final WindowBook book;
  private final EntryRelay relay;

  GatheringEntries(WindowBook book, EntryRelay relay) {
    this.book = book;
    this.relay = relay;
  }

  @Override
  public void accept(List<CustomerEvent> batch) {
    List<WindowTag> tags = book.active();
    if (tags.isEmpty()) {
      return;
    }
    Map<String, List<CustomerEvent>> byType =
        batch.stream().collect(Collectors.groupingBy(CustomerEvent::type));
    long received = System.currentTimeMillis();
    List<Entry> entries = new ArrayList<>();
    for (WindowTag tag : tags) {
      gather(tag, byType, received, entries);
    }
    if (!entries.isEmpty()) {
      ByteBuffer bytes = ByteBuffer.allocate(entries.size() * Entry.BYTES);
      entries.forEach(entry -> entry.write(bytes));
      book.addEntries(bytes.array());
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              relay.look();
            }
          });
    }
  }

  private static void gather(
      WindowTag tag, Map<String, List<CustomerEvent>> byType, long received, List<Entry> into) {
    Events next = tag.definition().next();
    if (next == null) {
      for (CustomerEvent event : fitting(tag.definition().events(), byType)) {
        Long value = EntryValues.of(tag, event);
        if (value != null) {
          into.add(Entry.of(tag, event, value, received));
        }
      }
      return;
    }
    for (CustomerEvent event : fitting(tag.definition().events(), byType)) {
      into.add(Entry.of(tag, event, Evaluation.FIRST, received));
    }
    for (CustomerEvent event : fitting(next, byType)) {
      into.add(Entry.of(tag, event, Evaluation.NEXT, received));
    }
  }

  private static List<CustomerEvent> fitting(
      Events wanted, Map<String, List<CustomerEvent>> byType) {
    return EntryValues.fitting(wanted, byType.getOrDefault(wanted.type(), List.of()));
  }
}
