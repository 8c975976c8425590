package io.baton.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.standard.Disagreements.CodePair;
import io.baton.standard.Disagreements.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Pairs by set algebra against a look at every customer. */
class DisagreementsTests {
  private static final List<String> CODES = List.of("M", "F", "U");

  /** What a column may hold: nothing, the codes, and something that is no code. */
  private static final List<String> HELD = List.of("", "M", "F", "U", "raw");

  @Property(tries = 500)
  void shouldCountWhatALookAtEveryCustomerCounts(
      @ForAll @Size(max = 60) List<@IntRange(max = 24) Integer> pairs,
      @ForAll @IntRange(max = 60) int from,
      @ForAll @IntRange(max = 60) int to) {
    ColumnBuilder left = ColumnBuilder.of(Field.of("crm.sex", FieldType.ENUM));
    ColumnBuilder right = ColumnBuilder.of(Field.of("core.gender", FieldType.ENUM));
    Map<List<String>, Long> expected = new HashMap<>();
    Set<Integer> differing = new HashSet<>();
    for (int customer = 0; customer < pairs.size(); customer++) {
      String here = HELD.get(pairs.get(customer) / 5);
      String there = HELD.get(pairs.get(customer) % 5);
      if (!here.isEmpty()) {
        left.put(customer, here);
      }
      if (!there.isEmpty()) {
        right.put(customer, there);
      }
      boolean seen = customer >= from && customer < to;
      if (seen && CODES.contains(here) && CODES.contains(there) && !here.equals(there)) {
        expected.merge(List.of(here, there), 1L, Long::sum);
        differing.add(customer);
      }
    }
    FieldIndex index =
        FieldIndex.empty(Instant.EPOCH)
            .with(left.build(), right.build())
            .withEveryone(CustomerSet.range(0, pairs.size()));

    Table table =
        Disagreements.between(
                index, "crm.sex", "core.gender", CODES, CustomerSet.range(from, Math.max(from, to)))
            .orElse(new Table(CustomerSet.empty(), List.of()));

    Map<List<String>, Long> found = new HashMap<>();
    for (CodePair pair : table.pairs()) {
      if (pair.customers() > 0) {
        found.put(List.of(pair.left(), pair.right()), pair.customers());
      }
    }
    assertThat(found).isEqualTo(expected);
    assertThat(table.differing().toArray())
        .containsExactlyInAnyOrder(differing.stream().mapToInt(Integer::intValue).toArray());
  }
}
