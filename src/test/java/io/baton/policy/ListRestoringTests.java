package io.baton.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A list on which an act was taken back is the list on which it had not been. */
class ListRestoringTests {
  private static final int CUSTOMERS = 6;
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant NOW = day(10);

  private static Instant day(int day) {
    return START.plusSeconds(86_400L * day);
  }

  private record Wanted(boolean black, boolean add, int from, int length, List<Integer> who) {}

  @Provide
  Arbitrary<List<Wanted>> acts() {
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    return Combinators.combine(
            flag,
            flag,
            Arbitraries.integers().between(0, 14),
            Arbitraries.integers().between(0, 12),
            Arbitraries.integers().between(0, CUSTOMERS - 1).list().ofMinSize(1).ofMaxSize(5))
        .as(Wanted::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static ListAct act(int id, Wanted wanted) {
    return new ListAct(
        id,
        START,
        wanted.black() ? ListKind.BLACK : ListKind.COMPLAINT,
        wanted.add() ? ListAct.Kind.ADD : ListAct.Kind.REMOVE,
        day(wanted.from()),
        wanted.length() == 0 ? null : day(wanted.from() + wanted.length()),
        "act " + id,
        "somebody",
        CustomerSet.of(wanted.who().stream().distinct().mapToInt(Integer::intValue).toArray()));
  }

  /** The list is made with and without the act, customer by customer and day by day. */
  @Property
  void shouldBeAsIfTheActHadNotBeen(@ForAll("acts") List<Wanted> wanted, @ForAll int which) {
    List<ListAct> acts = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      acts.add(act(i, wanted.get(i)));
    }
    ListAct undone = acts.get(Math.floorMod(which, acts.size()));
    ListRestoring restoring = ListRestoring.of(acts, undone, NOW);
    List<ListAct> after = new ArrayList<>(acts);
    if (restoring.takenOff()) {
      after.add(more(after.size(), undone, ListAct.Kind.REMOVE, restoring.who()));
    }
    for (ListRestoring.Again again : restoring.again()) {
      after.add(more(after.size(), again.act(), ListAct.Kind.ADD, again.who()));
    }
    List<ListAct> without = new ArrayList<>(acts);
    without.remove(undone);
    for (int day = 10; day < 30; day++) {
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        int one = customer;
        boolean overtaken =
            acts.stream()
                .anyMatch(
                    act ->
                        act.id() > undone.id()
                            && act.list() == undone.list()
                            && act.members().contains(one));
        for (ListKind list : List.of(ListKind.BLACK, ListKind.COMPLAINT)) {
          List<ListAct> expected = overtaken ? acts : without;
          assertThat(on(after, list, day(day), one))
              .as("customer %s on %s at day %s", one, list, day)
              .isEqualTo(on(expected, list, day(day), one));
        }
      }
    }
  }

  private static ListAct more(int id, ListAct like, ListAct.Kind kind, CustomerSet who) {
    return new ListAct(
        id, NOW, like.list(), kind, like.from(), like.until(), like.reason(), "somebody", who);
  }

  private static boolean on(List<ListAct> acts, ListKind list, Instant at, int customer) {
    Map<ListKind, CustomerSet> all = CustomerLists.at(acts, at);
    return all.getOrDefault(list, CustomerSet.empty()).contains(customer);
  }
}
