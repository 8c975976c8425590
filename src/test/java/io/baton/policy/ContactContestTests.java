package io.baton.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.CustomerSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The order of the contest, and what serving in it means. */
class ContactContestTests {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

  private static List<ContactContest> some(Random random) {
    List<ContactContest> some = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(12); i++) {
      ContactContest next =
          new ContactContest(
              random.nextInt(3),
              NOON.plusSeconds(random.nextInt(3)),
              random.nextInt(3),
              random.nextInt(2),
              random.nextInt(2));
      if (!some.contains(next)) {
        some.add(next);
      }
    }
    return some;
  }

  @Property(tries = 500)
  void shouldNotDependOnWhoCameFirst(@ForAll long seed) {
    Random random = new Random(seed);
    List<ContactContest> coming = some(random);
    List<ContactContest> otherwise = new ArrayList<>(coming);
    Collections.shuffle(otherwise, random);
    assertThat(otherwise.stream().sorted())
        .containsExactlyElementsOf(coming.stream().sorted().toList());
  }

  /** A total order: different wishes never tie, and who is before whom is before all behind. */
  @Property(tries = 500)
  void shouldBeATotalOrder(@ForAll long seed) {
    List<ContactContest> all = some(new Random(seed));
    for (ContactContest one : all) {
      for (ContactContest other : all) {
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
        assertThat(Integer.signum(one.compareTo(other)))
            .isEqualTo(-Integer.signum(other.compareTo(one)));
        if (one.priority() > other.priority()) {
          assertThat(one).isLessThan(other);
        }
        for (ContactContest third : all) {
          if (one.compareTo(other) < 0 && other.compareTo(third) < 0) {
            assertThat(one).isLessThan(third);
          }
        }
      }
    }
  }

  private record Wish(ContactContest contest, CustomerSet who) {}

  /** Who is further down may come or stay away: those before get exactly the same. */
  @Property(tries = 200)
  void shouldLetNobodyLoseToOneFurtherDown(@ForAll long seed) {
    Random random = new Random(seed);
    List<Wish> wishes =
        some(random).stream()
            .map(contest -> new Wish(contest, CustomerSet.range(0, random.nextInt(40))))
            .sorted((one, other) -> one.contest().compareTo(other.contest()))
            .toList();
    int perDay = random.nextInt(60);
    Capacities.Limit limit = new Capacities.Limit("SMS", "*", 1 + random.nextInt(9), perDay);
    int kept = random.nextInt(wishes.size() + 1);
    Map<ContactContest, Map<Instant, CustomerSet>> all = served(wishes, limit);
    Map<ContactContest, Map<Instant, CustomerSet>> fewer = served(wishes.subList(0, kept), limit);
    fewer.forEach((contest, places) -> assertThat(all.get(contest)).isEqualTo(places));
    assertThat(
            all.values().stream()
                .flatMap(places -> places.values().stream())
                .mapToLong(CustomerSet::size)
                .sum())
        .isEqualTo(Math.min(perDay, wishes.stream().mapToLong(wish -> wish.who().size()).sum()));
  }

  private static Map<ContactContest, Map<Instant, CustomerSet>> served(
      List<Wish> order, Capacities.Limit limit) {
    Map<Instant, Integer> used = new HashMap<>();
    Map<ContactContest, Map<Instant, CustomerSet>> served = new HashMap<>();
    for (Wish wish : order) {
      Map<Instant, CustomerSet> places =
          Capacities.allot(wish.who(), NOON, NOON.plus(Duration.ofHours(8)), limit, used);
      places.forEach((minute, who) -> used.merge(minute, (int) who.size(), Integer::sum));
      served.put(wish.contest(), places);
    }
    return served;
  }
}
