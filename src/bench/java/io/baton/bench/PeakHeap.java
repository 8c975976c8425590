package io.baton.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * The most heap in use at any one moment. Use only falls when the collector runs, so the peak is
 * the largest of what it found before each run and what is there at the end. Adding up the peaks
 * that the memory pools keep would count objects twice that moved from one pool to another.
 */
final class PeakHeap implements AutoCloseable {
  private final AtomicLong peak = new AtomicLong();
  private final NotificationListener listener = this::collected;
  private final Set<String> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toUnmodifiableSet());

  private PeakHeap() {}

  /** Collects garbage of what was before and measures from here. */
  static PeakHeap measure() {
    System.gc();
    PeakHeap heap = new PeakHeap();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector).addNotificationListener(heap.listener, null, null);
    }
    return heap;
  }

  /** Bytes, so far. */
  long bytes() {
    long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return peak.accumulateAndGet(now, Math::max);
  }

  private void collected(Notification notification, Object nothing) {
    GcInfo run =
        GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
            .getGcInfo();
    long before =
        run.getMemoryUsageBeforeGc().entrySet().stream()
            .filter(pool -> pools.contains(pool.getKey()))
            .mapToLong(pool -> pool.getValue().getUsed())
            .sum();
    peak.accumulateAndGet(before, Math::max);
  }

  @Override
  public void close() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      try {
        ((NotificationEmitter) collector).removeNotificationListener(listener);
      } catch (ListenerNotFoundException gone) {
        // Nothing to remove, then.
      }
    }
  }
}
