package io.baton.dictionary;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Ascending sequences of lines as one; of equal lines that of the earlier sequence comes first. */
final class Merge implements Iterator<byte[]> {
  private final Comparator<byte[]> order;
  private final Head[] heap;
  private int size;
  private int source = -1;

  private static final class Head {
    private final int source;
    private final Iterator<byte[]> rest;
    private byte[] line;

    Head(int source, Iterator<byte[]> rest) {
      this.source = source;
      this.rest = rest;
      this.line = rest.next();
    }
  }

  Merge(List<? extends Iterator<byte[]>> sources, Comparator<byte[]> order) {
    this.order = order;
    this.heap = new Head[sources.size()];
    for (int i = 0; i < heap.length; i++) {
      if (sources.get(i).hasNext()) {
        heap[size++] = new Head(i, sources.get(i));
      }
    }
    for (int i = size / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  @Override
  public boolean hasNext() {
    return size > 0;
  }

  @Override
  public byte[] next() {
    if (size == 0) {
      throw new NoSuchElementException();
    }
    Head least = heap[0];
    byte[] line = least.line;
    source = least.source;
    if (least.rest.hasNext()) {
      least.line = least.rest.next();
    } else {
      heap[0] = heap[--size];
    }
    sink(0);
    return line;
  }

  /** Which of the sequences the line came from that was read last. */
  int source() {
    return source;
  }

  private void sink(int place) {
    int at = place;
    Head sinking = heap[at];
    for (int child; (child = 2 * at + 1) < size; at = child) {
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], sinking)) {
        break;
      }
      heap[at] = heap[child];
    }
    heap[at] = sinking;
  }

  private boolean before(Head a, Head b) {
    int compared = order.compare(a.line, b.line);
    return compared < 0 || (compared == 0 && a.source < b.source);
  }
}
