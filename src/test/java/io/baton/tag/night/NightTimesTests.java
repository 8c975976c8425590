package io.baton.tag.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class NightTimesTests {
  @Property(tries = 2_000)
  void shouldFindTheNightsAroundAnyMoment(
      @ForAll @IntRange(min = 0, max = 1_439) int minute,
      @ForAll @LongRange(min = 1_700_000_000L, max = 1_900_000_000L) long second,
      @ForAll @IntRange(min = 0, max = 3) int place) {
    String zone =
        new String[] {"Asia/Shanghai", "Europe/Berlin", "UTC", "Australia/Lord_Howe"}[place];
    NightTimes times = new NightTimes(LocalTime.MIDNIGHT.plusMinutes(minute), ZoneId.of(zone));
    Instant now = Instant.ofEpochSecond(second);

    LocalDate latest = times.latest(now);

    assertThat(times.due(latest)).isBeforeOrEqualTo(now);
    assertThat(times.due(latest.plusDays(1))).isAfter(now);
    assertThat(times.after(now)).isEqualTo(latest.plusDays(1));
    assertThat(Duration.between(times.due(latest), times.due(latest.plusDays(1))))
        .isBetween(Duration.ofHours(23), Duration.ofHours(25));
  }

  @Test
  void shouldBeDueOnceWhereClocksChange() {
    NightTimes times = new NightTimes(LocalTime.parse("02:30"), ZoneId.of("Europe/Berlin"));

    assertThat(times.due(LocalDate.parse("2027-03-28"))).isEqualTo("2027-03-28T01:30:00Z");
    assertThat(times.due(LocalDate.parse("2027-10-31"))).isEqualTo("2027-10-31T00:30:00Z");
  }
}
