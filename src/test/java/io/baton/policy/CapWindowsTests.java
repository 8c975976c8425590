package io.baton.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.CustomerSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a window begins and ends, for customers in many zones, in weeks in which clocks change. */
class CapWindowsTests {
  private static final ZoneId BANK = ZoneId.of("Asia/Shanghai");

  /** The bank's, and six whose days begin at other times of UTC, some with clocks that change. */
  private static final List<ZoneId> ZONES =
      List.of(
          BANK,
          ZoneId.of("America/New_York"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Asia/Kathmandu"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("America/Havana"),
          ZoneId.of("Pacific/Kiritimati"));

  /** One a zone; neighbours in a word and at the ends of the chunk. */
  private static final int[] CUSTOMERS = {0, 1, 63, 64, 700, 32_766, 32_767};

  private static final List<LocalDate> WEEKS =
      List.of(
          LocalDate.of(2026, 3, 6),
          LocalDate.of(2026, 3, 27),
          LocalDate.of(2026, 4, 3),
          LocalDate.of(2026, 10, 23),
          LocalDate.of(2026, 10, 30));

  private record Sent(int customer, SlowCaps.Sent what) {}

  private record Life(List<Sent> sent, Contact wish, Instant at, List<Cap> caps) {}

  @Property(tries = 4_000)
  void shouldDecideLikeAListOfTimesInTheCustomersOwnZone(@ForAll("lives") Life life) {
    long[] granted = ChunkedSet.words(0, CustomerSet.of(CUSTOMERS));
    CapCheck check =
        new CapCheck(
            life.wish(),
            life.at(),
            counts(life.sent()),
            between(life.sent(), life.at(), Instant.MAX),
            (after, before) -> between(life.sent(), after, before),
            homes());
    life.caps().forEach(cap -> check.refuse(granted, 0, cap));

    CustomerSet told = ChunkedSet.customers(0, granted);
    for (int i = 0; i < CUSTOMERS.length; i++) {
      int customer = CUSTOMERS[i];
      List<SlowCaps.Sent> own =
          life.sent().stream().filter(sent -> sent.customer() == customer).map(Sent::what).toList();
      assertThat(told.contains(customer))
          .as("customer in %s", ZONES.get(i))
          .isEqualTo(SlowCaps.fits(own, life.caps(), life.wish(), life.at(), ZONES.get(i)));
    }
  }

  @Provide
  Arbitrary<Life> lives() {
    return Arbitraries.of(WEEKS)
        .flatMap(
            week ->
                Combinators.combine(
                        sent(week).list().ofMaxSize(14),
                        contacts(),
                        moments(week),
                        caps().list().ofMinSize(1).ofMaxSize(2))
                    .as(Life::new));
  }

  private static Arbitrary<Sent> sent(LocalDate week) {
    return Combinators.combine(
            Arbitraries.integers().between(0, CUSTOMERS.length - 1), contacts(), moments(week))
        .as((who, contact, at) -> new Sent(CUSTOMERS[who], new SlowCaps.Sent(contact, at)));
  }

  /** Midnights of the zones and hours of UTC, and the moments before and after each. */
  private static Arbitrary<Instant> moments(LocalDate week) {
    Arbitrary<Instant> midnights =
        Combinators.combine(Arbitraries.integers().between(0, 5), Arbitraries.of(ZONES))
            .as((day, zone) -> week.plusDays(day).atStartOfDay(zone).toInstant());
    Arbitrary<Instant> hours =
        Arbitraries.integers()
            .between(0, 6 * 24)
            .map(
                hour -> week.atStartOfDay(ZoneId.of("UTC")).toInstant().plusSeconds(3_600L * hour));
    return Combinators.combine(
            Arbitraries.oneOf(midnights, hours), Arbitraries.of(-1_000_000, -1, 0, 0, 1, 1_000_000))
        .as((at, micros) -> at.plus(micros, ChronoUnit.MICROS));
  }

  private static Arbitrary<Contact> contacts() {
    return Combinators.combine(
            Arbitraries.of(1L, 2L),
            Arbitraries.of("SMS", "EMAIL"),
            Arbitraries.of("MARKETING", "SERVICE"),
            Arbitraries.of("LOAN", "CARD"))
        .as(Contact::new);
  }

  private static Arbitrary<Cap> caps() {
    Arbitrary<Cap.Scope> scopes = Arbitraries.of(Cap.Scope.class);
    Arbitrary<Integer> most = Arbitraries.integers().between(0, 4);
    return Arbitraries.oneOf(
        Combinators.combine(
                scopes,
                most,
                Arbitraries.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofHours(1),
                    Duration.ofHours(23),
                    Duration.ofDays(1),
                    Duration.ofHours(25),
                    Duration.ofDays(3)))
            .as(Cap::new),
        Combinators.combine(scopes, most, Arbitraries.integers().between(1, 4))
            .as(Cap::ofCalendarDays));
  }

  private static HomeZones homes() {
    Map<ZoneId, CustomerSet> elsewhere = new HashMap<>();
    for (int i = 1; i < CUSTOMERS.length; i++) {
      elsewhere.put(ZONES.get(i), CustomerSet.of(CUSTOMERS[i]));
    }
    return new HomeZones(BANK, elsewhere);
  }

  private static Map<DayMasks.Place, Counts> counts(List<Sent> all) {
    Map<DayMasks.Place, Counts> counts = new HashMap<>();
    for (Sent sent : all) {
      for (String counter : sent.what().contact().counters()) {
        counts
            .computeIfAbsent(
                new DayMasks.Place(0, CapCheck.day(sent.what().at()), counter),
                place -> new Counts())
            .increment(ChunkedSet.words(0, CustomerSet.of(sent.customer())));
      }
    }
    return counts;
  }

  private static List<Slots.Slot> between(List<Sent> all, Instant after, Instant before) {
    List<Slots.Slot> slots = new ArrayList<>();
    for (Sent sent : all) {
      Instant at = sent.what().at();
      if (at.isAfter(after) && at.isBefore(before)) {
        slots.add(new Slots.Slot(0, 0, at, sent.what().contact(), CustomerSet.of(sent.customer())));
      }
    }
    return slots;
  }

  /** The first moment after a message at which one a calendar day lets another pass. */
  @ParameterizedTest
  @CsvSource({
    "Asia/Shanghai,      2026-03-02T03:00:00Z, 2026-03-02T16:00:00Z",
    "America/New_York,   2026-03-02T03:00:00Z, 2026-03-02T05:00:00Z",
    // A day of 23 hours and one of 25: clocks change between the two midnights.
    "Europe/Berlin,      2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
    "Europe/Berlin,      2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    // A day that begins at one o'clock, because there is no midnight.
    "America/Havana,     2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z",
    "America/Havana,     2026-03-08T04:59:59.999999Z, 2026-03-08T05:00:00Z",
    "Pacific/Kiritimati, 2026-03-02T09:59:59Z, 2026-03-02T10:00:00Z"
  })
  void shouldBeginADayAtTheCustomersOwnMidnight(String zone, Instant sent, Instant free) {
    ZoneId home = ZoneId.of(zone);
    Cap cap = Cap.ofCalendarDays(Cap.Scope.ALL, 1, 1);
    assertThat(cap.closes(sent, home)).isEqualTo(free);
    assertThat(cap.exceededBy(List.of(sent, free), home)).isFalse();
    assertThat(cap.exceededBy(List.of(sent, free.minus(1, ChronoUnit.MICROS)), home)).isTrue();
    assertThat(cap.opens(free, home)).isEqualTo(free.minus(1, ChronoUnit.MICROS));
  }

  /** Twenty-four hours are the same everywhere, also where a day has twenty-three. */
  @Test
  void shouldMeasureALengthOfTimeAlikeInEveryZone() {
    Instant sent = Instant.parse("2026-03-28T23:00:00Z");
    for (Duration window :
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(90), Duration.ofDays(1))) {
      Cap cap = new Cap(Cap.Scope.ALL, 1, window);
      for (ZoneId zone : ZONES) {
        assertThat(cap.closes(sent, zone)).isEqualTo(sent.plus(window));
        assertThat(cap.exceededBy(List.of(sent, sent.plus(window)), zone)).isFalse();
        assertThat(
                cap.exceededBy(List.of(sent, sent.plus(window).minus(1, ChronoUnit.MICROS)), zone))
            .isTrue();
      }
    }
  }
}
