package io.baton.engine.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.ElementPace;
import io.baton.engine.EngineTest;
import io.baton.engine.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The rates of the live page against a list of everything that ever happened. */
@EngineTest
class PaceTests {
  @Autowired Counts counts;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private record Left(long second, String element, long customers) {}

  @Test
  void shouldCountWhoLeftWithinTheLastFiveMinutes() {
    Random random = new Random(54);
    long campaign = 5_400_000_000L + random.nextInt(1 << 20);
    List<Left> all = new ArrayList<>();
    int compared = 0;
    for (int turn = 0; turn < 60; turn++) {
      advance(Duration.ofSeconds(random.nextInt(turn % 10 == 9 ? 900 : 60)));
      String element = "Task_" + random.nextInt(3);
      long customers = 1 + random.nextInt(50);
      long before = second();
      transaction.executeWithoutResult(
          status -> counts.left(campaign, Scope.JOURNEY, element, customers));
      all.add(new Left(before, element, customers));
      Map<String, Long> expected = expected(all);
      Map<String, Long> found = found(campaign);
      // A slot may have ended between the count and the question; the next turn is as good.
      if (second() / Counts.SLOT_SECONDS == before / Counts.SLOT_SECONDS) {
        assertThat(found).isEqualTo(expected);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(30);
    assertThat(counts.elements(campaign, Scope.JOURNEY))
        .allSatisfy(
            element ->
                assertThat(element.left())
                    .isEqualTo(
                        all.stream()
                            .filter(left -> left.element().equals(element.elementId()))
                            .mapToLong(Left::customers)
                            .sum()));
  }

  @Test
  void shouldForgetWhatIsLongerAgo() {
    long campaign = 5_500_000_000L + new Random().nextInt(1 << 20);
    transaction.executeWithoutResult(
        status -> counts.left(campaign, Scope.JOURNEY, "Task_Quick", 1_000_000));
    assertThat(found(campaign)).containsExactly(Map.entry("Task_Quick", 1_000_000L));

    advance(Duration.ofMinutes(5).plusSeconds(1));
    assertThat(found(campaign)).isEmpty();
  }

  private long second() {
    return jdbc.sql("select floor(extract(epoch from shared_now()))::bigint")
        .query(Long.class)
        .single();
  }

  private void advance(Duration by) {
    jdbc.sql("update shared_clock set offset_millis = offset_millis + ?")
        .param(by.toMillis())
        .update();
  }

  private Map<String, Long> expected(List<Left> all) {
    long slot = second() / Counts.SLOT_SECONDS;
    Map<String, Long> sums = new TreeMap<>();
    for (Left left : all) {
      if (slot - left.second() / Counts.SLOT_SECONDS < Counts.SLOTS) {
        sums.merge(left.element(), left.customers(), Long::sum);
      }
    }
    return sums;
  }

  private Map<String, Long> found(long campaign) {
    Map<String, Long> sums = new TreeMap<>();
    for (ElementPace pace : counts.paces(campaign, Scope.JOURNEY)) {
      sums.put(pace.elementId(), pace.left());
    }
    return sums;
  }
}
