package io.baton.event;

import io.baton.event.EventProperties.Undeclared;
import io.baton.event.Reading.Readable;
import io.baton.event.Reading.Unreadable;
import io.baton.event.catalogue.EventSchema;
import io.baton.event.catalogue.KnownTypes;
import io.baton.event.catalogue.KnownTypes.Schemas;
import io.baton.event.catalogue.SeenEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way in for events, whoever brings them. A batch is one transaction: inbox rows, whatever
 * the consumers store, dead letters, and what the carrier wants to note alongside (the topic's
 * offsets). Either all of it is there or none, and the inbox makes a second delivery harmless:
 * effectively once.
 *
 * <p>If a consumer fails, the batch is rolled back and offered again in halves, the earlier half
 * first, until the poison event stands alone and is set aside. Its neighbours are taken in, in
 * order. A failure of the database is nobody's poison: it is thrown, and the carrier tries again.
 */
@Component
@EnableConfigurationProperties(EventProperties.class)
public class EventIntake {
  private final EventReader reader = new EventReader();
  private final TransactionTemplate transactions;
  private final CustomerKeys customers;
  private final Inbox inbox;
  private final DeadLetters deadLetters;
  private final ObjectProvider<EventConsumer> consumers;
  private final IntakeMetrics metrics;
  private final KnownTypes types;
  private final SeenEvents seen;
  private final Undeclared undeclared;

  EventIntake(
      TransactionTemplate transactions,
      CustomerKeys customers,
      Inbox inbox,
      DeadLetters deadLetters,
      ObjectProvider<EventConsumer> consumers,
      IntakeMetrics metrics,
      KnownTypes types,
      SeenEvents seen,
      EventProperties settings) {
    this.transactions = transactions;
    this.customers = customers;
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.consumers = consumers;
    this.metrics = metrics;
    this.types = types;
    this.seen = seen;
    this.undeclared = settings.undeclared();
  }

  /** Takes a batch in. Call it outside a transaction: it needs its own, perhaps several. */
  public IntakeReport accept(List<RawEvent> events) {
    return accept(events, (from, to) -> {});
  }

  IntakeReport accept(List<RawEvent> events, Alongside alongside) {
    Schemas declared = types.now();
    List<Reading> readings =
        events.stream().map(reader::read).map(reading -> fitting(reading, declared)).toList();
    return readings.isEmpty() ? IntakeReport.NOTHING : admit(readings, 0, alongside);
  }

  /** The event, unless it breaks what its type declares. */
  private Reading fitting(Reading reading, Schemas declared) {
    if (!(reading instanceof Readable event)) {
      return reading;
    }
    EventSchema schema = declared.of(event.type());
    if (schema != null) {
      Optional<String> breach = schema.breach(event.said());
      return breach.isEmpty()
          ? event.fitting(schema)
          : event.refused(DeadLetterReason.BREAKS_SCHEMA, breach.get());
    }
    Feed feed = event.raw().feed();
    return (feed == null ? undeclared : feed.undeclared()) == Undeclared.ACCEPT
        ? event
        : event.refused(DeadLetterReason.UNDECLARED_TYPE, "/type");
  }

  private IntakeReport admit(List<Reading> readings, int from, Alongside alongside) {
    try {
      return inOneTransaction(() -> takeIn(readings), from, from + readings.size(), alongside);
    } catch (RuntimeException failure) {
      if (Outage.isBehind(failure)) {
        throw failure;
      }
      if (readings.size() == 1) {
        return inOneTransaction(
            () -> setAside(readings.get(0), failure), from, from + 1, alongside);
      }
      int half = readings.size() / 2;
      IntakeReport earlier = admit(readings.subList(0, half), from, alongside);
      return earlier.plus(admit(readings.subList(half, readings.size()), from + half, alongside));
    }
  }

  private IntakeReport inOneTransaction(
      Supplier<Tally> work, int from, int to, Alongside alongside) {
    Tally tally =
        Objects.requireNonNull(
            transactions.execute(
                transaction -> {
                  Tally done = work.get();
                  alongside.note(from, to);
                  return done;
                }));
    metrics.count(tally);
    tally.tell(seen);
    return tally.report();
  }

  private Tally takeIn(List<Reading> readings) {
    Tally tally = new Tally();
    List<Unreadable> aside = new ArrayList<>();
    Map<InboxKey, Readable> distinct = new LinkedHashMap<>();
    for (Reading reading : readings) {
      if (reading instanceof Unreadable unreadable) {
        aside.add(unreadable);
      } else if (reading instanceof Readable event
          && distinct.putIfAbsent(event.key(), event) != null) {
        tally.duplicate();
      }
    }
    Map<String, Integer> ids = idsOf(distinct.values());
    List<Readable> known = new ArrayList<>(distinct.size());
    for (Readable event : distinct.values()) {
      if (ids.containsKey(event.customer())) {
        known.add(event);
      } else {
        aside.add(event.refused(DeadLetterReason.UNKNOWN_CUSTOMER, "/customer"));
      }
    }
    setAside(tally, aside);
    handOver(known, ids, tally);
    return tally;
  }

  private Map<String, Integer> idsOf(Iterable<Readable> events) {
    Set<String> keys = new LinkedHashSet<>();
    events.forEach(event -> keys.add(event.customer()));
    return keys.isEmpty() ? Map.of() : customers.idsOf(keys);
  }

  private void handOver(List<Readable> known, Map<String, Integer> ids, Tally tally) {
    if (known.isEmpty()) {
      return;
    }
    int[] members = known.stream().mapToInt(event -> idOf(event, ids)).toArray();
    Map<InboxKey, Instant> entered = inbox.enter(known, members);
    List<CustomerEvent> fresh = new ArrayList<>(entered.size());
    for (int i = 0; i < members.length; i++) {
      Readable event = known.get(i);
      Instant receivedAt = entered.get(event.key());
      if (receivedAt != null) {
        flag(event, tally);
        fresh.add(
            new CustomerEvent(
                event.id(),
                event.source(),
                event.type(),
                members[i],
                event.at(),
                event.fields(),
                receivedAt));
      } else {
        tally.duplicate();
      }
    }
    tally.accepted(fresh.size());
    if (!fresh.isEmpty()) {
      consumers.orderedStream().forEach(consumer -> consumer.accept(List.copyOf(fresh)));
    }
  }

  /** What came of each type, and what its events said beyond what is declared. */
  private static void flag(Readable event, Tally tally) {
    tally.came(event.source(), event.type(), true);
    EventSchema schema = event.schema();
    if (schema != null) {
      for (String property : event.said().propertyNames()) {
        if (!schema.declares(property)) {
          tally.undeclared(event.type(), property);
        }
      }
    }
  }

  private static int idOf(Readable event, Map<String, Integer> ids) {
    return Objects.requireNonNull(ids.get(event.customer()));
  }

  private Tally setAside(Reading reading, RuntimeException failure) {
    Tally tally = new Tally();
    setAside(
        tally,
        List.of(
            new Unreadable(
                reading.raw(),
                DeadLetterReason.CONSUMER_FAILED,
                failure.getClass().getSimpleName(),
                reading.source(),
                reading.type())));
    return tally;
  }

  private void setAside(Tally tally, List<Unreadable> events) {
    deadLetters.bury(events);
    for (Unreadable event : events) {
      tally.deadLetter(event.reason());
      if (event.source() != null && event.type() != null) {
        tally.came(event.source(), event.type(), false);
      }
    }
  }

  /** What the carrier notes in the same transaction about events [from, to) of its batch. */
  interface Alongside {
    void note(int from, int to);
  }
}
