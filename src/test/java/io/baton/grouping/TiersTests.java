package io.baton.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.cohort.CustomerSet;
import io.baton.grouping.Tiers.Bin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TiersTests {
  @Test
  void shouldCutPlainQuantilesWhereNothingHappened() {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      bins.add(new Bin(10, i, 0));
    }
    assertThat(Tiers.cuts(bins, 4, 50)).containsExactly(25, 50, 75);
  }

  @Test
  void shouldMakeTheTierNarrowWhereMoreRespond() {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      bins.add(new Bin(10, 1_000, i >= 90 ? 300 : 10));
    }
    List<Integer> cuts = Tiers.cuts(bins, 4, 50);
    assertThat(cuts.get(2)).isGreaterThan(93);
    assertThat(cuts.get(0)).isGreaterThan(25);
  }

  /** No tier is farther from its share than the bins at its ends are heavy. */
  @Property(tries = 500)
  void shouldGiveEveryTierItsShareOfTheExpectedResponses(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 10) int tiers,
      @ForAll @IntRange(min = 10, max = 150) int count) {
    Random random = new Random(seed);
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long contacted = random.nextInt(200);
      bins.add(
          new Bin(
              1 + random.nextInt(50),
              contacted,
              contacted == 0 ? 0 : random.nextInt((int) contacted)));
    }
    double[] weights = Tiers.weights(bins, 50);
    double total = 0;
    double heaviest = 0;
    for (double weight : weights) {
      total += weight;
      heaviest = Math.max(heaviest, weight);
    }
    List<Integer> cuts = Tiers.cuts(bins, tiers, 50);

    assertThat(cuts).isSorted().doesNotHaveDuplicates();
    if (heaviest < total / tiers) {
      assertThat(cuts).hasSize(tiers - 1);
      double sum = 0;
      int next = 0;
      for (int bin = 0; bin < weights.length && next < cuts.size(); bin++) {
        sum += weights[bin];
        if (cuts.get(next) == bin + 1) {
          next++;
          assertThat(sum).isCloseTo(total * next / tiers, within(heaviest));
        }
      }
    }
  }

  /** Customer by customer. */
  @Property(tries = 300)
  void shouldCountExactlyWhoMoves(@ForAll long seed) {
    Random random = new Random(seed);
    Map<Integer, String> before = new HashMap<>();
    Map<Integer, String> now = new HashMap<>();
    for (int customer = 0; customer < 200; customer++) {
      if (random.nextInt(8) > 0) {
        before.put(customer, "g" + random.nextInt(4));
      }
      if (random.nextInt(8) > 0) {
        now.put(customer, "g" + random.nextInt(4));
      }
    }
    Moves moves = Moves.between(1, sets(before), sets(now));

    long moved = 0;
    long among = 0;
    Map<String, Long> flows = new HashMap<>();
    for (int customer = 0; customer < 200; customer++) {
      String from = before.get(customer);
      String to = now.get(customer);
      if (from != null || to != null) {
        among++;
        if (from == null || !from.equals(to)) {
          moved++;
          flows.merge(from + ">" + to, 1L, Long::sum);
        }
      }
    }
    assertThat(moves.moved()).isEqualTo(moved);
    assertThat(moves.among()).isEqualTo(among);
    Map<String, Long> told = new HashMap<>();
    moves.flows().forEach(flow -> told.put(flow.from() + ">" + flow.to(), flow.customers()));
    assertThat(told).isEqualTo(flows);
  }

  private static Map<String, CustomerSet> sets(Map<Integer, String> groups) {
    Map<String, CustomerSet> sets = new HashMap<>();
    groups.forEach((id, key) -> sets.merge(key, CustomerSet.of(id), CustomerSet::or));
    return sets;
  }
}
