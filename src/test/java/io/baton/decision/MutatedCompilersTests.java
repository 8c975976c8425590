package io.baton.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.engine.ReferenceDecisions;
import io.baton.shared.BatonException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Compilers with a mistake: the certificate must find it. A mistake that changes no answer for any
 * of many thousand customers is none. {@code baton.decision.mutated} is the number of tables.
 */
class MutatedCompilersTests {
  private static final int TABLES = Integer.getInteger("baton.decision.mutated", 9);
  private static final int ROWS = 100_000;

  /** What the official engine does in the time that saving a table may take. */
  private static final int COMPARISONS = 250;

  private final ReferenceDecisions official = new Remembering(new OfficialEngine());
  private final FieldIndex index = index();

  @Test
  void shouldBeCaught() {
    RandomTables tables = new RandomTables(4711);
    Map<String, int[]> counts = new TreeMap<>();
    for (int i = 0; i < TABLES; i++) {
      // Under a policy that refuses contradictions random rows mostly contradict each other.
      RandomTables.Made made =
          tables.next(RandomTables.POLICIES.get(i % RandomTables.POLICIES.size()));
      DecisionTable table = DmnReader.read("t", made.document());
      assertThat(certify(table, made).difference()).isNull();
      Object right = answers(table);
      Mutations.of(table)
          .forEach(
              mutant -> {
                if (!answers(mutant.table()).equals(right)) {
                  int[] count = counts.computeIfAbsent(mutant.mistake(), each -> new int[2]);
                  count[0]++;
                  count[1] += certify(mutant.table(), made).difference() == null ? 0 : 1;
                }
              });
    }
    int all = counts.values().stream().mapToInt(count -> count[0]).sum();
    int caught = counts.values().stream().mapToInt(count -> count[1]).sum();
    counts.forEach(
        (mistake, count) -> System.out.printf("%s: %d of %d%n", mistake, count[1], count[0]));
    System.out.printf("%d of %d mutated compilers caught%n", caught, all);
    assertThat(counts).hasSizeGreaterThanOrEqualTo(10);
    assertThat(all).isGreaterThan(200);
    assertThat(caught).isGreaterThanOrEqualTo((int) Math.ceil(all * 0.99));
  }

  private DecisionCertificate certify(DecisionTable table, RandomTables.Made made) {
    int[] left = {COMPARISONS};
    return DecisionCheck.compare(table, made.document(), official, () -> left[0]-- > 0);
  }

  private Object answers(DecisionTable table) {
    try {
      // What a customer gets, and how often; which row gives it is told apart by nobody.
      Map<String, CustomerSet> answers = new TreeMap<>();
      long results = 0;
      for (SetOutcome.Hit hit : TableEvaluation.run(table, index, index.everyone())) {
        answers.merge(hit.values().toString(), hit.customers(), CustomerSet::or);
        results += hit.customers().size();
      }
      return List.of(answers, results);
    } catch (BatonException refused) {
      return refused.code();
    }
  }

  private static FieldIndex index() {
    Random random = new Random(1);
    FieldIndex built = FieldIndex.empty(Instant.EPOCH).withEveryone(CustomerSet.range(0, ROWS));
    for (int i = 0; i < RandomTables.INPUTS.size(); i++) {
      built = built.with(column(i, random));
    }
    return built;
  }

  private static Column column(int input, Random random) {
    FieldType type = FeelType.of(RandomTables.TYPES.get(input)).orElseThrow();
    String name = RandomTables.INPUTS.get(input);
    ColumnBuilder builder =
        ColumnBuilder.of(type == FieldType.NUMBER ? Field.number(name, 2) : Field.of(name, type));
    for (int row = 0; row < ROWS; row++) {
      builder.put(row, random.nextInt(8) == 0 ? null : value(type, random));
    }
    return builder.build();
  }

  private static String value(FieldType type, Random random) {
    return switch (type) {
      case NUMBER -> BigDecimal.valueOf((random.nextInt(48) - 12) * 25L, 2).toPlainString();
      case ENUM, MULTI -> Arrays.asList("A", "B", "C", "D", "E").get(random.nextInt(5));
      case BOOLEAN -> Boolean.toString(random.nextBoolean());
      case DATE -> LocalDate.of(2025, 12, 31).plusDays(random.nextInt(11)).toString();
    };
  }

  /** The official engine answers the same question the same way; asking it is what takes time. */
  private record Remembering(ReferenceDecisions engine, Map<List<Object>, Object> known)
      implements ReferenceDecisions {
    Remembering(ReferenceDecisions engine) {
      this(engine, new HashMap<>());
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> evaluate(
        byte[] dmn, String key, Map<String, @Nullable Object> facts) {
      Object answer =
          known.computeIfAbsent(
              List.of(Arrays.hashCode(dmn), new HashMap<>(facts)),
              question -> {
                try {
                  return engine.evaluate(dmn, key, facts);
                } catch (RuntimeException refused) {
                  return refused;
                }
              });
      if (answer instanceof RuntimeException refused) {
        throw refused;
      }
      return (List<Map<String, Object>>) answer;
    }
  }
}
