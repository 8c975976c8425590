package io.baton.window;

import io.baton.shared.BatonClock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the entries of the customers of one partition and says when a value is another one: because
 * an event came, or because time went by on the bank's clock.
 */
final class WindowProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  static final String PANES = "panes";
  static final String HEADS = "heads";

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final int MOST_AT_ONCE = 20_000;
  private static final long FARTHEST_AHEAD = Duration.ofDays(31).toMillis() * 1_000;
  private static final int HEAD_KEY = Long.BYTES + Integer.BYTES;

  private final WindowCatalogue catalogue;
  private final BatonClock clock;
  private final WindowMetrics metrics;
  private final TreeMap<Due, Boolean> dues = new TreeMap<>();
  private @Nullable ProcessorContext<byte[], byte[]> context;
  private @Nullable KeyValueStore<Bytes, byte[]> panes;
  private @Nullable KeyValueStore<Bytes, byte[]> heads;

  WindowProcessor(WindowCatalogue catalogue, BatonClock clock, WindowMetrics metrics) {
    this.catalogue = catalogue;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** When something may change by itself, and for whom. */
  private record Due(long at, long generation, int customer) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int order = Long.compare(at, other.at);
      order = order != 0 ? order : Long.compare(generation, other.generation);
      return order != 0 ? order : Integer.compare(customer, other.customer);
    }
  }

  /** What was said last of a customer, and when to look again. */
  private record Head(boolean has, long value, long next) {
    static final Head NONE = new Head(false, 0, Long.MAX_VALUE);

    static Head read(byte @Nullable [] stored) {
      if (stored == null) {
        return NONE;
      }
      ByteBuffer bytes = ByteBuffer.wrap(stored);
      return new Head(bytes.get() == 1, bytes.getLong(), bytes.getLong());
    }

    byte[] write() {
      return ByteBuffer.allocate(1 + 2 * Long.BYTES)
          .put((byte) (has ? 1 : 0))
          .putLong(value)
          .putLong(next)
          .array();
    }
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> given) {
    context = given;
    panes = given.getStateStore(PANES);
    KeyValueStore<Bytes, byte[]> stored = given.getStateStore(HEADS);
    heads = stored;
    try (KeyValueIterator<Bytes, byte[]> all = stored.all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> each = all.next();
        ByteBuffer key = ByteBuffer.wrap(each.key.get());
        long generation = key.getLong();
        remember(Head.read(each.value), generation, key.getInt());
      }
    }
    given.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, wall -> lookAtDues());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Entry entry = Entry.read(ByteBuffer.wrap(record.value()));
    WindowTag tag = catalogue.of(entry.generation());
    if (tag == null) {
      return;
    }
    long now = WindowPlan.micros(clock.now());
    WindowPlan plan = tag.plan();
    if (entry.at() <= now - plan.horizon() || entry.at() > now + FARTHEST_AHEAD) {
      metrics.late();
      return;
    }
    KeyValueStore<Bytes, byte[]> store = Objects.requireNonNull(panes);
    Bytes key = paneKey(entry, Math.floorDiv(entry.at(), plan.pane()));
    byte[] before = store.get(key);
    byte[] stored = before == null ? new byte[0] : before;
    byte[] after = Entries.with(stored, entry.key(), entry.at(), entry.value());
    if (after == stored) {
      metrics.repeated();
    } else if (Entries.count(after) > Entries.MOST) {
      metrics.overflowed();
    } else {
      store.put(key, after);
      settle(tag, entry.customer(), now, entry.at(), entry.received());
    }
  }

  private void lookAtDues() {
    long now = WindowPlan.micros(clock.now());
    for (int i = 0; i < MOST_AT_ONCE && !dues.isEmpty() && dues.firstKey().at() <= now; i++) {
      Due due = dues.pollFirstEntry().getKey();
      WindowTag tag = catalogue.of(due.generation());
      if (tag == null) {
        forget(due.generation(), due.customer());
      } else {
        settle(tag, due.customer(), now, due.at(), 0);
      }
    }
  }

  /** Says what the value is now, if that is something else than what was said last. */
  private void settle(WindowTag tag, int customer, long now, long since, long received) {
    KeyValueStore<Bytes, byte[]> store = Objects.requireNonNull(heads);
    Bytes key = headKey(tag.generation(), customer);
    Head before = Head.read(store.get(key));
    Evaluation.Answer answer =
        Evaluation.at(now, tag.plan(), entriesOf(tag, customer, now - tag.plan().horizon()));
    Long value = answer.value();
    Head after = new Head(value != null, value == null ? 0 : value, answer.nextChange());
    if (after.equals(before)) {
      remember(after, tag.generation(), customer);
      return;
    }
    if (before.next() != after.next()) {
      dues.remove(new Due(before.next(), tag.generation(), customer));
      remember(after, tag.generation(), customer);
    }
    if (!after.has() && after.next() == Long.MAX_VALUE) {
      store.delete(key);
    } else {
      store.put(key, after.write());
    }
    if (after.has() != before.has() || after.value() != before.value() || received > 0) {
      say(key, after.has() ? new Said(after.value(), since, received).write() : null);
    }
  }

  private void remember(Head head, long generation, int customer) {
    if (head.next() != Long.MAX_VALUE) {
      dues.put(new Due(head.next(), generation, customer), true);
    }
  }

  /** All that can still matter; what cannot is removed by the way. */
  private Entries entriesOf(WindowTag tag, int customer, long horizon) {
    KeyValueStore<Bytes, byte[]> store = Objects.requireNonNull(panes);
    Entries entries = new Entries();
    List<Bytes> past = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> all =
        store.range(paneKey(tag, customer, 0), paneKey(tag, customer, Long.MAX_VALUE))) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> each = all.next();
        long pane = ByteBuffer.wrap(each.key.get()).getLong(HEAD_KEY);
        if ((pane + 1) * tag.plan().pane() <= horizon) {
          past.add(each.key);
        } else {
          entries.add(each.value);
        }
      }
    }
    past.forEach(store::delete);
    return entries;
  }

  private void forget(long generation, int customer) {
    KeyValueStore<Bytes, byte[]> store = Objects.requireNonNull(panes);
    Map<Bytes, Boolean> gone = new HashMap<>();
    Bytes from = Bytes.wrap(key(generation, customer, 0L));
    Bytes to = Bytes.wrap(key(generation, customer, Long.MAX_VALUE));
    try (KeyValueIterator<Bytes, byte[]> all = store.range(from, to)) {
      all.forEachRemaining(each -> gone.put(each.key, true));
    }
    gone.keySet().forEach(store::delete);
    Bytes head = headKey(generation, customer);
    Objects.requireNonNull(heads).delete(head);
    say(head, null);
  }

  private void say(Bytes key, byte @Nullable [] said) {
    ProcessorContext<byte[], byte[]> to = Objects.requireNonNull(context);
    to.forward(new Record<>(key.get(), said, System.currentTimeMillis()));
  }

  private static Bytes paneKey(Entry entry, long pane) {
    return Bytes.wrap(key(entry.generation(), entry.customer(), pane));
  }

  private static Bytes paneKey(WindowTag tag, int customer, long pane) {
    return Bytes.wrap(key(tag.generation(), customer, pane));
  }

  private static byte[] key(long generation, int customer, long pane) {
    return ByteBuffer.allocate(HEAD_KEY + Long.BYTES)
        .putLong(generation)
        .putInt(customer)
        .putLong(pane)
        .array();
  }

  private static Bytes headKey(long generation, int customer) {
    return Bytes.wrap(ByteBuffer.allocate(HEAD_KEY).putLong(generation).putInt(customer).array());
  }
}
