package io.baton.window;

import io.baton.cohort.Column;
import io.baton.cohort.FieldIndexes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The definitions as this node knows them. A tag is in the field index as soon as it is here, with
 * values of its present definition only.
 */
@Component
class WindowCatalogue implements SmartInitializingSingleton {
  private static final long SOONEST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final WindowBook book;
  private final FieldIndexes indexes;
  private volatile Map<Long, WindowTag> byGeneration = Map.of();
  private long lookedAt;

  WindowCatalogue(WindowBook book, FieldIndexes indexes) {
    this.book = book;
    this.indexes = indexes;
  }

  @Override
  public void afterSingletonsInstantiated() {
    look();
  }

  Map<Long, WindowTag> all() {
    return byGeneration;
  }

  boolean isEmpty() {
    return byGeneration.isEmpty();
  }

  /** Null for a definition that is no more; one that is newer than what is known is looked up. */
  @Nullable WindowTag of(long generation) {
    WindowTag tag = byGeneration.get(generation);
    return tag == null && due() ? lookFor(generation) : tag;
  }

  private synchronized boolean due() {
    return System.nanoTime() - lookedAt > SOONEST_NANOS;
  }

  private @Nullable WindowTag lookFor(long generation) {
    look();
    return byGeneration.get(generation);
  }

  /** Reads the definitions anew. */
  synchronized void look() {
    Map<Long, WindowTag> now = new HashMap<>();
    book.active().forEach(tag -> now.put(tag.generation(), tag));
    Map<Long, WindowTag> before = byGeneration;
    byGeneration = Map.copyOf(now);
    lookedAt = System.nanoTime();
    before.forEach(
        (generation, tag) -> {
          if (!now.containsKey(generation)) {
            empty(tag);
          }
        });
    now.forEach(
        (generation, tag) -> {
          if (!before.containsKey(generation)) {
            empty(tag);
          }
        });
  }

  /** While this runs, no definition comes or goes. */
  synchronized void whileStill(Runnable work) {
    work.run();
  }

  private void empty(WindowTag tag) {
    indexes.publish(index -> index.with(Column.unknown(tag.field())));
  }
}
