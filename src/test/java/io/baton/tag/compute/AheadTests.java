package io.baton.tag.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AheadTests {
  private static final List<Integer> ITEMS = IntStream.range(0, 100).boxed().toList();

  private final AtomicInteger computed = new AtomicInteger();
  private final List<Integer> used = new ArrayList<>();

  private int compute(int item) {
    computed.incrementAndGet();
    return item * 2;
  }

  @Test
  void shouldUseAllInOrder() {
    Ahead.each(ITEMS, this::compute, used::add);

    assertThat(used).isEqualTo(ITEMS.stream().map(item -> item * 2).toList());
  }

  @Test
  void shouldComputeNoMoreThanTheCoresAheadOfAnEarlyEnd() {
    Ahead.each(ITEMS, this::compute, item -> used.add(item) && item < 6);

    assertThat(used).containsExactly(0, 2, 4, 6);
    assertThat(computed.get()).isBetween(4, 4 + Runtime.getRuntime().availableProcessors());
  }

  @Test
  void shouldThrowWhatTheComputationThrew() {
    IllegalStateException broken = new IllegalStateException();

    assertThatThrownBy(
            () ->
                Ahead.each(
                    ITEMS,
                    item -> {
                      if (item == 3) {
                        throw broken;
                      }
                      return item;
                    },
                    used::add))
        .isSameAs(broken);
    assertThat(used).containsExactly(0, 1, 2);
  }

  @Test
  void shouldEndWhenInterruptedAndSaySo() {
    Ahead.each(
        ITEMS,
        this::compute,
        item -> {
          while (computed.get() < 2) {
            Thread.onSpinWait(); // so that a next result lies ready
          }
          Thread.currentThread().interrupt();
          return used.add(item);
        });

    assertThat(Thread.interrupted()).isTrue();
    assertThat(used).hasSize(1);
  }

  @Test
  void shouldSayWhetherAllWereUsedAndGiveBackWhatWasNot() {
    List<Integer> unused = new ArrayList<>();

    assertThat(Ahead.each(ITEMS, this::compute, used::add, unused::add)).isTrue();
    assertThat(unused).isEmpty();

    used.clear();
    computed.set(0);
    assertThat(Ahead.each(ITEMS, this::compute, item -> !used.add(item), unused::add)).isFalse();
    assertThat(used).hasSize(1);
    assertThat(unused).hasSize(computed.get() - 1).doesNotContainAnyElementsOf(used);
  }
}
