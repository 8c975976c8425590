package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Places under the frequency caps, taken and given back in the caller's transaction.
 *
 * <p>Batch and real time, on however many nodes, take them from the same rows. A million customers
 * are 31 locked rows; chunks are worked on in groups so that memory does not grow with the
 * audience.
 */
@Component
class Reservations {
  private static final int GROUP = 64;
  private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);

  private final DayMasks masks;
  private final Slots slots;
  private final Hours hours;

  Reservations(DayMasks masks, Slots slots, Hours hours) {
    this.masks = masks;
    this.slots = slots;
    this.hours = hours;
  }

  /** Whoever else wants one of these waits until the transaction ends. */
  void lock(CustomerSet candidates) {
    groups(ChunkedSet.of(candidates).keySet()).forEach(masks::lock);
  }

  /** Those of the candidates who stay under every cap; one message more is now counted for them. */
  CustomerSet reserve(
      CustomerSet candidates, Contact contact, long origin, Instant due, List<Cap> caps) {
    Instant at = stored(due);
    ChunkedSet wanted = ChunkedSet.of(candidates);
    for (List<Integer> group : groups(wanted.keySet())) {
      masks.lock(group);
      decide(wanted, group, contact, at, caps, List.of());
      count(wanted, group, contact, origin, at);
    }
    return wanted.asCustomers();
  }

  /** Who would be granted now; nothing is locked or counted. */
  CustomerSet check(CustomerSet candidates, Contact contact, Instant due, List<Cap> caps) {
    return check(candidates, contact, due, caps, List.of());
  }

  /** The same if these contacts were counted as well; a set of them may span chunks. */
  CustomerSet check(
      CustomerSet candidates, Contact contact, Instant due, List<Cap> caps, List<Assumed> assumed) {
    ChunkedSet wanted = ChunkedSet.of(candidates);
    for (List<Integer> group : groups(wanted.keySet())) {
      decide(wanted, group, contact, stored(due), caps, assumed);
    }
    return wanted.asCustomers();
  }

  /** A contact that is not stored and counts nevertheless. */
  record Assumed(Contact contact, Instant at, CustomerSet members) {
    Assumed {
      at = stored(at);
    }

    Slots.Slot in(int chunk) {
      CustomerSet here = ChunkedSet.customers(chunk, ChunkedSet.words(chunk, members));
      return new Slots.Slot(0, chunk, at, contact, here);
    }
  }

  private void decide(
      ChunkedSet wanted,
      List<Integer> group,
      Contact contact,
      Instant at,
      List<Cap> caps,
      List<Assumed> assumed) {
    if (caps.isEmpty()) {
      return;
    }
    Duration reach = caps.stream().map(Cap::reach).max(Duration::compareTo).orElse(Duration.ZERO);
    HomeZones zones =
        caps.stream().anyMatch(Cap::calendar)
            ? hours.homes()
            : new HomeZones(hours.bank(), Map.of());
    Map<Integer, Map<DayMasks.Place, Counts>> counts = new TreeMap<>();
    load(group, at, contact, caps, reach)
        .forEach(
            (place, count) ->
                counts
                    .computeIfAbsent(place.chunk(), c -> new LinkedHashMap<>())
                    .put(place, count));
    Map<Integer, List<Slots.Slot>> later = slots.between(group, at, at.plus(reach));
    for (int chunk : group) {
      CustomerSet everybody = ChunkedSet.range(chunk);
      List<Slots.Slot> also =
          assumed.stream()
              .filter(one -> one.members().intersects(everybody))
              .map(one -> one.in(chunk))
              .toList();
      CapCheck check =
          new CapCheck(
              contact,
              at,
              plus(counts.getOrDefault(chunk, Map.of()), also),
              plus(later.getOrDefault(chunk, List.of()), also, at, at.plus(reach)),
              (after, before) ->
                  plus(
                      slots.between(List.of(chunk), after, before).getOrDefault(chunk, List.of()),
                      also,
                      after,
                      before),
              zones);
      long[] granted = wanted.getOrDefault(chunk, new long[Counts.WORDS]);
      caps.forEach(cap -> check.refuse(granted, chunk, cap));
    }
  }

  private static Map<DayMasks.Place, Counts> plus(
      Map<DayMasks.Place, Counts> stored, List<Slots.Slot> also) {
    if (also.isEmpty()) {
      return stored;
    }
    Map<DayMasks.Place, Counts> all = new LinkedHashMap<>(stored);
    for (Slots.Slot slot : also) {
      long[] words = ChunkedSet.words(slot.chunk(), slot.members());
      for (String counter : slot.contact().counters()) {
        all.computeIfAbsent(
                new DayMasks.Place(slot.chunk(), CapCheck.day(slot.at()), counter),
                place -> new Counts())
            .increment(words);
      }
    }
    return all;
  }

  private static List<Slots.Slot> plus(
      List<Slots.Slot> stored, List<Slots.Slot> also, Instant after, Instant before) {
    List<Slots.Slot> all = new ArrayList<>(stored);
    also.stream()
        .filter(slot -> slot.at().isAfter(after) && slot.at().isBefore(before))
        .forEach(all::add);
    return all;
  }

  private Map<DayMasks.Place, Counts> load(
      List<Integer> group, Instant at, Contact contact, List<Cap> caps, Duration reach) {
    Set<String> counters = new HashSet<>();
    boolean all = false;
    for (Cap cap : caps) {
      all |= cap.scope() == Cap.Scope.ALL;
      contact.counters().stream()
          .filter(counter -> contact.counts(cap.scope(), counter))
          .forEach(counters::add);
    }
    return masks.load(
        group, CapCheck.day(at.minus(reach)), CapCheck.day(at.plus(reach)), counters, all);
  }

  private void count(
      ChunkedSet granted, List<Integer> group, Contact contact, long origin, Instant at) {
    LocalDate day = CapCheck.day(at);
    Map<DayMasks.Place, Counts> counts = masks.load(group, day, day, contact.counters(), false);
    Map<DayMasks.Place, Counts> changed = new LinkedHashMap<>();
    Map<Integer, CustomerSet> members = new TreeMap<>();
    for (int chunk : group) {
      long[] words = granted.getOrDefault(chunk, new long[Counts.WORDS]);
      if (Counts.none(words)) {
        continue;
      }
      members.put(chunk, ChunkedSet.customers(chunk, words));
      for (String counter : contact.counters()) {
        DayMasks.Place place = new DayMasks.Place(chunk, day, counter);
        Counts count = counts.getOrDefault(place, new Counts());
        count.increment(words);
        changed.put(place, count);
      }
    }
    masks.store(changed);
    slots.add(contact, origin, at, members);
  }

  /**
   * Gives back one message a customer; for definite refusals only.
   *
   * @param due as it was asked for; the place may be later
   */
  List<Slots.Slot> release(CustomerSet customers, long campaignId, long origin, Instant due) {
    List<Slots.Slot> removed = new ArrayList<>();
    ChunkedSet returned = ChunkedSet.of(customers);
    for (List<Integer> group : groups(returned.keySet())) {
      masks.lock(group);
      for (int chunk : group) {
        CustomerSet here =
            ChunkedSet.customers(chunk, returned.getOrDefault(chunk, new long[Counts.WORDS]));
        removed.addAll(slots.remove(chunk, stored(due), campaignId, origin, here));
      }
    }
    removed.forEach(this::uncount);
    return removed;
  }

  private void uncount(Slots.Slot slot) {
    LocalDate day = CapCheck.day(slot.at());
    Map<DayMasks.Place, Counts> counts =
        masks.load(List.of(slot.chunk()), day, day, slot.contact().counters(), false);
    long[] words = ChunkedSet.words(slot.chunk(), slot.members());
    counts.values().forEach(count -> count.decrement(words));
    masks.store(counts);
  }

  /** Every contact of one customer between the times, both included, oldest first. */
  List<Slots.Slot> contactsOf(int customer, Instant from, Instant to) {
    int chunk = ChunkedSet.chunkOf(customer);
    return slots
        .between(List.of(chunk), from.minus(TICK), to.plus(TICK))
        .getOrDefault(chunk, List.of())
        .stream()
        .filter(slot -> slot.members().contains(customer))
        .toList();
  }

  /** As the database will give it back: what is released is found by its time. */
  private static Instant stored(Instant due) {
    return due.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
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
