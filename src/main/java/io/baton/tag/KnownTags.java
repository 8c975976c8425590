package io.baton.tag;

import io.baton.cohort.Column;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.SnapshotFile;
import io.baton.cohort.Snapshots;
import io.baton.shared.BatonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Brings the stored values into memory: all of them at start, before the first request, and those
 * of a computation once it has committed. Two commits may report here in either order; the number
 * of the computation says which values are the newer ones.
 *
 * <p>At start, values come out of the node's snapshot file where it has the latest computation, and
 * out of the database where not. The file is written again some minutes after values changed. What
 * other nodes compute meanwhile is taken over by {@link #look}.
 */
@Component
class KnownTags implements SmartInitializingSingleton, DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(KnownTags.class);

  /** Columns of another node that are read and published at once. */
  private static final int TOGETHER = 100;

  private final TagBook book;
  private final FieldIndexes indexes;
  private final Snapshots snapshots;
  private final Map<String, Integer> versions = new HashMap<>();
  private boolean changed;

  /** Those that the last look found to be older here than in the database. */
  private Set<String> behind = Set.of();

  private long seen = -1;

  /** Values of one computation of a tag. */
  record Computed(Column column, int version) {}

  KnownTags(TagBook book, FieldIndexes indexes, Snapshots snapshots) {
    this.book = book;
    this.indexes = indexes;
    this.snapshots = snapshots;
  }

  @Override
  public void afterSingletonsInstantiated() {
    boolean stale = false;
    for (Tag tag : book.all()) {
      int version = book.version(tag);
      Optional<Column> mapped = snapshots.column(tag.field(), stamp(tag, version));
      Optional<Column> column = mapped.or(() -> book.load(tag));
      column.ifPresent(found -> publish(List.of(new Computed(found, version))));
      stale |= mapped.isEmpty() && column.isPresent();
    }
    settle(stale);
  }

  /**
   * Takes over the values that other nodes have stored, a few tags at a time. A tag is theirs when
   * it is behind in two looks one after the other: what this node has just committed is on its way
   * here by itself, and to read it again would cost more than to wait.
   */
  void look() {
    long computations = book.computations();
    if (computations == seen && behind.isEmpty()) {
      return;
    }
    Map<String, Integer> newer = newer(book.versions());
    List<String> theirs = newer.keySet().stream().filter(behind::contains).sorted().toList();
    for (int from = 0; from < theirs.size(); from += TOGETHER) {
      List<String> some = theirs.subList(from, Math.min(theirs.size(), from + TOGETHER));
      publish(book.find(some).stream().flatMap(tag -> load(tag, newer).stream()).toList());
      some.forEach(code -> know(code, newer.getOrDefault(code, 0)));
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
    behind = Set.copyOf(newer(newer).keySet());
    seen = computations;
  }

  private synchronized Map<String, Integer> newer(Map<String, Integer> stored) {
    Map<String, Integer> newer = new HashMap<>();
    stored.forEach(
        (code, version) -> {
          if (version > versions.getOrDefault(code, 0)) {
            newer.put(code, version);
          }
        });
    return newer;
  }

  /** Nothing where values are kept elsewhere, or are just becoming another type. */
  private Optional<Computed> load(Tag tag, Map<String, Integer> stored) {
    try {
      return book.load(tag).map(column -> new Computed(column, stored.getOrDefault(tag.code(), 0)));
    } catch (BatonException unread) {
      log.warn(
          "{} keeps its values here until it is computed again: {}",
          tag.code(),
          unread.getMessage());
      return Optional.empty();
    }
  }

  private synchronized void know(String code, int version) {
    versions.merge(code, version, Math::max);
  }

  void publishAfterCommit(List<Computed> computed) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            publish(computed);
          }
        });
  }

  private synchronized void publish(List<Computed> computed) {
    Column[] newer =
        computed.stream()
            .filter(one -> one.version() > versions.getOrDefault(code(one), 0))
            .map(Computed::column)
            .toArray(Column[]::new);
    computed.forEach(one -> versions.merge(code(one), one.version(), Math::max));
    indexes.publish(index -> index.with(newer));
    changed |= newer.length > 0;
  }

  private synchronized void settle(boolean stale) {
    changed = stale;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
  void writeSnapshot() {
    if (takeChanged()) {
      snapshots.write(stored());
    }
  }

  /** What is in memory now, each column with the stamp of the computation it is from. */
  private List<SnapshotFile.Stored> stored() {
    List<Tag> tags = book.all();
    FieldIndex index;
    Map<String, Integer> known;
    synchronized (this) {
      index = indexes.current();
      known = Map.copyOf(versions);
    }
    List<SnapshotFile.Stored> stored = new ArrayList<>();
    for (Tag tag : tags) {
      int version = known.getOrDefault(tag.code(), 0);
      // A tag computed since is in memory under its new number, or not yet: the stamp says which.
      if (version == book.version(tag)) {
        index
            .column(tag.code())
            .ifPresent(column -> stored.add(new SnapshotFile.Stored(column, stamp(tag, version))));
      }
    }
    return stored;
  }

  private synchronized boolean takeChanged() {
    boolean taken = changed;
    changed = false;
    return taken;
  }

  /** The moment too: after a database was put back to yesterday, numbers come a second time. */
  private static String stamp(Tag tag, int version) {
    return version + "@" + tag.computedAt();
  }

  @Override
  public void destroy() {
    writeSnapshot();
  }

  private static String code(Computed computed) {
    return computed.column().field().code();
  }
}
