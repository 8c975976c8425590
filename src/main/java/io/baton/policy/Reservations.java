package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Places under the frequency caps, taken and given back in the caller's transaction.
 *
 * <p>A cap is checked over every window of its length that holds the day, not only the one that
 * ends with it, because messages may already be planned for later days. A million customers are 31
 * locked rows; chunks are worked on in groups so that memory does not grow with the audience.
 */
@Component
class Reservations {
  private static final int GROUP = 64;

  private final DayMasks masks;

  Reservations(DayMasks masks) {
    this.masks = masks;
  }

  /** Those of the candidates who stay under every cap; one message more is now counted for them. */
  CustomerSet reserve(CustomerSet candidates, String channel, LocalDate day, List<Cap> caps) {
    ChunkedSet wanted = ChunkedSet.of(candidates);
    for (List<Integer> group : groups(wanted.keySet())) {
      masks.lock(group);
      int reach = caps.stream().mapToInt(Cap::days).max().orElse(1) - 1;
      boolean allChannels = caps.stream().anyMatch(cap -> cap.scope() == Cap.Scope.ALL);
      Map<DayMasks.Place, Counts> loaded =
          masks.load(
              group, day.minusDays(reach), day.plusDays(reach), allChannels ? null : channel);
      Map<Integer, List<Map.Entry<DayMasks.Place, Counts>>> byChunk = new TreeMap<>();
      loaded
          .entrySet()
          .forEach(
              entry ->
                  byChunk
                      .computeIfAbsent(entry.getKey().chunk(), c -> new ArrayList<>())
                      .add(entry));
      Map<DayMasks.Place, Counts> changed = new LinkedHashMap<>();
      for (int chunk : group) {
        long[] granted = wanted.getOrDefault(chunk, new long[Counts.WORDS]);
        for (Cap cap : caps) {
          refuse(granted, cap, channel, day, byChunk.getOrDefault(chunk, List.of()));
        }
        if (Counts.none(granted)) {
          continue;
        }
        DayMasks.Place place = new DayMasks.Place(chunk, day, channel);
        Counts counts = loaded.getOrDefault(place, new Counts());
        counts.increment(granted);
        changed.put(place, counts);
      }
      masks.store(changed);
    }
    return wanted.asCustomers();
  }

  /** Gives back one message a customer; for definite refusals only. */
  void release(CustomerSet customers, String channel, LocalDate day) {
    ChunkedSet returned = ChunkedSet.of(customers);
    for (List<Integer> group : groups(returned.keySet())) {
      masks.lock(group);
      Map<DayMasks.Place, Counts> loaded = masks.load(group, day, day, channel);
      loaded.forEach(
          (place, counts) ->
              counts.decrement(returned.getOrDefault(place.chunk(), new long[Counts.WORDS])));
      masks.store(loaded);
    }
  }

  private static void refuse(
      long[] granted,
      Cap cap,
      String channel,
      LocalDate day,
      List<Map.Entry<DayMasks.Place, Counts>> counts) {
    List<Map.Entry<DayMasks.Place, Counts>> counted =
        counts.stream()
            .filter(
                entry -> cap.scope() == Cap.Scope.ALL || entry.getKey().channel().equals(channel))
            .toList();
    boolean later = counted.stream().anyMatch(entry -> entry.getKey().day().isAfter(day));
    int windows = later ? cap.days() : 1;
    for (int back = 0; back < windows; back++) {
      LocalDate last = day.plusDays(back);
      LocalDate first = last.minusDays(cap.days() - 1L);
      Counts sum = new Counts();
      for (Map.Entry<DayMasks.Place, Counts> entry : counted) {
        LocalDate at = entry.getKey().day();
        if (!at.isBefore(first) && !at.isAfter(last)) {
          sum.add(entry.getValue());
        }
      }
      long[] full = sum.atLeast(cap.max());
      for (int w = 0; w < granted.length; w++) {
        granted[w] &= ~full[w];
      }
    }
  }

  private static List<List<Integer>> groups(Collection<Integer> chunks) {
    List<Integer> ascending = List.copyOf(chunks);
    List<List<Integer>> groups = new ArrayList<>();
    for (int from = 0; from < ascending.size(); from += GROUP) {
      groups.add(ascending.subList(from, Math.min(from + GROUP, ascending.size())));
    }
    return groups;
  }
}
