package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.CustomerSet;
import io.baton.policy.RefusalReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a round gives to whom, against a count of every customer and place one after another. */
class RoundsTests extends Gathering {
  private static CustomerSet some(Random random, int from, int to) {
    CustomerSet some = CustomerSet.empty();
    for (int customer = from; customer < to; customer++) {
      some = random.nextInt(3) > 0 ? some.or(CustomerSet.of(customer)) : some;
    }
    return some;
  }

  @RepeatedTest(25)
  void shouldServeGreedilyByPriority(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    int perDay = random.nextInt(2 * PEOPLE);
    jdbc.sql("insert into policy_capacity values ('SMS', '*', null, ?)").param(perDay).update();
    Want promised = new Want(99, 0, 0, some(random, 0, PEOPLE));
    want(promised);
    List<Want> wants = new ArrayList<>();
    Map<Long, Integer> priorities = new HashMap<>();
    for (long run = 1; run <= 2 + random.nextInt(4); run++) {
      int decided = random.nextInt(4);
      priorities.put(run, decided);
      if (random.nextInt(3) == 0) {
        priorities.put(run, random.nextInt(10));
        world.priorities.set("C" + run, priorities.get(run));
      }
      int half = random.nextInt(PEOPLE);
      wants.add(new Want(run, 0, decided, some(random, 0, half)));
      wants.add(new Want(run, 1, decided, some(random, half, PEOPLE)));
    }
    world.awaited = Set.copyOf(priorities.keySet());
    List<Want> comingInAnyOrder = new ArrayList<>(wants);
    Collections.shuffle(comingInAnyOrder, random);
    comingInAnyOrder.forEach(this::want);

    assertThat(world.serving.workOnce()).as("somebody is awaited").isFalse();
    assertThat(granted().keySet()).as("nobody is served before").isSubsetOf(99L);
    world.awaited = Set.of();
    CompletableFuture.allOf(
            CompletableFuture.runAsync(this::serveAll), CompletableFuture.runAsync(this::serveAll))
        .get();
    serveAll();

    wants.sort(
        Comparator.comparing((Want want) -> -priorities.getOrDefault(want.run(), 0))
            .thenComparing(Want::run)
            .thenComparing(Want::chunk));
    wants.add(0, promised);
    assertThat(granted()).isEqualTo(oneByOne(wants, perDay));
    assertThat(world.touches.waitingForRound(1).isEmpty()).isTrue();
  }

  /** In this order, customer by customer. */
  private static Map<Long, CustomerSet> oneByOne(List<Want> order, int perDay) {
    int[] contacts = new int[PEOPLE];
    int room = perDay;
    Map<Long, CustomerSet> granted = new TreeMap<>();
    for (Want want : order) {
      for (int customer : want.who().toArray()) {
        if (contacts[customer] < CAP && room > 0) {
          contacts[customer]++;
          room--;
          granted.merge(want.run(), CustomerSet.of(customer), CustomerSet::or);
        }
      }
    }
    return granted;
  }

  @Test
  void shouldServeAtOnceWhoIsAlone() {
    world.awaited = Set.of(1L);
    want(new Want(1, 0, 3, CustomerSet.range(0, 10)));
    assertThat(granted()).containsEntry(1L, CustomerSet.range(0, 10));
    assertThat(jdbc.sql("select count(*) from touch_round").query(Long.class).single()).isZero();
  }

  @Test
  void shouldLetNobodyPastARoundThatIsNotServed() {
    jdbc.sql("insert into policy_capacity values ('SMS', '*', null, 10)").update();
    world.awaited = Set.of(1L, 2L);
    want(new Want(1, 0, 3, CustomerSet.range(0, 10)));
    world.awaited = Set.of();
    want(new Want(2, 0, 1, CustomerSet.range(0, 10)));
    serveAll();
    assertThat(granted()).isEqualTo(Map.of(1L, CustomerSet.range(0, 10)));
  }

  /** What is promised stays promised, whoever comes later. */
  @Test
  void shouldTakeNothingBackFromARoundBefore() {
    jdbc.sql("insert into policy_capacity values ('SMS', '*', null, 15)").update();
    world.awaited = Set.of(1L, 2L);
    want(new Want(1, 0, 3, CustomerSet.range(0, 10)));
    world.awaited = Set.of();
    serveAll();
    want(new Want(3, 0, 9, CustomerSet.range(0, 10)));
    serveAll();
    assertThat(granted())
        .isEqualTo(Map.of(1L, CustomerSet.range(0, 10), 3L, CustomerSet.range(0, 5)));
  }

  @Test
  void shouldWaitForNobodyLongerThanItMay() {
    world.awaited = Set.of(1L, 2L);
    want(new Want(1, 0, 3, CustomerSet.range(0, 10)));
    assertThat(world.serving.workOnce()).isFalse();
    jdbc.sql("update touch_wish set wished_at = wished_at - interval '2 minutes'").update();
    serveAll();
    assertThat(granted()).containsOnlyKeys(1L);
  }

  @Test
  void shouldKeepNoPlaceForWhoIsStopped() {
    jdbc.sql("insert into policy_capacity values ('SMS', '*', null, 10)").update();
    world.awaited = Set.of(1L, 2L);
    want(new Want(1, 0, 9, CustomerSet.range(0, 10)));
    want(new Want(2, 0, 3, CustomerSet.range(0, 10)));
    assertThat(world.touches.drained(1)).isFalse();
    world.transaction.executeWithoutResult(status -> world.touches.stop(1));
    world.awaited = Set.of();
    serveAll();
    assertThat(granted()).isEqualTo(Map.of(2L, CustomerSet.range(0, 10)));
    assertThat(world.touches.refused(1))
        .isEqualTo(Map.of(RefusalReason.STOPPED, CustomerSet.range(0, 10)));
    assertThat(world.touches.drained(1)).isTrue();
  }

  @Test
  void shouldChangeNothingWhereTheSameIsWantedAgain() {
    world.awaited = Set.of(1L, 2L);
    want(new Want(1, 0, 9, CustomerSet.range(0, 10)));
    want(new Want(1, 0, 9, CustomerSet.range(0, 50)));
    world.awaited = Set.of();
    serveAll();
    want(new Want(1, 0, 9, CustomerSet.range(0, 50)));
    serveAll();
    assertThat(granted()).isEqualTo(Map.of(1L, CustomerSet.range(0, 10)));
  }

  @Test
  @Timeout(60)
  void shouldLetOthersGoFirstWhereOneCannotBeServed() {
    world.awaited = Set.of(1L, 2L);
    TouchPlan first = new Want(1, 0, 9, CustomerSet.range(0, 10)).plan();
    want(new Want(2, 0, 3, CustomerSet.range(0, 10)));
    world.transaction.executeWithoutResult(
        status ->
            world.rounds.plan(
                new TouchPlan(
                    first.runId(),
                    first.step(),
                    0,
                    0,
                    first.origin(),
                    first.campaignCode(),
                    "NO_SUCH_CHANNEL",
                    first.purpose(),
                    first.templateKey(),
                    1,
                    first.candidates(),
                    first.due(),
                    "hash",
                    null,
                    9,
                    null,
                    null)));
    world.awaited = Set.of();
    serveAll();
    assertThat(granted()).isEqualTo(Map.of(2L, CustomerSet.range(0, 10)));
    assertThat(world.touches.waitingForRound(1)).isEqualTo(CustomerSet.range(0, 10));
    assertThat(world.touches.drained(1)).isFalse();
    assertThat(
            jdbc.sql("select attempts from touch_wish where run_id = 1")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }
}
