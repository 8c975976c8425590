package io.baton.touch;

import java.util.ArrayList;
import java.util.List;

/**
 * The touches of a claimed batch that are due, by customer.
 *
 * @param complete no touch of the batch waits for a later time, so that between two neighbours of
 *     this list there is no other open touch
 */
record Todo(List<Item> items, boolean complete) {
  record Item(int customer, int attempts) {}

  List<List<Item>> windows(int size) {
    List<List<Item>> windows = new ArrayList<>();
    for (int from = 0; from < items.size(); from += size) {
      windows.add(items.subList(from, Math.min(from + size, items.size())));
    }
    return windows;
  }
}
