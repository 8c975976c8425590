package io.baton.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.MarkForTests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is shown, the hidden counts stay open: all worlds that fit are tried one by one. */
class DisclosureTests {
  private static final int K = 4;

  @Property(tries = 400)
  void shouldLeaveEveryHiddenCellOpen(
      @ForAll @Size(min = 2, max = 4) List<@IntRange(max = 13) Integer> cells,
      @ForAll @LongRange(min = 0, max = 50) long group) {
    long[] exact = cells.stream().mapToLong(Integer::longValue).toArray();
    long size = cells.stream().mapToLong(Integer::longValue).sum();
    Disclosure disclosure = Disclosure.coarse(K, MarkForTests.mark());

    Long total = disclosure.total("g" + group, size);
    List<@Nullable Long> shown = disclosure.cells("g" + group, "tag", total, exact, true);

    for (int i = 0; i < exact.length; i++) {
      Long cell = shown.get(i);
      assertThat(cell == null || cell % K == 0).isTrue();
      if (exact[i] < K) {
        assertThat(cell).as("too few to say").isNull();
        assertThat(possible(total, shown, i)).hasSizeGreaterThan(1);
      }
    }
  }

  /** A step to one value beside the whole: the rest is fewer than K, and the difference is not. */
  @Property(tries = 400)
  void shouldNotGiveADifferenceOfTwoAnswersAway(
      @ForAll @IntRange(min = 4, max = 40) int shownCell,
      @ForAll @IntRange(max = 3) int hiddenCell,
      @ForAll @LongRange(min = 0, max = 50) long group) {
    Disclosure disclosure = Disclosure.coarse(K, MarkForTests.mark());
    Long whole = disclosure.total("whole" + group, shownCell + hiddenCell);
    Long part = disclosure.total("part" + group, shownCell);
    List<@Nullable Long> table =
        disclosure.cells("whole" + group, "tag", whole, new long[] {shownCell, hiddenCell}, true);

    Set<Long> fitting = new HashSet<>();
    for (long hidden = 0; hidden < K; hidden++) {
      for (long other = K; other < 60; other++) {
        if (mayBe(whole, other + hidden) && mayBe(part, other) && mayBe(table.get(0), other)) {
          fitting.add(hidden);
        }
      }
    }
    assertThat(fitting).hasSizeGreaterThan(1).contains((long) hiddenCell);
  }

  @Test
  void shouldGiveTheSameGroupTheSameAnswer() {
    Disclosure one = Disclosure.coarse(10, MarkForTests.mark());
    for (int i = 0; i < 100; i++) {
      assertThat(one.total("g", 100 + i)).isEqualTo(one.total("g", 100 + i));
    }
    assertThat(one.total("g", 9)).isNull();
    assertThat(one.total("g", 0)).as("nobody and a few look alike").isNull();
  }

  @Test
  void shouldShowEverythingToWhoMaySeeIt() {
    Disclosure exact = Disclosure.exact();
    assertThat(exact.total("g", 3)).isEqualTo(3);
    assertThat(exact.cells("g", "t", 3L, new long[] {1, 2, 0}, true)).containsExactly(1L, 2L, 0L);
    assertThat(exact.coarse()).isFalse();
  }

  /** What the cell may be in all tables that would be shown like this. */
  private static Set<Long> possible(@Nullable Long total, List<@Nullable Long> shown, int place) {
    Set<Long> found = new HashSet<>();
    tables(shown, 0, new ArrayList<>(), total, place, found);
    return found;
  }

  private static void tables(
      List<@Nullable Long> shown,
      int next,
      List<Long> table,
      @Nullable Long total,
      int place,
      Set<Long> found) {
    if (next == shown.size()) {
      long sum = table.stream().mapToLong(Long::longValue).sum();
      if (mayBe(total, sum)) {
        found.add(table.get(place));
      }
      return;
    }
    boolean all = shown.stream().allMatch(Objects::isNull);
    for (long cell = 0; cell < (all ? 14 : 20); cell++) {
      // Where no cell is shown, nothing is said of any of them.
      if (all || mayBe(shown.get(next), cell)) {
        table.add(cell);
        tables(shown, next + 1, table, total, place, found);
        table.remove(table.size() - 1);
      }
    }
  }

  private static boolean mayBe(@Nullable Long shown, long count) {
    return shown == null ? count < K : count >= K && Math.abs(shown - count) < K;
  }
}
