package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much the bank asks of its customers: contacts a day, how they are spread over people, and how
 * full the caps are. Counted 64 customers at once, a chunk at a time, from the same times that the
 * caps are decided by.
 */
@Component
class PressureReport {
  /** That many contacts and more are one line. */
  static final int MOST = 12;

  private static final String ALL = "*";
  private static final double NEAR = 0.8;

  private final JdbcClient jdbc;
  private final CustomerLists lists;
  private final Hours hours;
  private final FrequencyCaps caps;

  PressureReport(JdbcClient jdbc, CustomerLists lists, Hours hours, FrequencyCaps caps) {
    this.jdbc = jdbc;
    this.lists = lists;
    this.hours = hours;
    this.caps = caps;
  }

  /** Contacts of one day of the bank. */
  record PressureDay(LocalDate day, String channel, String purpose, long contacts) {}

  /**
   * How many customers got so many marketing contacts in the period.
   *
   * @param channel {@code *} for all together
   * @param contacts {@value #MOST} means so many or more
   */
  record Spread(String channel, int contacts, long customers) {}

  /**
   * How full a marketing cap is now.
   *
   * @param channel {@code *} for a cap that is not of one channel
   * @param calendar true where its window is days of the customer's calendar
   * @param free customers without a contact in its window
   * @param near those who have used four fifths of it or more
   * @param full those whom it holds back
   */
  record CapUse(
      String channel,
      String scope,
      int max,
      long seconds,
      boolean calendar,
      long free,
      long below,
      long near,
      long full) {}

  /**
   * @param customers about whom it says something: those whom the caller may see
   */
  record Pressure(
      String zone,
      Instant asOf,
      LocalDate from,
      LocalDate to,
      long customers,
      List<PressureDay> days,
      List<Spread> spread,
      List<CapUse> caps) {}

  private record DayKey(LocalDate day, String channel, String purpose)
      implements Comparable<DayKey> {
    @Override
    public int compareTo(DayKey other) {
      return java.util.Comparator.comparing(DayKey::day)
          .thenComparing(DayKey::channel)
          .thenComparing(DayKey::purpose)
          .compare(this, other);
    }
  }

  private record Watched(String channel, Contact asked, Cap cap, long[] sizes) {}

  @Transactional(readOnly = true)
  public Pressure of(int days, CustomerSet scope) {
    Instant now = lists.now();
    ZoneId zone = hours.bank();
    LocalDate to = now.atZone(zone).toLocalDate();
    LocalDate from = to.minusDays(days - 1L);
    Instant begin = from.atStartOfDay(zone).toInstant();
    Instant end = to.plusDays(1).atStartOfDay(zone).toInstant();
    List<Watched> watched = watched(begin, end);
    HomeZones zones = hours.homes();
    Instant earliest =
        watched.stream()
            .map(each -> zones.opens(each.cap(), now))
            .min(Instant::compareTo)
            .filter(begin::isAfter)
            .orElse(begin);
    Map<DayKey, Long> contacts = new TreeMap<>();
    Map<String, long[]> spread = new TreeMap<>();
    ChunkedSet chunks = ChunkedSet.of(scope);
    for (Map.Entry<Integer, long[]> chunk : chunks.entrySet()) {
      Map<String, Counts> counts = new TreeMap<>();
      List<Used> used =
          watched.stream().map(each -> Used.of(each, zones, chunk.getKey(), now)).toList();
      for (Slots.Slot slot : slots(chunk.getKey(), earliest, end)) {
        long[] members = and(ChunkedSet.words(chunk.getKey(), slot.members()), chunk.getValue());
        Contact contact = slot.contact();
        boolean within = !slot.at().isBefore(begin);
        if (within) {
          contacts.merge(
              new DayKey(
                  slot.at().atZone(zone).toLocalDate(), contact.channel(), contact.purpose()),
              bits(members),
              Long::sum);
        }
        if (within && contact.purpose().equals(ContactPolicy.MARKETING)) {
          counts.computeIfAbsent(ALL, c -> new Counts()).increment(members);
          counts.computeIfAbsent(contact.channel(), c -> new Counts()).increment(members);
        }
        used.forEach(each -> each.count(slot, now, members));
      }
      counts.forEach(
          (channel, count) -> add(spread.computeIfAbsent(channel, c -> new long[MOST + 1]), count));
      used.forEach(Used::add);
    }
    return new Pressure(
        zone.getId(),
        now,
        from,
        to,
        scope.size(),
        contacts.entrySet().stream()
            .filter(each -> each.getValue() > 0)
            .map(
                each ->
                    new PressureDay(
                        each.getKey().day(),
                        each.getKey().channel(),
                        each.getKey().purpose(),
                        each.getValue()))
            .toList(),
        spread(spread, scope.size()),
        watched.stream().map(each -> use(each, scope.size())).toList());
  }

  /**
   * What is used of a cap in one chunk.
   *
   * @param opens by whose day it is, the last moment that the window does not hold
   */
  private record Used(Watched watched, Counts counts, Map<Instant, long[]> opens) {
    static Used of(Watched watched, HomeZones zones, int chunk, Instant now) {
      Map<Instant, long[]> opens = new TreeMap<>();
      for (HomeZones.Home home : zones.of(chunk, watched.cap())) {
        opens.merge(watched.cap().opens(now, home.zone()), home.words(), PressureReport::or);
      }
      return new Used(watched, new Counts(), opens);
    }

    void count(Slots.Slot slot, Instant now, long[] members) {
      if (slot.at().isAfter(now)
          || !watched.asked().counts(watched.cap().scope(), slot.contact())) {
        return;
      }
      opens.forEach(
          (opened, home) -> {
            if (slot.at().isAfter(opened)) {
              counts.increment(and(members.clone(), home));
            }
          });
    }

    void add() {
      int max = watched.cap().max();
      watched.sizes()[0] += bits(counts.atLeast(1));
      watched.sizes()[1] += bits(counts.atLeast(Math.max(1, (int) Math.ceil(max * NEAR))));
      watched.sizes()[2] += bits(counts.atLeast(Math.max(1, max)));
    }
  }

  /** The caps that depend on nothing but channel and purpose, each once. */
  private List<Watched> watched(Instant begin, Instant end) {
    List<String> channels =
        jdbc.sql("select distinct channel from policy_slot where at >= ? and at < ? order by 1")
            .params(Timestamp.from(begin), Timestamp.from(end))
            .query(String.class)
            .list();
    Set<List<Object>> seen = new LinkedHashSet<>();
    List<Watched> watched = new ArrayList<>();
    for (String channel : channels) {
      Contact contact = new Contact(0, channel, ContactPolicy.MARKETING, null);
      for (Cap cap : caps.capsFor(contact)) {
        String named = cap.scope() == Cap.Scope.CHANNEL ? channel : ALL;
        boolean general = cap.scope() != Cap.Scope.CAMPAIGN && cap.scope() != Cap.Scope.PRODUCT;
        if (general && seen.add(List.of(named, cap))) {
          watched.add(new Watched(named, contact, cap, new long[3]));
        }
      }
    }
    return watched;
  }

  private List<Slots.Slot> slots(int chunk, Instant from, Instant to) {
    return jdbc.sql(
            "select id, chunk, at, channel, purpose, product, campaign, members from policy_slot"
                + " where chunk = ? and at >= ? and at < ?")
        .params(chunk, Timestamp.from(from), Timestamp.from(to))
        .query((row, n) -> Slots.Slot.of(row))
        .list();
  }

  /** At [k] those with k contacts or more; [0] stays open. */
  private static void add(long[] atLeast, Counts counts) {
    for (int k = 1; k < atLeast.length; k++) {
      atLeast[k] += bits(counts.atLeast(k));
    }
  }

  private static CapUse use(Watched watched, long customers) {
    long some = watched.sizes()[0];
    long near = watched.sizes()[1];
    long full = watched.sizes()[2];
    return new CapUse(
        watched.channel(),
        watched.cap().scope().name(),
        watched.cap().max(),
        watched.cap().window().toSeconds(),
        watched.cap().calendar(),
        customers - some,
        some - near,
        near - full,
        full);
  }

  private static List<Spread> spread(Map<String, long[]> atLeast, long customers) {
    List<Spread> spread = new ArrayList<>();
    atLeast.forEach(
        (channel, reached) -> {
          spread.add(new Spread(channel, 0, customers - reached[1]));
          for (int k = 1; k <= MOST; k++) {
            long more = k < MOST ? reached[k + 1] : 0;
            if (reached[k] > more) {
              spread.add(new Spread(channel, k, reached[k] - more));
            }
          }
        });
    return spread;
  }

  private static long[] and(long[] words, long[] others) {
    for (int w = 0; w < words.length; w++) {
      words[w] &= others[w];
    }
    return words;
  }

  private static long[] or(long[] words, long[] others) {
    for (int w = 0; w < words.length; w++) {
      words[w] |= others[w];
    }
    return words;
  }

  private static long bits(long[] words) {
    long bits = 0;
    for (long word : words) {
      bits += Long.bitCount(word);
    }
    return bits;
  }
}
