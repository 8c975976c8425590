package io.baton.touch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The touches of a claimed batch that are due, by customer.
 *
 * @param complete no touch of the batch waits for a later time, so that between two neighbours of
 *     this list there is no other open touch
 */
record Todo(List<Item> items, boolean complete) {
  /**
   * @param attempts "not now" answers so far
   * @param unknownSince an attempt of that time may have reached the peer
   */
  record Item(int customer, int attempts, @Nullable Instant unknownSince) {}

  List<List<Item>> windows(int size) {
    List<List<Item>> windows = new ArrayList<>();
    for (int from = 0; from < items.size(); from += size) {
      windows.add(items.subList(from, Math.min(from + size, items.size())));
    }
    return windows;
  }
}
