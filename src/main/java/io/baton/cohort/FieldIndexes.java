package io.baton.cohort;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The one current {@link FieldIndex} of this node. Readers take a reference and never wait; a
 * change is published by swapping it.
 */
@Component
public class FieldIndexes {
  private final InstantSource clock;
  private volatile FieldIndex current;

  @Autowired
  FieldIndexes() {
    this(InstantSource.system());
  }

  /** The moments of the snapshots come from this clock. */
  public FieldIndexes(InstantSource clock) {
    this.clock = clock;
    this.current = FieldIndex.empty(clock.instant());
  }

  public FieldIndex current() {
    return current;
  }

  /**
   * What became known during the day: replaces the values of these customers in one field, over
   * whatever is current. Who reads meanwhile has all of it or nothing.
   *
   * @param changes values as rules spell them; none make null
   * @throws io.baton.shared.BatonException RULE_UNKNOWN_FIELD, or COLUMN_VALUE if a text does not
   *     fit
   */
  public void change(String field, Map<Integer, List<String>> changes) {
    publish(index -> index.with(index.require(field).with(changes)));
  }

  /**
   * Swaps in a changed index, dated now. Changes are applied one after the other, so a change
   * should only add columns that were built before.
   */
  public synchronized void publish(UnaryOperator<FieldIndex> change) {
    current = change.apply(current).at(clock.instant());
  }
}
