package io.baton.standard.entry;

import io.baton.cohort.Column;
import io.baton.cohort.FieldType;
import io.baton.cohort.WrittenColumn;
import io.baton.shared.BatonException;
import io.baton.tag.TagMoments;
import io.baton.tag.Tags;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes entered values the tag's values. The rows are the truth; the column of the last revision is
 * kept at hand, so that one value costs the block it is in. Where another node has written
 * meanwhile, the revision says so and the column is made of the rows.
 */
@Component
class ManualValues implements TagMoments {
  private final ManualBook book;
  private final ObjectProvider<Tags> tags;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(long revision, Column column) {}

  ManualValues(ManualBook book, ObjectProvider<Tags> tags) {
    this.book = book;
    this.tags = tags;
  }

  /**
   * In a transaction.
   *
   * @param values by customer; those without a text lose theirs
   * @throws BatonException ENTRY_TOO_MANY where a tag of texts would have too many different ones
   */
  void take(ManualTag tag, Map<Integer, @Nullable String> values, long batch) {
    long revision = book.lock(tag.tag());
    Known last = known.get(tag.tag());
    Column before =
        last != null && last.revision() == revision && last.column().field().equals(tag.field())
            ? last.column()
            : book.column(tag);
    book.take(tag.tag(), values, batch);
    Map<Integer, List<String>> changes = new HashMap<>();
    values.forEach(
        (customer, value) -> changes.put(customer, value == null ? List.of() : List.of(value)));
    Column after = before.with(changes);
    if (tag.type() == FieldType.ENUM && after.values().size() > Tags.MOST_VALUES) {
      throw new BatonException(
          EntryError.ENTRY_TOO_MANY,
          "a tag has at most %,d different texts".formatted(Tags.MOST_VALUES));
    }
    tags.getObject().take(List.of(WrittenColumn.of(after)));
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            known.put(tag.tag(), new Known(revision + 1, after));
          }
        });
  }

  @Override
  public Optional<Instant> of(String tagCode, int customer) {
    return book.moment(tagCode, customer);
  }
}
