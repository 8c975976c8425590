package io.baton.history;

import java.math.BigDecimal;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which events are meant: those that fit all that is named. An event without an amount fits no
 * bounds.
 *
 * @param kind null for any
 * @param codes empty for any, as the other sets
 * @param min smallest amount, itself included
 * @param max largest amount, itself included
 */
public record EventFilter(
    @Nullable String kind,
    SortedSet<String> codes,
    SortedSet<String> products,
    SortedSet<String> merchants,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max) {

  public EventFilter {
    codes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(codes));
    products = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(products));
    merchants = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(merchants));
  }

  int values() {
    return codes.size() + products.size() + merchants.size();
  }
}
