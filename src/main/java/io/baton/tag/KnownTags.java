package io.baton.tag;

import io.baton.cohort.Column;
import io.baton.cohort.FieldIndexes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Brings the stored values into memory: all of them at start, before the first request, and those
 * of a computation once it has committed. Two commits may report here in either order; the number
 * of the computation says which values are the newer ones.
 */
@Component
class KnownTags implements SmartInitializingSingleton {
  private final TagBook book;
  private final FieldIndexes indexes;
  private final Map<String, Integer> versions = new HashMap<>();

  /** Values of one computation of a tag. */
  record Computed(Column column, int version) {}

  KnownTags(TagBook book, FieldIndexes indexes) {
    this.book = book;
    this.indexes = indexes;
  }

  @Override
  public void afterSingletonsInstantiated() {
    for (Tag tag : book.all()) {
      int version = book.version(tag);
      book.load(tag).ifPresent(column -> publish(List.of(new Computed(column, version))));
    }
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
  }

  private static String code(Computed computed) {
    return computed.column().field().code();
  }
}
