package io.baton.decision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.engine.ReferenceDecisions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Compilers with a mistake: the certificate must find it. A mistake that changes no answer for any
 * of many thousand customers is none. {@code baton.decision.mutated} is the number of tables,
 * {@code baton.decision.mutants} the most mistakes tried in each.
 */
class MutatedCompilersTests {
  private static final int TABLES = Integer.getInteger("baton.decision.mutated", 9);
  private static final int MUTANTS = Integer.getInteger("baton.decision.mutants", 60);
  private static final int ROWS = 100_000;

  /** What the official engine does in the time that saving a table may take. */
  private static final int COMPARISONS = 250;

  private final ReferenceDecisions official = new RememberingEngine(new OfficialEngine());
  private final FieldIndex index = index();

  @Test
  void shouldBeCaught() {
    RandomTables tables = new RandomTables(4711);
    MutantTally tally = new MutantTally();
    for (int i = 0; i < TABLES; i++) {
      RandomTables.Made made =
          tables.next(RandomTables.POLICIES.get(i % RandomTables.POLICIES.size()));
      DecisionTable table = DmnReader.read("t", made.document());
      assertThat(certify(table, made).difference()).isNull();
      Object right = Told.by(table, index, official);
      List<Mutations.Mutant> mutants = Mutations.of(table);
      Collections.shuffle(mutants, new Random(i));
      mutants
          .subList(0, Math.min(MUTANTS, mutants.size()))
          .forEach(
              mutant -> {
                if (Told.by(mutant.table(), index, official).equals(right)) {
                  tally.equivalent();
                } else {
                  boolean caught = certify(mutant.table(), made).difference() != null;
                  tally.count(mutant.mistake(), caught, new String(made.document(), UTF_8));
                }
              });
    }
    tally.require("tables", 200, 10);
  }

  private DecisionCertificate certify(DecisionTable table, RandomTables.Made made) {
    int[] left = {COMPARISONS};
    return DecisionCheck.compare(table, made.document(), official, () -> left[0]-- > 0);
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
}
