package io.baton.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Against trying every value there is. */
class SmallestChangeTests {
  private static final int LOW = -5;
  private static final int HIGH = 25;

  /** Intervals over n, some negated, joined by "or": {@code kind} chooses the comparison. */
  @Property(tries = 400)
  void shouldFindTheNearestValueThatGivesTheOtherAnswer(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 20) Integer> bounds,
      @ForAll @IntRange(min = 0, max = 5) int kind,
      @ForAll boolean negated,
      @ForAll @IntRange(min = LOW, max = HIGH) int value) {
    Operator[] operators = {
      Operator.LT, Operator.LE, Operator.GT, Operator.GE, Operator.EQ, Operator.NE
    };
    Rule any =
        new Rule.Any(
            bounds.stream()
                .<Rule>map(
                    bound ->
                        new Rule.Leaf(
                            "n",
                            operators[(kind + bound) % operators.length],
                            Literal.of(BigDecimal.valueOf(bound))))
                .toList());
    Rule rule = negated ? Rule.not(any) : any;
    FieldIndex one = of(value);
    boolean hits = hits(rule, one);
    List<SmallestChange.Change> found =
        SmallestChange.find(
            SmallestChange.constants(rule), one, changed -> hits(rule, changed) != hits);
    Optional<Integer> nearest = Optional.empty();
    for (int other = LOW; other <= HIGH; other++) {
      boolean nearer =
          nearest.isEmpty() || Math.abs(other - value) < Math.abs(nearest.get() - value);
      if (hits(rule, of(other)) != hits && nearer) {
        nearest = Optional.of(other);
      }
    }
    assertThat(found.isEmpty()).isEqualTo(nearest.isEmpty());
    if (nearest.isPresent()) {
      SmallestChange.Change change = found.get(0);
      assertThat(Math.abs(Integer.parseInt(change.to()) - value))
          .isEqualTo(Math.abs(nearest.get() - value));
      assertThat(hits(rule, SmallestChange.applied(one, change))).isNotEqualTo(hits);
    }
  }

  @Property(tries = 50)
  void shouldFindAValueForWhoHasNone(@ForAll @IntRange(min = 0, max = 20) int bound) {
    Rule rule = new Rule.Leaf("n", Operator.GE, Literal.of(BigDecimal.valueOf(bound)));
    FieldIndex one = of(null);
    List<SmallestChange.Change> found =
        SmallestChange.find(SmallestChange.constants(rule), one, changed -> hits(rule, changed));
    assertThat(found)
        .containsExactly(new SmallestChange.Change("n", null, Integer.toString(bound)));
  }

  private static boolean hits(Rule rule, FieldIndex index) {
    return !RuleCompiler.compile(rule, index).members(SmallestChange.THE_ONE).isEmpty();
  }

  private static FieldIndex of(@Nullable Integer value) {
    ColumnBuilder builder = ColumnBuilder.of(Field.number("n", 0));
    // Customer 7 of many, so that the one who is asked about is taken out of the others.
    builder.put(6, "3");
    builder.put(7, value == null ? null : value.toString());
    FieldIndex all =
        FieldIndex.empty(Instant.EPOCH)
            .withEveryone(CustomerSet.range(0, 10))
            .with(builder.build());
    return SmallestChange.only(all, 7, Map.of("n", "").keySet());
  }
}
