package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.cohort.CustomerSet;
import io.baton.content.TestTemplates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What words refer to is kept as it was when the touch was planned, for as long as the touch. */
class FrozenValuesTests extends AgingLedger {
  /** Whose tag says nothing gets nobody else's words. */
  @Test
  void shouldKeepEachCustomersOwnValue() {
    TestTemplates.storeWithFields(database, "own", List.of("t_offer"), "$t_offer 拒收请回复R");
    world.tags = customer -> customer % 3 == 0 ? Map.of() : Map.of("t_offer", "offer " + customer);
    TouchPlan plan = arriving(1, 0, "own", CustomerSet.range(0, 10), Instant.now().minusSeconds(1));
    world.transaction.executeWithoutResult(status -> world.touches.plan(plan));
    world.sendAll();
    assertThat(peer.texts.keySet()).containsExactlyInAnyOrder(1, 2, 4, 5, 7, 8);
    peer.texts.forEach(
        (customer, text) -> assertThat(text).isEqualTo("offer " + customer + " 拒收请回复R"));
  }

  /** What words refer to lies beside the touches and goes with them; nothing is deleted by row. */
  @Test
  void shouldKeepValuesForAsLongAsTheirMonth() {
    TestTemplates.storeWithFields(database, "own", List.of("t_offer"), "$t_offer 拒收请回复R");
    world.tags = customer -> Map.of("t_offer", "offer " + customer % 3);
    for (int month = 0; month < 2; month++) {
      TouchPlan plan =
          arriving(1, month, "own", CustomerSet.range(0, 10), Instant.now().minusSeconds(1));
      world.transaction.executeWithoutResult(status -> world.touches.plan(plan));
      assertThatThrownBy(
              () ->
                  jdbc.sql("insert into touch_batch_value select * from touch_batch_value")
                      .update())
          .as("a batch has its values once")
          .hasStackTraceContaining("_pkey");
      later(month + 1);
    }
    assertThat(monthsOfValues()).containsExactly(NOW, NOW.plusMonths(1));
    world.tags = customer -> Map.of("t_offer", "something else by now");
    world.sendAll();
    assertThat(peer.texts.get(4)).isEqualTo("offer 1 拒收请回复R");
    later(14);
    retention(database).dropOld();
    assertThat(monthsOfValues()).containsExactly(NOW.plusMonths(1));
    assertThat(
            jdbc.sql("select to_regclass(?)::text")
                .param(LedgerMonths.values(NOW))
                .query(String.class)
                .optional())
        .as("dropped, not deleted")
        .isEmpty();
  }

  private List<LocalDate> monthsOfValues() {
    return jdbc.sql("select month from touch_batch_value order by month")
        .query(LocalDate.class)
        .list();
  }
}
